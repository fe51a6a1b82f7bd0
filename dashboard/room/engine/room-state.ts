import type { RespondentId } from '../../../interview/respondent.ts'

/** What is in the room, as the page shows it. */

export interface Person {
  role: RespondentId
  /** As they are to be called; absent where the server does not say. */
  name?: string
}

export interface Question {
  /** Among all answers that are due. */
  number: number
  step: string
  /** The first time it is put is 1. */
  round: number
  text: string
  for: Person
}

/** Between this page and the API. */
export type ServerLink = 'connected' | 'reconnecting'

/** Rejoining never ends by itself. */
export type Connection =
  | { is: 'connecting' }
  | { is: 'connected' }
  | { is: 'reconnecting'; sinceMs: number }
  /** No way to the media of the room was found several times: a firewall. It is still tried. */
  | { is: 'blocked'; sinceMs: number }

/** What the officer is doing, in the order in which one outdoes the other. */
export type OfficerActivity =
  | { is: 'interrupted' }
  | { is: 'paused' }
  /** Nobody conducts yet. */
  | { is: 'coming' }
  /** Another officer takes over. */
  | { is: 'replaced' }
  | { is: 'away' }
  /** Somebody who is asked is not in the room. */
  | { is: 'missing'; people: readonly Person[] }
  | { is: 'asking' }
  | { is: 'thinking' }
  /** To the person of this page. */
  | { is: 'listening' }
  /** The same, of somebody whom it cannot hear: they type, or their microphone gives nothing. */
  | { is: 'expecting' }
  | { is: 'waiting'; for: Person }
  /** Something else than a question: a greeting, the closing line. */
  | { is: 'speaking' }

export interface Caption {
  /** Known by it, and replaced by it. */
  segment: string
  speaker: 'officer' | RespondentId
  /** As they are to be called, of a respondent. */
  name?: string
  own: boolean
  text: string
  /** Only final ones belong into a live region. */
  final: boolean
  typed: boolean
}

export interface OwnAnswer {
  /** Of its question, among all that are due. */
  number: number
  step: string
  /** What was said or typed to it here, the last last; empty after a reload. */
  said: readonly { id: string; text: string; how: 'spoken' | 'typed' | 'dictated' }[]
  /**
   * `saved` comes from the server alone, once the answer is durable. `asked-again`: it was not taken, and the question
   * is put once more. `unresolved`: a person will look at it. `unsent`: it is back in the field.
   */
  mark: 'open' | 'sending' | 'sent' | 'asked-again' | 'saved' | 'unresolved' | 'unsent'
}

export interface Typing {
  /** Characters at most. */
  limit: number
  sending: boolean
  /** Why nothing can be sent now. */
  refused?: 'not-connected' | 'nobody-listens' | 'too-long'
  /** A message that could not be sent: put it back into the field. `id` tells one from the next. */
  unsent?: { id: string; text: string }
}

/** Into the field, by the browser's recogniser on this device alone; sending is the person's. */
export type Dictation =
  | { is: 'unavailable' }
  | { is: 'off' }
  | { is: 'starting' }
  /** `text` is what was recognised so far, to be shown in the field; `id` tells one dictation from the next. */
  | { is: 'on'; id: string; text: string }
  | { is: 'done'; id: string; text: string }
  | { is: 'failed' }

export interface PersonInRoom extends Person {
  present: boolean
  speaks: boolean
  hasVideo: boolean
  muted: boolean
}

/** Buttons beside the field. */
export type Request = 'repeat' | 'moment' | 'help'
