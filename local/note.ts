import { renameSync, rmSync, writeFileSync } from 'node:fs'

/** Puts a text in the place of a file's, whole or not at all; what was begun is not left. */
export function writeWhole(file: string, text: string, mode = 0o600): void {
  const next = `${file}.${process.pid}.next`
  try {
    writeFileSync(next, text, { mode })
    renameSync(next, file)
  } catch (error) {
    rmSync(next, { force: true })
    throw error
  }
}

/** The same. That there is no room is borne: what an instance notes for the next one is worth less than its going on. */
export function writeNote(file: string, text: string): void {
  try {
    writeWhole(file, text)
  } catch {
    // The next note may find room.
  }
}
