import { addressesJudge } from '../verdict/meddling.ts'

const SENTENCES = 2
const CHARACTERS = 400
const BETWEEN_SENTENCES = /(?<=[.!?؟。]["'”’»)]*)\s+/u

/** What the officer may say of the model's words: plain text, two sentences, no question; undefined when nothing is left. */
export function readSideAnswer(text: string): string | undefined {
  const plain = text
    .replace(/[*_`#>]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (/https?:|www\./i.test(plain) || addressesJudge(plain)) return undefined
  const said = plain.split(BETWEEN_SENTENCES).slice(0, SENTENCES)
  while (said.length > 0 && (said.join(' ').length > CHARACTERS || /[?؟]/.test(said.at(-1) ?? ''))) said.pop()
  const answer = said.join(' ').toWellFormed()
  return answer === '' || /[?؟]/.test(answer) ? undefined : answer
}
