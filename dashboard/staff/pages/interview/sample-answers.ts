import type { AnswerNow } from './answers.ts'
import type { Segment } from './following.ts'

/** When all of it happens. */
export const AT = '2026-11-03T13:03:07.000Z'

const answer = (seq: number, step: string, respondent: string, more: Partial<AnswerNow>): AnswerNow => ({
  seq,
  at: AT,
  type: 'answer',
  step,
  respondent,
  round: 1,
  outcome: 'accepted',
  effect: 'accepted',
  said: 'Yes, I do.',
  value: true,
  reason: 'a plain yes',
  by: { rule: 'consent.yes' },
  speaker: undefined,
  channel: 'voice',
  need: undefined,
  ...more,
})

/** What was answered, for `/states`. */
export const ANSWERS: AnswerNow[] = [
  answer(9, 'consent', 'groom', {}),
  answer(12, 'consent', 'bride', { said: 'Yes', channel: 'typed' }),
  answer(15, 'name', 'groom', {
    said: 'My name is Johann Weber.',
    value: 'Johann Weber',
    reason: 'the registered name',
  }),
  answer(18, 'name', 'bride', { said: 'Maria Conti', value: 'Maria Conti', by: { model: 'gemini' } }),
  answer(21, 'free-will', 'groom', {
    said: 'Well, more or less.',
    value: undefined,
    outcome: 'unclear',
    effect: 'asked-again',
    reason: 'neither a yes nor a no',
  }),
]

const segment = (id: string, speaker: string, text: string): Segment => ({
  epoch: 1,
  segment: id,
  speaker,
  channel: 'voice',
  start_ms: 0,
  end_ms: 1,
  text,
  confidence: null,
  is_final: true,
  created_at: AT,
})

/** What was said, for `/states`. */
export const SEGMENTS = [
  segment('1', 'officer', 'Are you here today of your own free will?'),
  segment('2', 'groom', 'Well, more or less.'),
  segment('3', 'officer', "I didn't quite catch that. Could you repeat clearly?"),
]
