import type { Browser } from '../room/engine/device-state.ts'

/** Where a browser keeps the permissions of a page. */
export type PermissionHelp = 'address' | 'ios' | 'firefox' | 'safari'
/** Where a system keeps the permissions of its browsers. */
export type SystemHelp = 'ios' | 'android' | 'mac' | 'windows' | 'other'

/** On iOS every browser is Safari underneath, and its settings are where Safari has them. */
export function permissionHelpFor({ name, system }: Browser): PermissionHelp {
  if (system === 'ios') return 'ios'
  if (name === 'firefox') return 'firefox'
  return name === 'safari' ? 'safari' : 'address'
}

export const systemHelpFor = ({ system }: Browser): SystemHelp => (system === 'linux' ? 'other' : system)
