import { renameSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Puts a text in the place of a file's, whole or not at all. That there is no room is borne:
 * what a running instance notes for the next one is worth less than its going on.
 */
export function writeNote(file: string, text: string): void {
  const next = `${file}.${process.pid}.next`
  try {
    writeFileSync(next, text, { mode: 0o600 })
    renameSync(next, file)
  } catch {
    rmSync(next, { force: true })
  }
}
