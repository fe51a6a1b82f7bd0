import type { KnownEntry } from '../../../../interview/record/entries.ts'
import type { Entry, Opening, RecordDocument } from '../../../../interview/record/record.ts'

type AnswerEntry = Extract<
  KnownEntry,
  { type: 'answer' | 'answer-kept' | 'correction' | 'correction-kept' | 'withdrawal' }
>

/** What was said to a question, and what it was taken for. */
export interface AnswerNow {
  seq: number
  at: string
  type: AnswerEntry['type']
  step: string
  respondent: string
  round: number
  outcome: AnswerEntry['data']['outcome']
  effect: AnswerEntry['data']['effect']
  /** As it was heard; undefined when it was erased, and where nothing was said. */
  said: string | undefined
  /** As it counts. */
  value: string | number | boolean | undefined
  reason: string | undefined
  by: { rule: string } | { model: string }
  /** Another than who was asked. */
  speaker: string | undefined
  channel: 'typed' | 'voice' | undefined
  need: AnswerEntry['data']['need']
}

const ANSWERS: ReadonlySet<string> = new Set<AnswerEntry['type']>([
  'answer',
  'answer-kept',
  'correction',
  'correction-kept',
  'withdrawal',
])

/** The server has checked it against its schema before it came into the record. */
const isAnswer = (entry: Entry): entry is Entry & AnswerEntry => ANSWERS.has(entry.type)

/** The values that the record's openings give of an entry. */
function valuesOf(openings: readonly Opening[]) {
  const values = new Map(openings.map(({ commitment, value }) => [commitment, value]))
  return ({ commitments }: Pick<Entry, 'commitments'>, name: string): unknown => {
    const commitment = commitments[name]
    return commitment === undefined ? undefined : values.get(commitment)
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : value === undefined || value === null ? undefined : JSON.stringify(value)

/** Every answer of a record, as far as it goes, in its order. */
export function answersOf({ entries, openings }: Pick<RecordDocument, 'entries' | 'openings'>): AnswerNow[] {
  const valueOf = valuesOf(openings)
  return entries.filter(isAnswer).map((entry) => {
    const { ask, outcome, effect, judge, answer, need } = entry.data
    const value = valueOf(entry, 'value')
    return {
      seq: entry.seq,
      at: entry.at,
      type: entry.type,
      ...ask,
      outcome,
      effect,
      said: textOf(valueOf(entry, 'answer')),
      value: ['string', 'number', 'boolean'].includes(typeof value) ? (value as string | number | boolean) : undefined,
      reason: textOf(valueOf(entry, 'reason')),
      by: judge.by === 'rule' ? { rule: judge.rule } : { model: judge.model },
      speaker: answer && answer.speaker !== ask.respondent ? answer.speaker : undefined,
      channel: answer?.channel,
      need,
    }
  })
}

/** By step and respondent. */
export const answersByAsk = (answers: readonly AnswerNow[]): Map<string, AnswerNow[]> =>
  Map.groupBy(answers, ({ step, respondent }) => askKey(step, respondent))

export const askKey = (step: string, respondent: string): string => `${step} ${respondent}`
