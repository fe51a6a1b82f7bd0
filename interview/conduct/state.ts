import type { Asked, AskId, Heard } from '../exchange.ts'
import type { Fact } from '../facts.ts'
import type { Equipment, ReportedSignal } from '../messages.ts'
import type { CorrectionRequest } from '../phrases/requests.ts'
import type { Progress } from '../progress/state.ts'
import type { MayRecord } from '../recording.ts'
import type { Script } from '../script/script.ts'
import type { TypedMarks } from '../typed-attributes.ts'
import type { ModelCall, Verdict } from '../verdict/verdict.ts'
import type { VoicePart } from './bleed.ts'
import type { AnswerDraft, Confirming, Pending } from './pending.ts'

/** What an utterance is for; only a `question` or a `read-back` opens the floor. */
export type Purpose =
  | 'opening'
  | 'notice'
  | 'question'
  | 'read-back'
  | 'correction-question'
  | 'withdrawal-question'
  | 'closing'

export interface Utterance {
  id: number
  text: string
  purpose: Purpose
  ask?: AskId
  /** Key of the standing still that it announces. */
  announces?: string
}

export interface Speaking extends Utterance {
  startedMs?: number
  /** Length of the speech, known when it starts. */
  durationMs?: number
  /** A respondent spoke into it: it was broken off and will be put again. */
  broken?: boolean
}

/** One line of the talk, as a model is told of it; `by` is a respondent or `officer`. */
export interface Line {
  by: string
  text: string
}

/** What a model made of an answer that no rule decides. */
export type Judgement =
  | { kind: 'verdict'; verdict: Verdict }
  /** No answer: the respondent asks something. */
  | ({ kind: 'side-question' } & ModelCall)
  | { kind: 'failed'; model: string; code: string }

/** What a model says to a respondent's question; `none` without a model, or when it failed. */
export type Reply = ({ kind: 'reply'; text: string } & ModelCall) | { kind: 'none' }

/** One stretch of a respondent's voice, known from their microphone alone. */
export interface VoiceSpan {
  active: boolean
  startMs: number
  /** Last moment at which it was heard. */
  endMs: number
  levelDb: number
}

export type HeardEvent = Extract<ConductEvent, { type: 'heard' }>

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
  readonly equipment: Equipment
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
  /** The officer may not speak in the room, or not write: what it says would not be heard. */
  unvoiced?: boolean
  /** When the room could not be reached last. */
  away?: { sinceMs: number; untilMs?: number }
  present: string[]
  outbox: Outgoing[]
  speaking?: Speaking
  queue: Utterance[]
  utterances: number
  /** The open ask as it was last put. */
  put?: { ask: AskId; asked: Asked }
  /** `prompted`: the addressee was asked whether they are still there. */
  listening?: { ask: AskId; untilMs: number; prompted?: boolean }
  /** A respondent who spoke into the question has the floor. */
  yielding?: { respondent: string; sinceMs: number }
  /** The last stretches of each respondent's voice, the newest last. */
  voices: Readonly<Record<string, readonly VoiceSpan[]>>
  /** Somebody has stopped in the middle of an answer, and the rest of it is waited for. */
  holding?: { event: HeardEvent; untilMs: number }
  /** Heard before this agent knew where the interview stands. */
  premature: HeardEvent[]
  /** Spoken while another microphone was active too: whose words they are is not decided yet. */
  undecided: { event: HeardEvent; untilMs: number }[]
  /** What was heard by voice lately, as far as it was taken for the speaker's own. */
  lately: HeardEvent[]
  /** What the officer said lately. */
  said: { text: string; startMs: number; endMs: number }[]
  /** Voice was heard, and its words have not come yet. */
  unheard?: { respondent: string; sinceMs: number }
  /** Respondents who cannot be heard and have to type. */
  typing: string[]
  /** The last lines of the talk. */
  lines: Line[]
  /** Said by the addressee while the second half of the question was still spoken. */
  early?: Heard
  judging?: Pending
  confirming?: Confirming
  /** A respondent's own question, on its way to a reply. */
  replying?: { ask: AskId; heard: Heard; judged?: ModelCall; sinceMs: number }
  /** How often the model has taken what was said to this ask for a question. */
  asides?: { ask: AskId; count: number }
  /** When "One moment, please." was said last while a model was waited for. */
  heldMs?: number
  withdrawing?: { ask: AskId; heard: Heard; tries: number; asked?: Asked; untilMs?: number }
  /** Withdrawals that nobody could be asked about yet, one of a respondent. */
  pendingWithdrawals: Heard[]
  /** Corrections that wait for a verdict; `own` is the ask whose answer, by the same person, it is due on. */
  corrections: { heard: Heard; request: CorrectionRequest; own?: AskId }[]
  correcting?: { step: string; respondent: string; asked?: Asked; untilMs?: number; retried?: boolean }
  /** A respondent took back the consent to recording, and it is not certain yet that this is durable. */
  recordingStopped?: boolean
  /** Heard and judged in a lease that was lost before it was durable. */
  unsaved: AnswerDraft[]
  unsavedFacts: Fact[]
  /** Said before the next question. */
  preambles: string[]
  /** Said in place of the question's own words, for that ask only. */
  clarification?: { ask: AskId; text: string }
  openingSaid: boolean
  holdSaid: boolean
  /** The state of standing still that was announced last. */
  announced?: string
  /** Whom the last question was put to. */
  addressed?: string
  /** When the closing line ended. */
  closedMs?: number
  /** Nothing was said into it any more: what is still on its way goes out, then the agent leaves. */
  done?: { finished: boolean }
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
  /** `captioned`: no voice could say the whole of it, and the caption has all of its words. */
  | { type: 'spoken'; utterance: number; share: number; captioned?: true; atMs: number }
  | ({
      type: 'heard'
      id: string
      respondent: string
      text: string
      channel: 'typed' | 'voice'
      confidence?: number
      /** Of a voice: see `VoiceUtterance`. */
      levelDb?: number
      parts?: readonly VoicePart[]
      /** Words were lost, perhaps all of them: nothing rests on the others. */
      isIncomplete?: boolean
      startMs: number
      /** When the voice ended, if that was before `atMs`. */
      endMs?: number
      atMs: number
    } & TypedMarks)
  /** Voice on one microphone began or ended; `levelDb` of this stretch so far. */
  | { type: 'speaking'; respondent: string; active: boolean; levelDb: number; atMs: number }
  /** It goes on, and is so loud by now. */
  | { type: 'loudness'; respondent: string; levelDb: number; atMs: number }
  /** Words of a turn that goes on. */
  | { type: 'interim'; respondent: string; text: string; startMs: number; atMs: number }
  /** Somebody can be heard again, or has to type. */
  | { type: 'hearing'; respondent: string; to: 'voice' | 'typing'; code: string; atMs: number }
  /** A respondent types more than is read. */
  | { type: 'overwhelmed'; respondent: string; atMs: number }
  /** Whether the officer can be heard and read in the room; why not. */
  | { type: 'officer-heard'; to: boolean; code: string; atMs: number }
  | { type: 'facts'; facts: Fact[]; atMs: number }
  | { type: 'judged'; heard: string; judgement: Judgement; atMs: number }
  | { type: 'replied'; heard: string; reply: Reply; atMs: number }
  /** What was recorded and written down is stored, as far as it could be. */
  | { type: 'finished'; atMs: number }
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
  /** This respondent's voice has given no words since then: whatever recognises them is not to be relied on. */
  | { type: 'unheard'; respondent: string; sinceMs: number }
  | { type: 'judge'; heard: string; step: string; respondent: string; text: string; lines: Line[] }
  /** Have a respondent's own question answered. */
  | { type: 'reply'; heard: string; step: string; respondent: string; text: string; lines: Line[] }
  /** Ask the workflow for its progress; the answer comes as `refreshed`. */
  | { type: 'query' }
  /** Tell the room how far the script has come, and the recorder whether sound may be kept. */
  | { type: 'publish'; progress: Progress; recording: MayRecord }
  /** Keep no sound from this moment, until `publish` allows it again. */
  | { type: 'stop-recording' }
  /** The closing line was heard: store what was recorded, and say so. */
  | { type: 'finish' }
  /** Complete the lease and leave. */
  | { type: 'leave' }

export interface Briefed {
  script: Script
  names: Record<string, string>
  answerTimeoutMs: number
  identity: string
  software: string
  equipment: Equipment
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
  preambles: [],
  voices: {},
  premature: [],
  pendingWithdrawals: [],
  undecided: [],
  lately: [],
  said: [],
  typing: [],
  lines: [],
  corrections: [],
  unsaved: [],
  unsavedFacts: [],
  openingSaid: false,
  holdSaid: false,
  left: false,
})
