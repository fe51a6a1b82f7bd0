import type { AskId, Heard } from '../exchange.ts'
import { assertNever } from '../statuses.ts'
import type { Pending } from './pending.ts'
import type { Conduct, Speaking } from './state.ts'

/** Who speaks, or is about to. */
export type Speaker =
  | { who: 'officer'; utterance: Speaking }
  /** Has broken into a question, and goes on; the officer may still be falling silent. */
  | { who: 'respondent'; respondent: string; sinceMs: number }
  /** Words are queued, and nobody speaks. */
  | { who: 'officer-next' }
  | { who: 'nobody' }

/** What was said and is not settled yet. */
export type Unsettled =
  /** A model judges an answer. */
  | ({ by: 'verdict' } & Pending)
  /** A model replies to a respondent's own question. */
  | ({ by: 'reply' } & NonNullable<Conduct['replying']>)
  /** An answer was given before the question was over: it counts at the question's end. */
  | { by: 'end-of-question'; ask: AskId | undefined; heard: Heard }
  /** Somebody has stopped in the middle of an answer. */
  | { by: 'rest-of-answer'; respondent: string }
  /** A verdict is there, and the workflow has not acknowledged it. */
  | { by: 'acknowledgement'; ask: AskId }
  /** Something else that was sent is not acknowledged: it says nothing about an answer. */
  | { by: 'message' }
  | { by: 'nothing' }

/** A question that was put whole: whose words are waited for, and until when. */
export interface Awaited {
  respondent: string
  untilMs: number
}

/** Which question stands. What is `awaited` is absent until the question has been put. */
export type Question =
  | { of: 'withdrawal'; respondent: string; awaited?: Awaited }
  | { of: 'correction'; respondent: string; awaited?: Awaited }
  /** The answer that is read back; its `awaited` reply is the confirmation. */
  | { of: 'confirmation'; respondent: string; awaited?: Awaited }
  | { of: 'answer'; respondent: string; awaited: Awaited }
  | { of: 'nothing'; awaited?: undefined }

/**
 * Who has the floor, and what is waited for. The three are independent: the officer may say "One moment,
 * please." while a model judges, and a correction is judged while the open question still stands.
 */
export interface Floor {
  speaker: Speaker
  unsettled: Unsettled
  question: Question
}

/** The one answer to who has the floor, and what is waited for. */
export const floorOf = (state: Conduct): Floor => ({
  speaker: speakerOf(state),
  unsettled: unsettledOf(state),
  question: questionThatStands(state),
})

function speakerOf({ speaking, yielding, queue }: Conduct): Speaker {
  if (speaking) return { who: 'officer', utterance: speaking }
  if (yielding) return { who: 'respondent', ...yielding }
  return { who: queue.length > 0 ? 'officer-next' : 'nobody' }
}

function unsettledOf({ judging, replying, early, holding, speaking, outbox }: Conduct): Unsettled {
  if (judging) return { by: 'verdict', ...judging }
  if (replying) return { by: 'reply', ...replying }
  if (early && speaking) return { by: 'end-of-question', ask: speaking.ask, heard: early }
  if (holding) return { by: 'rest-of-answer', respondent: holding.event.respondent }
  for (const { message } of outbox)
    if ('verdict' in message && !message.noted) return { by: 'acknowledgement', ask: message.ask }
  return { by: outbox.length > 0 ? 'message' : 'nothing' }
}

function questionThatStands({ withdrawing, correcting, confirming, listening }: Conduct): Question {
  if (withdrawing) return { of: 'withdrawal', ...waitsFor(withdrawing.heard.respondent, withdrawing.untilMs) }
  if (correcting) return { of: 'correction', ...waitsFor(correcting.respondent, correcting.untilMs) }
  if (confirming) return { of: 'confirmation', ...waitsFor(confirming.pending.ask.respondent, listening?.untilMs) }
  if (!listening) return { of: 'nothing' }
  const { ask, untilMs } = listening
  return { of: 'answer', respondent: ask.respondent, awaited: { respondent: ask.respondent, untilMs } }
}

const waitsFor = (respondent: string, untilMs: number | undefined) => ({
  respondent,
  ...(untilMs !== undefined && { awaited: { respondent, untilMs } }),
})

/** The ask whose answer is with a model or on its way to the workflow: nothing more is taken for it meanwhile. */
export function askUnderWay({ unsettled }: Floor): AskId | undefined {
  switch (unsettled.by) {
    case 'verdict':
    case 'reply':
    case 'acknowledgement':
      return unsettled.ask
    case 'end-of-question':
    case 'rest-of-answer':
    case 'message':
    case 'nothing':
      return undefined
    default:
      return assertNever(unsettled)
  }
}
