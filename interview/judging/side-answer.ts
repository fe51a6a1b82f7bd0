import { addressesJudge } from '../verdict/meddling.ts'
import type { Question } from '../verdict/verdict.ts'
import { namesNumber, saysDate, saysName, saysNumber } from './grounding.ts'

const SENTENCES = 2
const CHARACTERS = 400
const BETWEEN_SENTENCES = /(?<=[.!?؟。]["'”’»)]*)\s+/u

/** A date, number or name that is due in the step: no respondent hears it from the officer. */
function saysDue(text: string, { step: { expect }, respondent, language }: Question): boolean {
  switch (expect.kind) {
    case 'date':
      return [expect.due, expect.earliest, expect.latest].some((iso) => iso && saysDate(text, iso, language))
    case 'number': {
      const { due, min, max } = expect
      if (due !== undefined && saysNumber(text, due, language)) return true
      return [min, max].some((bound) => bound !== undefined && namesNumber(text, Math.abs(bound), language))
    }
    case 'name': {
      const { due = 'registered' } = expect
      const name = due === 'registered' ? respondent.name : due
      return name !== undefined && saysName(text, name)
    }
    default:
      return false
  }
}

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
  return answer === '' || /[?؟]/.test(answer) || saysDue(answer, question) ? undefined : answer
}
