import type { Caption } from '../../harness/person.ts'
import { questionOf } from '../interviews.ts'
import type { Conversation } from './conversation.ts'
import { numberOf } from './notes.ts'

/** Sound comes to a listener after its caption, and by less than this. */
const WAY_MS = 1_000

/** An answer, and when the first sample of the next question was heard; Unix milliseconds. */
export interface Followed {
  step: string
  endMs: number
  questionMs: number
  /** The officer had other words first, as in "One moment, please.". */
  isHeld: boolean
}

export interface Following {
  followed: Followed[]
  /** Steps that were answered more than once, or whose next question was not heard after the answer. */
  missed: string[]
}

/** Every answer but the last one's with the question after it. */
export function followingOf({ answers, utterances, captions }: Conversation): Following {
  const bySteps = Map.groupBy(answers, ({ step }) => step)
  const last = Math.max(...answers.map(({ step }) => numberOf(step)))
  const following: Following = { followed: [], missed: [] }
  for (const [step, [answer, ...others]] of bySteps) {
    if (numberOf(step) === last || !answer) continue
    const asks = questionOf(numberOf(step) + 1)
    const next = captions.find(({ text, startedAt }) => text === asks && startedAt > answer.endMs)
    const heard = next && others.length === 0 ? heardAt({ utterances, captions }, answer.endMs, next) : undefined
    if (heard) following.followed.push({ step, endMs: answer.endMs, ...heard })
    else following.missed.push(step)
  }
  return following
}

function heardAt(
  { utterances, captions }: Pick<Conversation, 'utterances' | 'captions'>,
  endMs: number,
  { startedAt }: Pick<Caption, 'startedAt'>,
): Pick<Followed, 'questionMs' | 'isHeld'> | undefined {
  const isHeld = captions.some((other) => other.startedAt > endMs && other.startedAt < startedAt)
  const first = utterances.find(({ startMs }) => startMs > (isHeld ? startedAt : endMs))
  if (!isHeld) return first && { questionMs: first.startMs, isHeld }
  // Spoken close after other words it does not begin by itself, and its caption tells when.
  const isApart = first !== undefined && first.startMs < startedAt + WAY_MS
  return { questionMs: isApart ? first.startMs : startedAt, isHeld }
}
