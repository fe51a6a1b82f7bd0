import type { ChildProcess } from 'node:child_process'

export function packagesAreCurrent(root: string): boolean
export function installPackages(root: string, onSpawn: (installer: ChildProcess) => void): Promise<void>
