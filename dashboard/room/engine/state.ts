import type { Browser, Devices, SoundCheck } from './device-state.ts'
import type {
  Caption,
  Connection,
  Dictation,
  OfficerActivity,
  OwnAnswer,
  Person,
  PersonInRoom,
  Question,
  Request,
  ServerLink,
  Typing,
} from './room-state.ts'

/**
 * What the respondents' page is to draw, and what the person can do on it. The engine makes `PageState`s, the views
 * draw them and call `Acts`; neither knows more of the other. A state is complete and plain data, so that every one
 * can be drawn without a server.
 */

export type PageState = Opening | Closed | Welcome | Introduction | Check | Waiting | InRoom | Ended | Failed

/** The page has begun and looks what it was opened with; also after a reload, until the seat has answered. */
export interface Opening {
  kind: 'opening'
  server: ServerLink
}

/** Nothing goes on here; each reason has its own plain page, and `offers` are its buttons, the main one first. */
export interface Closed {
  kind: 'closed'
  why: ClosedReason
  offers: readonly Offer[]
  /** With `too-often`: when it may be tried again. */
  retryAfterSeconds?: number
  browser: Browser
}

export type ClosedReason =
  /** Nothing behind the `#`. */
  | 'no-link'
  | 'unknown'
  | 'revoked'
  | 'renewed'
  | 'expired'
  /** The interview was over when the link was opened. */
  | 'over'
  /** The person has gone on in another browser; this one does not fight back. */
  | 'moved'
  | 'left'
  /** The seat was not used for an hour. */
  | 'unused'
  | 'too-often'
  /** The same link is open in another tab of this browser. */
  | 'other-tab'
  /** Plain http on another machine: no browser gives a microphone there. */
  | 'insecure'
  /** Inside another app (a messenger), which gives no microphone. */
  | 'in-app'
  /** No WebRTC at all. */
  | 'unsupported'

/** Buttons of closed and failed pages; each is the act of the same name. */
export type Offer = 'open' | 'continueHere' | 'goOnTyping' | 'copyLink' | 'retry'

/** A link, and nothing asked of the server yet: the tap on `open` exchanges it. */
export interface Welcome {
  kind: 'welcome'
  /** The tap has come, and the server is asked. */
  busy: boolean
  problem?: Problem
}

/** Who asks, what is recorded and kept. Then `check`, or `typeOnly`. */
export interface Introduction {
  kind: 'introduction'
  about: About
}

/** Microphone, speaker, camera, network; `join` ends it. Nothing here has to be right: whoever cannot talk types. */
export interface Check {
  kind: 'check'
  about: About
  /** False once `typeOnly` was chosen. */
  talks: boolean
  devices: Devices
  soundCheck: SoundCheck
  network: 'unknown' | 'checking' | 'good' | 'blocked'
  /** False: `join` leads to the waiting page. */
  hasStarted: boolean
}

/** Ready, and the lawyer has not started yet. It goes on by itself. */
export interface Waiting {
  kind: 'waiting'
  about: About
  talks: boolean
  devices: Devices
  server: ServerLink
}

export interface InRoom {
  kind: 'room'
  about: About
  /** To the room; that to the server is `server`. */
  connection: Connection
  server: ServerLink
  /** The open question, exactly as it is spoken. It stays while the connection is down or the interview stands still. */
  question: Question | null
  turn: 'you' | 'other' | 'nobody'
  /** Answers that are due, of everybody. */
  due: number
  officer: OfficerActivity
  /** In the order in which they began; a later one of the same segment has replaced the earlier one. */
  captions: readonly Caption[]
  /** Of this person alone, in the order of their questions. */
  answers: readonly OwnAnswer[]
  /** How many of these are durable. */
  saved: number
  typing: Typing
  dictation: Dictation
  talks: boolean
  devices: Devices
  /** `blocked`: the browser plays nothing before a tap; `startAudio` is that tap. */
  sound: 'playing' | 'blocked'
  /** Everybody else who is asked, whether present or not. */
  others: readonly PersonInRoom[]
  /** Of a button that was pressed, until the officer has it. */
  asked: Request | null
  /** The officer spoke before it could be heard here: it is to be asked to repeat. */
  unheard: boolean
}

/** The interview is over, and this person was in it. */
export interface Ended {
  kind: 'ended'
  /** `cancelled`: a person has ended it early. */
  how: 'completed' | 'cancelled'
  about: About
  /** What was recorded, in the person's own words; null until the server has given it. */
  recorded: readonly RecordedAnswer[] | null
  /** How many answers are durable, known at once. */
  saved: number
  receipt: 'coming' | 'ready' | 'saving' | 'unavailable'
  /** Hash of the sealed record's last entry. */
  head?: string
}

/** Something of the page itself has broken; what was saved is safe. */
export interface Failed {
  kind: 'failed'
  what: 'page' | 'room-code'
  saved: number
  offers: readonly Offer[]
}

/** What went wrong with a tap; the page stays and the tap can be repeated. */
export interface Problem {
  code: 'offline' | 'server-away' | 'too-often' | 'unexpected'
  retryAfterSeconds?: number
}

/** What the seat says of the interview before it begins; absent fields are not known. */
export interface About {
  you: Person
  others: readonly Person[]
  /** Of the script (BCP 47): the officer speaks it, and the question is in it. Null until there is a script. */
  language: string | null
  /** Who asks, and in whose name. */
  askedBy?: string
  title?: string
  /** Words are kept in any case. `spoken` false: nobody is heard, and everybody types. */
  recorded: { spoken: boolean; sound: 'never' | 'with-consent' | 'now' }
}

/** One entry of the record; a correction stands beside what it corrects. */
export interface RecordedAnswer {
  kind: 'answer' | 'correction' | 'withdrawal'
  /** Null when the question is not due any more. */
  number: number | null
  /** Null for a withdrawal. */
  question: string | null
  /** Null when nothing was said. */
  words: string | null
  how: 'spoken' | 'typed' | 'dictated' | null
  /** `accepted`, `contrary`, `declined` and so on, as the record has it. */
  outcome: string
  /** No later answer to the same question took its place. */
  stands: boolean
}
