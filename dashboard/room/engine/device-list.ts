import type { Device, Devices } from './device-state.ts'

type Lists = Pick<Devices, 'microphones' | 'cameras' | 'speakers'>

const listOf = (all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): Device[] =>
  all.flatMap(({ kind: is, deviceId, label }) =>
    is === kind && deviceId !== '' && label !== '' ? [{ id: deviceId, label }] : [],
  )

export const listsOf = (all: readonly MediaDeviceInfo[]): Lists => ({
  microphones: listOf(all, 'audioinput'),
  cameras: listOf(all, 'videoinput'),
  speakers: listOf(all, 'audiooutput'),
})

const KINDS = [
  ['microphone', 'microphones'],
  ['speaker', 'speakers'],
  ['camera', 'cameras'],
] as const

/**
 * What has come or gone between two lists; undefined when nothing has, and when there was no list before: the names are
 * there only after a permission.
 */
export function changeOf(before: Lists, after: Lists): Devices['changed'] {
  for (const [kind, list] of KINDS) {
    if (before[list].length === 0) continue
    const lacks = (of: Lists, { id }: Device) => of[list].every((other) => other.id !== id)
    const gone = before[list].find((device) => lacks(after, device))
    if (gone) return { kind, label: gone.label, how: 'gone' }
    const came = after[list].find((device) => lacks(before, device))
    if (came) return { kind, label: came.label, how: 'came' }
  }
  return undefined
}
