import type { AskId } from '../exchange.ts'
import type { StoppingNeed } from '../languages/needs.ts'
import type { Cause } from '../messages.ts'
import type { AnswerValue } from '../script/script.ts'
import type { AskStatus, SessionKind, SessionStatus } from '../statuses.ts'

/** One step as it stands with one respondent. */
export interface Ask {
  step: string
  respondent: string
  status: AskStatus
  /** Puttings so far; 0 before the first. */
  round: number
  /** Clarifications used since it was last opened by a person or by its turn. */
  clarifications: number
  value?: AnswerValue
  corrections: number
  /** Heard id of the answer that was judged last. */
  heard?: string
  /** Set until a person has decided on it: nothing else is asked before. */
  referred?: 'contrary' | 'unresolved'
  /** What it stood still for: a person has had it put again since, and the same words may be its answer. */
  need?: StoppingNeed
  /** False when its `when` does not hold; an answer given before stays, marked by this. */
  due: boolean
  /** Revision of the last change. */
  changedAt: number
}

export const END_REASONS = [
  'person',
  'withdrawn',
  'contrary',
  'unresolved',
  'cancelled',
  'room-finished',
  'history-limit',
  'workflow-gone',
] as const
export type EndReason = (typeof END_REASONS)[number]

/**
 * The whole state of one interview, changed by `applyMessage` alone.
 * The workflow holds the authority; the agent runs the same reducer ahead on a copy.
 */
export interface Progress {
  /** Rises by one with every message that is taken or refused; doubles leave it alone. */
  revision: number
  kind: SessionKind
  status: SessionStatus
  /** A person's start was taken. */
  started: boolean
  /** `preparing` before the script is frozen; `closing` once nothing is left to ask. */
  phase: 'preparing' | 'conducting' | 'closing' | 'closed'
  scriptVersion: number
  respondents: string[]
  room?: string
  /** Last lease that was issued, and the one whose agent has joined (0 before the first). */
  epoch: number
  joined: number
  /** LiveKit identity of the agent that has joined. */
  agent?: string
  /** How many agents have joined so far; more than one means that there was an interruption. */
  joins: number
  /** Highest sequence number taken from the agent of `joined`. */
  seq: number
  /** In the order of the script, and of the respondents within a step. */
  asks: Ask[]
  open?: AskId
  present: string[]
  cause?: Cause
  /** Lost leases since the last accepted answer. */
  failures: number
  signals: number
  /** Why the interview goes to its closing before everything was asked. */
  endedBy?: EndReason
  /** Heard id and step of corrections that were taken: one answer corrects a step once. */
  corrections: string[]
  /** Revision of the last change of `status` or `phase`. */
  statusAt: number
  /** Workflow time of the last message taken from an agent, Unix milliseconds. */
  lastHeardAt?: number
}

export const initialProgress = (respondents: string[], kind: SessionKind = 'scripted'): Progress => ({
  revision: 0,
  kind,
  started: false,
  status: 'pending',
  phase: 'preparing',
  scriptVersion: 0,
  respondents,
  epoch: 0,
  joined: 0,
  joins: 0,
  seq: -1,
  asks: [],
  present: [],
  failures: 0,
  signals: 0,
  corrections: [],
  statusAt: 0,
})
