import { classified } from './classify.ts'
import { withoutFurniture } from './furniture.ts'
import { pagesOf } from './lines.ts'
import type { LeftOut, ReadingNotes, Warning } from './reading.ts'
import { MOST_PROBLEMS, readScript, SCRIPT_LIMITS, type ScriptProblem, type ScriptResult } from './script.ts'
import { warningsOfLeftOut, warningsOfStep } from './step-warnings.ts'
import { stepsOfBlocks } from './steps.ts'
import { structureOf } from './structure.ts'

export interface TextSteps extends ReadingNotes {
  title?: string
  /** Steps as `readScript` takes them. */
  steps: Record<string, unknown>[]
  /** The lines of the text that belong to each step, counted from 1. */
  lines: number[][]
  /** Annotations that are not understood. */
  problems: ScriptProblem[]
}

const byPlace = (one: { line?: number | undefined }, other: { line?: number | undefined }) =>
  (one.line ?? 0) - (other.line ?? 0)

/** Warnings beyond what anybody reads say nothing more. */
export const MOST_WARNINGS = 1_000

/**
 * Turns the text of a document into the steps of a script: numbered questions where there are any,
 * separate lines otherwise. Pages are divided by form feeds. Every line is in one step or in `leftOut`.
 * Annotations are those of `annotations.ts`.
 *
 * @param session the roles of the session; a heading asks nobody else
 */
export function stepsFromText(text: string, session?: readonly string[]): TextSteps {
  const { pages, leftOut: furniture } = withoutFurniture(pagesOf(text))
  const structure = structureOf(classified(pages.flat()))
  const { steps, lines, leftOut: within, warnings, problems } = stepsOfBlocks(structure, session)
  const leftOut: LeftOut[] = [...furniture, ...structure.leftOut, ...within].toSorted(byPlace)
  const all: Warning[] = [
    ...warnings,
    ...warningsOfLeftOut(leftOut),
    ...steps.flatMap((step, index) => {
      const line = lines[index]?.[0]
      const id = typeof step['id'] === 'string' ? step['id'] : `q${index + 1}`
      return warningsOfStep({ id, ask: String(step['ask']) }, line === undefined ? {} : { line })
    }),
  ].toSorted(byPlace)
  const { title } = structure
  return {
    ...(title === undefined ? {} : { title }),
    steps,
    lines,
    leftOut,
    warnings: all.slice(0, MOST_WARNINGS),
    problems,
  }
}

/** Of a title, no more than its limit, and no half of a character. */
const shortTitle = (title: string) => title.slice(0, 300).replace(/[\ud800-\udbff]$/, '')

/** Where a question that is too long could be divided: at the last end of a sentence that fits. */
function tooLong(ask: string): string | undefined {
  const { askCharacters } = SCRIPT_LIMITS
  if (ask.length <= askCharacters) return undefined
  const fitting = ask.slice(0, askCharacters)
  const end = Math.max(...['. ', '? ', '! ', '؟ ', '; '].map((mark) => fitting.lastIndexOf(mark)))
  const where = end > 0 ? `after character ${end + 1}, where a sentence ends` : 'in two'
  return `has ${ask.length} characters; at most ${askCharacters} can be spoken. Divide it ${where}`
}

const refused = (...problems: ScriptProblem[]): ScriptResult => ({ ok: false, problems })

export interface TextOptions {
  language?: string
  /** Roles of the session. */
  respondents?: readonly string[]
}

export type TextResult =
  | ({ ok: true; notes: ReadingNotes } & Extract<ScriptResult, { ok: true }>)
  | Extract<ScriptResult, { ok: false }>

/** Reads a script from the text of a document; each problem names the line it stands on. */
export function scriptFromText(text: string, { language, respondents }: TextOptions = {}): TextResult {
  const { title, steps, lines, problems, leftOut, warnings } = stepsFromText(text, respondents)
  const count = steps.length
  if (count === 0) return refused({ path: '/steps', message: 'no question was found in the text' }) as TextResult
  if (count > SCRIPT_LIMITS.steps) {
    const message = `the text has ${count} questions; a script has at most ${SCRIPT_LIMITS.steps} steps`
    return refused({ path: '/steps', message }) as TextResult
  }
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) }
  const result = readScript({
    ...(title === undefined ? {} : { title: shortTitle(title) }),
    ...(language === undefined ? {} : { language }),
    steps,
  })
  if (result.ok) return { ...result, notes: { leftOut, warnings } }
  return {
    ok: false,
    problems: result.problems.map(({ path, message }) => {
      const index = Number(/^\/steps\/(\d+)/.exec(path)?.[1] ?? Number.NaN)
      const [line] = lines[index] ?? []
      const long = path.endsWith('/ask') ? tooLong(String(steps[index]?.['ask'])) : undefined
      const what = long === undefined ? message : `question ${index + 1} ${long}`
      return { path, message: line === undefined ? what : `line ${line}: ${what}` }
    }),
  }
}
