import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file is one idea; what is longer holds several. */
export const MOST_LINES = 300
/** Of others, or written by a program. */
const notOurs = ['**/node_modules', '.git', '.lexnova*', 'coverage', 'dashboard/api/types.ts']

/** Names each file of code with more lines than it may have, and how many those are. */
export function findLongFiles(root: string): string[] {
  return globSync('**/*.{ts,tsx,mts,cjs,mjs,js,py,sh}', { cwd: root, exclude: notOurs })
    .map((file) => ({ file, lines: linesOf(readFileSync(join(root, file), 'utf8')) }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ file, lines }) => `too-long: ${file} → ${lines} lines`)
}

const linesOf = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
