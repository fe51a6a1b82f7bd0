import type { AskId, Asked, Heard } from '../exchange.ts'
import type { AnswerJudged, ReportedSignal } from '../messages.ts'
import type { Progress } from '../progress/state.ts'
import type { Script } from '../script.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** What an utterance is for; only a `question` or a `read-back` opens the floor. */
export type Purpose = 'opening' | 'notice' | 'question' | 'read-back' | 'correction-question' | 'closing'

export interface Utterance {
  id: number
  text: string
  purpose: Purpose
  ask?: AskId
}

export interface Speaking extends Utterance {
  startedMs?: number
  /** Length of the speech, known when it starts. */
  durationMs?: number
}

/** An answer with its verdict, before it has a message id. */
export type AnswerDraft = Omit<AnswerJudged, 'id'>

/** An answer on its way to a verdict. */
export interface Pending {
  ask: AskId
  heard: Heard
  asked?: Asked
  correction: boolean
}

export interface Outgoing {
  message: ReportedSignal
  /** What the reducer makes of it; becomes known once the message is acknowledged. */
  predicted?: Progress
  /** What to say first after the acknowledgement. */
  lead?: string
  sinceMs: number
}

/** The conversation as the agent holds it. Times are milliseconds since the agent joined (monotonic). */
export interface Conduct {
  readonly script: Script
  /** Respondent to name as spoken; a role stands in where there is none. */
  readonly names: Readonly<Record<string, string>>
  readonly answerTimeoutMs: number
  readonly identity: string
  readonly software: string
  /** 256 bits of randomness that every salt of this agent is derived from. */
  readonly seed: string
  salts: number
  seq: number
  epoch: number
  /** `silent`: the last heartbeat is too old to speak; `lost`: another agent may hold the floor. */
  lease: 'held' | 'silent' | 'lost'
  /** Joined in this epoch and up to date. */
  ready: boolean
  progress?: Progress
  connected: boolean
  present: string[]
  outbox: Outgoing[]
  speaking?: Speaking
  queue: Utterance[]
  utterances: number
  /** The open ask as it was last put. */
  put?: { ask: AskId; asked: Asked }
  listening?: { ask: AskId; untilMs: number }
  /** Said by the addressee while the second half of the question was still spoken. */
  early?: Heard
  judging?: Pending
  confirming?: { pending: Pending; verdict: Verdict; asked?: Asked; tries: number }
  correcting?: { step: string; respondent: string; asked?: Asked; untilMs?: number }
  /** Heard and judged in a lease that was lost before it was durable. */
  unsaved: AnswerDraft[]
  /** Said before the next question. */
  leads: string[]
  /** Said in place of the question's own words, for that ask only. */
  clarification?: { ask: AskId; text: string }
  openingSaid: boolean
  holdSaid: boolean
  /** The state of standing still that was announced last. */
  announced?: string
  /** Whom the last question was put to. */
  addressed?: string
  left: boolean
}

export type ConductEvent =
  | { type: 'leased'; epoch: number; clock: string; present: string[]; atMs: number }
  | { type: 'refreshed'; progress: Progress; atMs: number }
  | { type: 'acknowledged'; epoch: number; seq: number; atMs: number }
  | { type: 'lease-silent'; atMs: number }
  | { type: 'lease-held'; atMs: number }
  | { type: 'lease-lost'; atMs: number }
  /** Whether the room can be reached; what was said meanwhile was not heard. */
  | { type: 'room'; connected: boolean; atMs: number }
  | { type: 'started'; utterance: number; durationMs: number; atMs: number }
  | { type: 'spoken'; utterance: number; share: number; atMs: number }
  | {
      type: 'heard'
      id: string
      respondent: string
      text: string
      channel: 'typed' | 'voice'
      confidence?: number
      startMs: number
      atMs: number
    }
  | { type: 'judged'; heard: string; verdict: Verdict; atMs: number }
  | { type: 'participant'; respondent: string; present: boolean; atMs: number }
  | { type: 'tick'; atMs: number }

export type Command =
  | { type: 'say'; utterance: Utterance }
  /** Make this speech ready; nothing of it may be heard yet. */
  | { type: 'prepare'; text: string }
  /** Stop speaking at once and drop what is queued. */
  | { type: 'silence' }
  | { type: 'signal'; message: ReportedSignal }
  /** Forget messages of earlier epochs that are still being sent. */
  | { type: 'abandon' }
  | { type: 'judge'; heard: string; step: string; respondent: string; text: string }
  /** Ask the workflow for its progress; the answer comes as `refreshed`. */
  | { type: 'query' }
  /** Tell the room how far the script has come. */
  | { type: 'publish'; progress: Progress }
  /** The closing line was heard: complete the lease and leave. */
  | { type: 'leave' }

export interface Briefed {
  script: Script
  names: Record<string, string>
  answerTimeoutMs: number
  identity: string
  software: string
  seed: string
}

export const initialConduct = (briefed: Briefed): Conduct => ({
  ...briefed,
  salts: 0,
  seq: 0,
  epoch: 0,
  lease: 'lost',
  ready: false,
  connected: true,
  present: [],
  outbox: [],
  queue: [],
  utterances: 0,
  leads: [],
  unsaved: [],
  openingSaid: false,
  holdSaid: false,
  left: false,
})
