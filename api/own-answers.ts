import type { OwnEntry } from '../db/own-answers.ts'
import type { KnownEntry } from '../interview/record/entries.ts'
import { readEntry } from '../interview/record/entries.ts'
import type { Script } from '../interview/script/script.ts'
import type { OwnAnswer } from './seat-answer.ts'

type Answered = Extract<KnownEntry, { type: 'answer' | 'correction' | 'withdrawal' }>
type Heard = Answered['data']['answer']

const isAnswered = (entry: KnownEntry | undefined): entry is Answered =>
  entry?.type === 'answer' || entry?.type === 'correction' || entry?.type === 'withdrawal'

function wayOf(heard: Heard): OwnAnswer['by'] {
  if (!heard) return null
  if (heard.channel === 'voice') return 'spoken'
  return heard.dictated ? 'dictated' : 'typed'
}

/**
 * What a respondent said, as it counts: what was asked for again is left out.
 * @param numberOf the place of their answer to a step among all that are due
 */
export function ownAnswersOf(
  entries: readonly OwnEntry[],
  script: Script,
  numberOf: (step: string) => number | undefined,
): OwnAnswer[] {
  const asked = new Map(script.steps.map(({ id, ask }) => [id, ask]))
  const counting = entries.flatMap((entry) => {
    const known = readEntry({ ...entry, commitments: {} })
    return isAnswered(known) && known.data.effect !== 'asked-again' ? [{ known, entry }] : []
  })
  const latest = new Map(
    counting.flatMap(({ known: { type, data }, entry }) => (type === 'withdrawal' ? [] : [[data.ask.step, entry.seq]])),
  )
  return counting.map(({ known: { type, data }, entry: { seq, at, words } }) => {
    const { step } = data.ask
    const isWithdrawal = type === 'withdrawal'
    return {
      kind: type,
      number: (isWithdrawal ? undefined : numberOf(step)) ?? null,
      step,
      question: isWithdrawal ? null : (asked.get(step) ?? null),
      words: typeof words === 'string' ? words : null,
      by: wayOf(data.answer),
      outcome: data.outcome,
      stands: isWithdrawal || latest.get(step) === seq,
      at,
    }
  })
}
