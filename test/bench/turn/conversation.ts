import { setTimeout as delay } from 'node:timers/promises'
import type { Instance } from '../../../local/instance.ts'
import { type Audible, OfficerAudio } from '../../harness/officer-audio.ts'
import { type Caption, Person } from '../../harness/person.ts'
import { Talker } from '../../harness/talker.ts'
import { prepareSession, startSession, statusOf } from '../interviews.ts'
import { NotInTime, until } from '../measure.ts'
import { numberOf } from './notes.ts'

/** A person thinks so long before the answer; typed, it has to be quiet in the room as the next question begins. */
const THINKS_MS = { voice: 300, typed: 900 }
const END_LIMIT_MS = 60_000
const STEP_LIMIT_MS = 10_000
/** Between two texts of the officer there is at least so much silence, mostly. */
const PAUSE_MS = 100
/** Judged by rule; the model of turns takes it for done, with room to spare, as it does not with every yes. */
export const RULED = 'Yes, that is correct.'
/** By nobody but a model. */
const JUDGED = 'We met at the university.'
/** The same answers for one question with durability and one without: of four such pairs the last needs a model. */
const PAIRS = 4

export const PHRASES = [RULED, JUDGED]
export const JUDGEMENTS = [{ when: JUDGED, verdict: 'accepted', value: JUDGED }]

export interface Answer {
  step: string
  /** Of its last sample, or of its sending, in Unix milliseconds. */
  endMs: number
}

export interface Conversation {
  answers: Answer[]
  /** The officer as heard in the room. */
  utterances: readonly Audible[]
  /** What the officer said; its captions began as it did. */
  captions: readonly Pick<Caption, 'text' | 'startedAt'>[]
}

/** An interview has not come to its end in its time. */
export class Unfinished extends Error {}

export interface ConversationOptions {
  steps: number
  byVoice: boolean
  /** Every answer is plain enough for a rule. */
  plain?: boolean
  /** Called at the first question; its answer waits for this. */
  begin?: () => Promise<void>
}

const needsModel = (step: number) => Math.ceil(step / 2) % PAIRS === 0

/**
 * Conducts one interview of short questions and answers, to its end.
 * @throws Unfinished when that does not come in time
 */
export async function converse(
  instance: Instance,
  { steps, byVoice, plain = false, begin = async () => undefined }: ConversationOptions,
): Promise<Conversation> {
  const isJudged = (step: number) => !plain && needsModel(step)
  const id = await prepareSession(instance, steps, (step) =>
    isJudged(step) ? { kind: 'judged', criterion: 'Names a place at which they met.' } : 'affirmation',
  )
  const answers: Answer[] = []
  let begun: Promise<void> | undefined
  const failed = Promise.withResolvers<never>()
  const officer = new OfficerAudio(PAUSE_MS)
  const hear = ({ text }: Caption) => {
    const { progress } = candidate
    if (progress?.question !== text || progress.step_id === undefined) return
    const step = progress.step_id
    const words = isJudged(numberOf(step)) ? JUDGED : RULED
    begun ??= begin()
    begun.then(() => answer(candidate, words)).then((endMs) => answers.push({ step, endMs }), failed.reject)
  }
  const candidate: Person = byVoice
    ? new Talker('candidate', 'female', hear, officer)
    : new Person('candidate', hear, officer)
  const { url, tokens } = await startSession(instance, id)
  await candidate.join(url, tokens['candidate'] ?? '')
  const ended = until(END_LIMIT_MS + steps * STEP_LIMIT_MS, 100, async () => {
    const status = await statusOf(instance, id)
    if (status === 'interrupted') throw new Error('the interview was interrupted')
    return status === 'completed' ? true : undefined
  }).catch((error: unknown) => {
    throw error instanceof NotInTime ? new Unfinished(`an interview was not at its end: ${error.message}`) : error
  })
  try {
    await Promise.race([ended, failed.promise])
  } finally {
    await candidate.leave()
  }
  return { answers, utterances: officer.utterances, captions: candidate.captions }
}

async function answer(candidate: Person, words: string): Promise<number> {
  if (candidate instanceof Talker) {
    await delay(THINKS_MS.voice)
    return (await candidate.say(words)).endMs
  }
  await delay(THINKS_MS.typed)
  const endMs = Date.now()
  await candidate.type(words)
  return endMs
}
