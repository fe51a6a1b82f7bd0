import { endsSentence, hasQuestionMark, opensRequest, placeholdersIn, sentencesOf } from './asking.ts'
import { isEntryOfContents, isNote, targetOfSkip } from './labels.ts'
import { markersOf } from './markers.ts'
import type { LeftOut, Warning } from './reading.ts'

/** Characters of a question that are hard to keep in mind when they are heard. */
const LONG = 600
const MOST_NAMED = 5

const named = (texts: readonly string[]) =>
  texts
    .slice(0, MOST_NAMED)
    .map((text) => `"${text.length > 100 ? `${text.slice(0, 100).toWellFormed()}…` : text}"`)
    .join(', ')

/** What can be seen of a step by its words alone, however the script came. */
export function warningsOfStep(
  { id, ask }: { id: string; ask: string },
  at: { page?: number; line?: number } = {},
): Warning[] {
  const warnings: Warning[] = []
  const add = (code: Warning['code'], message: string) => warnings.push({ code, step: id, ...at, message })
  const placeholders = placeholdersIn(ask)
  if (placeholders.length > 0)
    add('placeholder', `Fill in or remove ${named(placeholders)}: it would be spoken as it stands.`)
  const questions = sentencesOf(ask).filter(hasQuestionMark)
  if (questions.length > 1) {
    add(
      'several-questions',
      `This asks ${questions.length} things at once: ${named(questions)}. Divide it, so that each has an answer of its own.`,
    )
  }
  if (ask.length > LONG)
    add('long', `This has ${ask.length} characters, more than people remember when they hear it. Divide it.`)
  return warnings
}

/** Their own words or marks say that they are not for respondents. */
const NOT_ASKED: readonly LeftOut['why'][] = [
  'answer',
  'stage-direction',
  'skip',
  'condition',
  'hidden',
  'deleted',
  'comment',
]
/** "State of New York" heads a document, and "State your name." does not. */
const HEADS: readonly LeftOut['why'][] = ['title', 'heading', 'running-head', 'page-number', 'rule', 'role']

/** A request by its first word, longer than the label of a place to write: "Name: ____" */
function isRequest({ text, why }: LeftOut): boolean {
  if (NOT_ASKED.includes(why) || isNote(text) || isEntryOfContents(text)) return false
  const words = markersOf(text)[0]?.text ?? text
  if (!opensRequest(words)) return false
  return HEADS.includes(why) ? endsSentence(words) : words.split(/\s+(?=[\p{L}\p{N}])/u, 3).length > 2
}

const SENDS: readonly LeftOut['why'][] = ['remark', 'introduction']

/** "If no, go to question 5." on a line of its own, below the question that it is about. */
const warningsOfSkips = (leftOut: readonly LeftOut[]): Warning[] =>
  leftOut
    .filter(({ text, why }) => SENDS.includes(why) && targetOfSkip(text) !== undefined)
    .map(({ page, line, text }) => ({
      code: 'skip',
      page,
      line,
      message: `The officer skips nothing by itself: give the steps that ${named([text])} passes over a condition with "when".`,
    }))

/** What was left out and asks something, or sends to another question. */
export const warningsOfLeftOut = (leftOut: readonly LeftOut[]): Warning[] => [
  ...warningsOfSkips(leftOut),
  ...leftOut
    .filter((left) => hasQuestionMark(left.text) || isRequest(left))
    .map(({ page, line, text }) => ({
      code: 'left-out-question' as const,
      page,
      line,
      message: `This line asks something and is in no step: ${named([text])}. Add it if it should be asked.`,
    })),
]
