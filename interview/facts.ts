import { z } from 'zod'
import { AskIdSchema, type Committed, CommittedPrompt, CommittedText, HeardSchema, Ms } from './exchange.ts'
import { NEEDS } from './languages/needs.ts'
import type { MessageId } from './messages.ts'
import { RespondentIdSchema } from './respondent.ts'
import type { DraftOf, EntryDraft } from './record/entries.ts'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** A short stable word for programs, as in `timeout` or `http-429`. */
const Code = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)
const ModelName = z.string().max(100)
/** See `ModelUsed` of a verdict. */
const ModelUsed = z.object({ model: ModelName, served_model: ModelName.optional(), prompt_sha256: Sha256 })
const Epoch = z.int().min(1)
/** One speaker's sound: a respondent, or the officer. */
const Track = z.union([RespondentIdSchema, z.literal('officer')])

/**
 * What an agent notes in the record beside answers; no fact changes the state of the interview.
 * Times are milliseconds since this agent joined (monotonic).
 */
export const FactSchema = z.discriminatedUnion('kind', [
  /** Somebody's words of this time were not heard, or not all of them. */
  z.object({ kind: z.literal('hearing-gap'), respondent: RespondentIdSchema, startMs: Ms, endMs: Ms, code: Code }),
  /** Somebody is heard again, or has to type. */
  z.object({
    kind: z.literal('hearing-changed'),
    respondent: RespondentIdSchema,
    to: z.enum(['voice', 'typing']),
    code: Code,
    atMs: Ms,
  }),
  /** A respondent typed more than anybody could mean as answers: so much of it was neither judged nor kept. */
  z.object({
    kind: z.literal('words-left-out'),
    respondent: RespondentIdSchema,
    messages: z.int().min(1),
    characters: z.int().min(0),
    startMs: Ms,
    endMs: Ms,
  }),
  /**
   * Whoever manages the room took from the officer or from a respondent what they need in it; `ended` once that
   * is restored. What the officer says meanwhile does not count as said.
   */
  z.object({ kind: z.literal('hindrance'), of: Track, code: Code, ended: z.boolean(), atMs: Ms }),
  /** The same words on a second microphone: `heard` is the quieter copy of the utterance `of`. */
  z.object({ kind: z.literal('bleed'), heard: HeardSchema, of: z.string().min(1).max(100) }),
  /** A synthesis failed; `by` spoke the words in its place, and `spoken` is the share that had been heard. */
  z.object({
    kind: z.literal('speech-failed'),
    provider: z.string().max(100),
    code: Code,
    by: z.string().max(100),
    spoken: z.number().min(0).max(1),
    atMs: Ms,
  }),
  /** The system prompt that the model judges by in this agent, or with `use` that it answers side questions by. */
  z.object({
    kind: z.literal('judge-briefed'),
    model: ModelName,
    use: z.literal('side-questions').optional(),
    system: CommittedText,
    sha256: Sha256,
  }),
  /** The model gave no verdict that could be used. */
  z.object({ kind: z.literal('judge-failed'), model: ModelName, ask: AskIdSchema, code: Code, atMs: Ms }),
  /** A respondent asked something; the open step was put again afterwards. `judged`: a model took it for a question. */
  z.object({
    kind: z.literal('side-question'),
    ask: AskIdSchema,
    heard: HeardSchema,
    reply: CommittedText,
    by: z.discriminatedUnion('by', [
      z.object({ by: z.literal('phrase') }),
      ModelUsed.extend({ by: z.literal('model') }),
    ]),
    replyPrompt: CommittedPrompt.optional(),
    judged: ModelUsed.optional(),
    judgedPrompt: CommittedPrompt.optional(),
  }),
  /**
   * A respondent asked for the question again, for a moment, to withdraw, to correct an earlier answer (`ask` is
   * that one), or not to be recorded, without having consented to it; or told what they need: of a bad line, or at
   * a time when the interview stood still already.
   */
  z.object({
    kind: z.literal('request'),
    request: z.enum(['repeat', 'moment', 'correction', 'withdrawal', 'stop-recording', ...NEEDS]),
    ask: AskIdSchema.optional(),
    heard: HeardSchema,
  }),
  /** `epoch` is that of the agent whose clock the times are of, here and below. */
  z.object({ kind: z.literal('recording-started'), epoch: Epoch, atMs: Ms, tracks: z.array(Track).max(17) }),
  z.object({ kind: z.literal('recording-stopped'), epoch: Epoch, atMs: Ms, code: Code }),
  /** Sound that is stored: `number` counts the pieces of a track in one epoch from 0. */
  z.object({
    kind: z.literal('recording-stored'),
    epoch: Epoch,
    chunks: z
      .array(z.object({ track: Track, number: z.int().min(0), startMs: Ms, endMs: Ms, sha256: Sha256 }))
      .min(1)
      .max(100),
  }),
  /** Nothing is kept of this time; without an end, until that agent was lost. */
  z.object({
    kind: z.literal('recording-gap'),
    epoch: Epoch,
    track: Track,
    startMs: Ms,
    endMs: Ms.optional(),
    code: Code,
  }),
])
export type Fact = z.infer<typeof FactSchema>

type Snake<Name> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${Snake<Rest>}`
  : Name
type IsCommitted<Value> = NonNullable<Value> extends Committed ? true : false
/** A fact's members as they stand in the record, without what is committed to. */
type InSnakeCase<Value> = Value extends readonly (infer Item)[]
  ? InSnakeCase<Item>[]
  : Value extends object
    ? { [Name in keyof Value as IsCommitted<Value[Name]> extends true ? never : Snake<Name>]: InSnakeCase<Value[Name]> }
    : Value
/** The compiler holds it against the entry type of the same name. */
type FactDraft<Of = Fact> = Of extends Fact
  ? { type: Of['kind']; data: InSnakeCase<Omit<Of, 'kind'>>; committed?: DraftOf<Of['kind']>['committed'] }
  : never

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const isCommitted = (value: unknown): value is Committed =>
  typeof value === 'object' && value !== null && 'salt' in value && 'value' in value

function inSnakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inSnakeCase)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [snake(name), inSnakeCase(part)]))
}

/** The record's entry of a fact: its committed values, and those of what was heard, stand in it as commitments. */
export function entryOf({ kind, ...fact }: Fact): EntryDraft {
  const data: Record<string, unknown> = {}
  const committed: Record<string, Committed> = {}
  const take = (fields: object, into: Record<string, unknown>) => {
    for (const [name, value] of Object.entries(fields)) {
      if (isCommitted(value)) committed[snake(name)] = value
      else if (value !== undefined) into[snake(name)] = inSnakeCase(value)
    }
  }
  const { heard, ...rest } = fact as { heard?: object }
  take(rest, data)
  if (heard) {
    const said: Record<string, unknown> = {}
    take(heard, said)
    data['heard'] = said
  }
  return { type: kind, data, ...(Object.keys(committed).length > 0 ? { committed } : {}) } as FactDraft
}

/** The same of a fact that an agent noted: with the message it came in. */
export function entryNotedIn(message: MessageId, fact: Fact): EntryDraft {
  const { data, ...entry } = entryOf(fact)
  return { ...entry, data: { message, ...data } } as EntryDraft
}
