import { readFileSync } from 'node:fs'

/** The text of a script as it comes out of a document, and what a lawyer expects to be read in it. */
export interface ScriptCase {
  kind: string
  text: string
  /** The questions in their order, or how many there are. */
  asks: readonly string[] | number
  /** Parts of lines that are shown as left out. */
  leftOut?: readonly string[]
  /** There is a warning, or one of each of these codes. */
  warn?: true | readonly string[]
  /** The step, counted from 1, whose answers make it yes or no. */
  affirmation?: number
  choice?: { step: number; options: readonly string[] }
  /** Of each step. */
  respondents?: readonly string[]
  language?: string
}

const FILES = ['kinds', 'english', 'german', 'french', 'spanish', 'arabic'] as const

/** The cases of every file. */
export const SCRIPT_CASES: readonly ScriptCase[] = FILES.flatMap(
  (name) => JSON.parse(readFileSync(new URL(`./scripts/${name}.json`, import.meta.url), 'utf8')) as ScriptCase[],
)
