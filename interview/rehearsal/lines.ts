import type { DraftOf, EntryDraft } from '../record/entries.ts'

type Answered = DraftOf<'answer' | 'answer-kept' | 'correction' | 'correction-kept' | 'withdrawal'>['data']
type Cause = DraftOf<'interrupted'>['data']['cause']

/** One line of a rehearsal. */
export type RehearsedLine =
  /** By a respondent, or by the officer where nobody is named. */
  | { is: 'said'; by?: string; text: string }
  | { is: 'silence' }
  /** `reason` in English, as the record has it. */
  | ({ is: 'verdict'; rule: string; reason: string } & Pick<Answered, 'outcome' | 'effect'>)
  | { is: 'referred'; because: Extract<Cause, { kind: 'referred' }>['because']; step: string; respondent: string }
  | { is: 'decision'; decision: 'ask-again' | 'waive'; step: string; respondent: string }

/** What an entry of the record says that is worth seeing in a rehearsal. */
export function lineOf(entry: EntryDraft): RehearsedLine | undefined {
  switch (entry.type) {
    case 'answer':
    case 'answer-kept':
    case 'correction':
    case 'correction-kept':
    case 'withdrawal': {
      const { outcome, effect, judge } = entry.data
      const reason = entry.committed?.reason?.value
      const rule = judge.by === 'rule' ? judge.rule : judge.model
      return { is: 'verdict', outcome, effect, rule, reason: typeof reason === 'string' ? reason : '' }
    }
    case 'interrupted': {
      const { cause } = entry.data
      if (cause.kind !== 'referred') return undefined
      const { because, step, respondent } = cause
      return { is: 'referred', because, step, respondent }
    }
    default:
      return undefined
  }
}
