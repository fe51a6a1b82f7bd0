import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const [FOR_GROUP, FOR_OTHERS] = [0o040, 0o004]

/** The files below a directory that somebody else on this machine can open, by themselves and by all folders above. */
export function readableByOthers(directory: string, by: readonly number[] = [FOR_GROUP, FOR_OTHERS]): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name)
    const mode = lstatSync(path, { throwIfNoEntry: false })?.mode
    if (mode === undefined || entry.isSymbolicLink()) return []
    // To open what is in a folder takes its x, which is a quarter of its r.
    const left = by.filter((bit) => (mode & (entry.isDirectory() ? bit >> 2 : bit)) !== 0)
    if (left.length === 0) return []
    return entry.isDirectory() ? readableByOthers(path, left) : [path]
  })
}
