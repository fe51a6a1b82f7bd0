import { z } from 'zod'
import { STOPPING_NEEDS } from '../../languages/needs.ts'
import { OutcomeSchema } from '../../verdict/verdict.ts'
import { Ask, Channel, committing, entryType, MessageId, ModelUsed, Times } from './declare.ts'

const Judge = z.discriminatedUnion('by', [
  z.object({ by: z.literal('rule'), rule: z.string(), instead_of: ModelUsed.optional() }),
  ModelUsed.extend({ by: z.literal('model') }),
])

const Question = Times.extend({ spoken: z.number(), captioned: z.literal(true).optional() })
const Answer = Times.extend({
  id: z.string(),
  speaker: z.string(),
  channel: Channel,
  dictated: z.literal(true).optional(),
  confidence: z.number().optional(),
  level_db: z.number().optional(),
})

const answered = <Type extends string, const Effects extends readonly string[]>(type: Type, effects: Effects) =>
  entryType(
    type,
    z.object({
      message: MessageId,
      ask: Ask,
      outcome: OutcomeSchema,
      effect: z.enum(effects),
      judge: Judge,
      /** What its speaker needs: the interview stands still for it. */
      need: z.enum(STOPPING_NEEDS).optional(),
      question: Question.optional(),
      answer: Answer.optional(),
    }),
    committing('question', 'answer', 'value', 'reason', 'quote', 'prompt', 'read_back', 'confirmation'),
  )

/** What was put to a respondent, what was said to it, and what it was taken for. */
export const ANSWERS = [
  /** To the open ask. */
  answered('answer', ['accepted', 'contrary', 'unresolved', 'asked-again']),
  /** Heard at a time when it could not count. */
  answered('answer-kept', ['kept']),
  /** Of an answer that was settled; the first one stays in the record. */
  answered('correction', ['corrected']),
  answered('correction-kept', ['kept']),
  /** A respondent withdrew, and confirmed it: the interview ends. */
  answered('withdrawal', ['withdrawn']),
] as const
