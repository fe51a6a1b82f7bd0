import { kindOf } from '../script/expect/kinds.ts'
import { addressesJudge } from '../verdict/prompt-injection.ts'
import type { Question } from '../verdict/verdict.ts'

const SENTENCES = 2
const CHARACTERS = 400
/** In text with single spaces; it looks back from spaces alone, so that a long run of quotes is read once. */
const BETWEEN_SENTENCES = / (?<=[.!?؟。]["'”’»)]* )/u

/**
 * What the officer may say of the model's words: plain text, two sentences, no question, nothing that is
 * due; undefined when nothing is left.
 */
export function readSideAnswer(text: string, question: Question): string | undefined {
  const plain = text
    .replace(/[*_`#>]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (/https?:|www\./i.test(plain) || addressesJudge(plain)) return undefined
  const said = plain.split(BETWEEN_SENTENCES).slice(0, SENTENCES)
  while (said.length > 0 && (said.join(' ').normalize('NFKC').length > CHARACTERS || /[?؟]/.test(said.at(-1) ?? '')))
    said.pop()
  const answer = said.join(' ').toWellFormed()
  if (answer === '' || /[?؟]/.test(answer)) return undefined
  const { expect } = question.step
  return kindOf(expect).saysDue(question, expect, answer) ? undefined : answer
}
