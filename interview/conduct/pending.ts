import type { Asked, AskId, Heard } from '../exchange.ts'
import type { AnswerJudged } from '../messages.ts'
import type { Proposal } from '../script/expect/kind.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** An answer with its verdict, before it has a message id. */
export type AnswerDraft = Omit<AnswerJudged, 'id'>

/** An answer on its way to a verdict. */
export interface Pending {
  ask: AskId
  heard: Heard
  asked?: Asked
  correction: boolean
  /** A correction that was asked for once more. */
  retried?: boolean
  /** How often the respondent added to it when asked if there was more. */
  added?: number
  /** What counts if the addition makes nothing of it that can be taken. */
  before?: { pending: Pending; verdict: Verdict }
  sinceMs: number
}

/** An answer that counts once the respondent has been asked about it. */
export interface Confirming extends Proposal {
  pending: Pending
  /** Other ways in which it may be meant. */
  others?: readonly Proposal[]
  /** It counts in any case: whether there is anything to add to it. */
  isForMore?: true
  asked?: Asked
  tries: number
}
