import { z } from 'zod'
import { NEEDS } from '../../languages/needs.ts'
import { Ask, Channel, committing, entryType, Epoch, MessageId, ModelUsed, Ms, NOTHING, Times } from './declare.ts'

/** The message is absent where no agent noted the fact. */
const Fact = z.object({ message: MessageId.optional() })
const Coded = Fact.extend({ code: z.string() })
const Heard = Times.extend({
  id: z.string(),
  respondent: z.string(),
  channel: Channel,
  dictated: z.literal(true).optional(),
  confidence: z.number().optional(),
  level_db: z.number().optional(),
})
/** Of an agent whose clock the times are of. */
const Sound = Fact.extend({ epoch: Epoch })

/** What agents note beside answers; no fact changes the state of the interview. */
export const FACTS = [
  /** Somebody's words of this time were not heard, or not all of them. */
  entryType('hearing-gap', Coded.extend({ respondent: z.string(), start_ms: Ms, end_ms: Ms }), NOTHING),
  /** Somebody is heard again, or has to type. */
  entryType(
    'hearing-changed',
    Coded.extend({ respondent: z.string(), to: z.enum(['voice', 'typing']), at_ms: Ms }),
    NOTHING,
  ),
  /** Typed beyond any measure. */
  entryType(
    'words-left-out',
    Fact.extend({ respondent: z.string(), messages: z.int(), characters: z.int(), start_ms: Ms, end_ms: Ms }),
    NOTHING,
  ),
  /** Somebody lacks what they need in the room, or has it back. */
  entryType('hindrance', Coded.extend({ of: z.string(), ended: z.boolean(), at_ms: Ms }), NOTHING),
  /** The same words on a second microphone. */
  entryType('bleed', Fact.extend({ of: z.string(), heard: Heard }), committing('text')),
  /** Another voice spoke in its place. */
  entryType(
    'speech-failed',
    Coded.extend({ provider: z.string(), by: z.string(), spoken: z.number(), at_ms: Ms }),
    NOTHING,
  ),
  /** The prompt that the model judges or answers by. */
  entryType(
    'judge-briefed',
    Fact.extend({ model: z.string(), use: z.literal('side-questions').optional(), sha256: z.string() }),
    committing('system'),
  ),
  /** Judged without the model. */
  entryType('judge-failed', Coded.extend({ model: z.string(), ask: Ask, at_ms: Ms }), NOTHING),
  /** What a respondent asked, and what was said. */
  entryType(
    'side-question',
    Fact.extend({
      ask: Ask,
      heard: Heard,
      by: z.discriminatedUnion('by', [
        z.object({ by: z.literal('phrase') }),
        ModelUsed.extend({ by: z.literal('model') }),
      ]),
      judged: ModelUsed.optional(),
    }),
    committing('text', 'reply', 'reply_prompt', 'judged_prompt'),
  ),
  /** To repeat, to wait, to correct, to withdraw, not to be recorded, or what somebody needs. */
  entryType(
    'request',
    Fact.extend({
      request: z.enum(['repeat', 'moment', 'correction', 'withdrawal', 'stop-recording', ...NEEDS]),
      ask: Ask.optional(),
      heard: Heard,
    }),
    committing('text'),
  ),
  entryType('recording-started', Sound.extend({ at_ms: Ms, tracks: z.array(z.string()) }), NOTHING),
  entryType('recording-stopped', Sound.extend({ at_ms: Ms, code: z.string() }), NOTHING),
  entryType(
    'recording-stored',
    Sound.extend({
      chunks: z.array(Times.extend({ track: z.string(), number: z.int().min(0), sha256: z.string() })),
    }),
    NOTHING,
  ),
  /** Nothing is kept of this time; without an end, until that agent was lost. */
  entryType(
    'recording-gap',
    Sound.extend({ track: z.string(), start_ms: Ms, end_ms: Ms.optional(), code: z.string() }),
    NOTHING,
  ),
] as const
