import { createHash } from 'node:crypto'
import { lstatSync, readFileSync, readlinkSync, statSync } from 'node:fs'

/** Paths, each with what was there. */
export type PathStates = Readonly<Record<string, string>>

/** What is at a path: a file by the hash of its content, a link by its target too, or why there is nothing. */
export function stateOf(path: string): string {
  try {
    const link = lstatSync(path).isSymbolicLink() ? `link to ${readlinkSync(path)}, ` : ''
    const stats = statSync(path)
    if (stats.isFile()) return `${link}file ${createHash('sha256').update(readFileSync(path)).digest('hex')}`
    return `${link}${stats.isDirectory() ? 'folder' : 'special file'}`
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown'
  }
}

/** Whether all paths are as they were. */
export function areUnchanged(states: PathStates): boolean {
  return Object.entries(states).every(([path, state]) => stateOf(path) === state)
}
