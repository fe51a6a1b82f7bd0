import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Instance } from '../../../local/instance.ts'
import { type Audible, OfficerAudio } from '../../harness/officer-audio.ts'
import { type Caption, Person } from '../../harness/person.ts'
import { Talker } from '../../harness/talker.ts'
import { prepareSession, startSession, statusOf } from '../interviews.ts'
import { until } from '../measure.ts'
import type { TurnNote } from './timed-temporal.ts'

/** A person thinks so long before the answer; then it is quiet in the room as the next question begins. */
const THINKS_MS = 900
const END_LIMIT_MS = 60_000
const STEP_LIMIT_MS = 10_000
export const ANSWER = 'Yes, I do.'

/** One answer, from its last sample or its sending to the first sample of the next question. */
export interface Turn {
  step: string
  hasty: boolean
  /** Milliseconds in all, and its parts. */
  totalMs: number
  /** Until the verdict is handed over: end of turn, recognition and judgement. */
  heardMs: number
  durabilityMs: number
  /** From the acknowledgement to the first sample in the room. */
  speechMs: number
}

export interface Answer {
  step: string
  /** Of its last sample, or of its sending, in Unix milliseconds. */
  endMs: number
}

export interface Conversation {
  answers: Answer[]
  /** The officer as heard in the room. */
  utterances: Audible[]
}

/** Conducts one interview of short questions and answers, to its end. */
export async function converse(
  instance: Instance,
  { steps, byVoice }: { steps: number; byVoice: boolean },
): Promise<Conversation> {
  const id = await prepareSession(instance, steps)
  const answers: Answer[] = []
  const officer = new OfficerAudio()
  const hear = ({ text }: Caption) => {
    const { progress } = candidate
    if (progress?.question !== text || progress.step_id === undefined) return
    void answer(candidate, progress.step_id).then((given) => answers.push(given))
  }
  const candidate: Person = byVoice
    ? new Talker('candidate', 'female', hear, officer)
    : new Person('candidate', hear, officer)
  const { url, tokens } = await startSession(instance, id)
  await candidate.join(url, tokens['candidate'] ?? '')
  await until(END_LIMIT_MS + steps * STEP_LIMIT_MS, 100, async () => {
    const status = await statusOf(instance, id)
    if (status === 'interrupted') throw new Error('the interview was interrupted')
    return status === 'completed' ? true : undefined
  })
  await candidate.leave()
  return { answers, utterances: officer.utterances }
}

async function answer(candidate: Person, step: string): Promise<Answer> {
  await delay(THINKS_MS)
  if (candidate instanceof Talker) return { step, endMs: (await candidate.say(ANSWER)).endMs }
  const endMs = Date.now()
  await candidate.type(ANSWER)
  return { step, endMs }
}

export function readNotes(file: string): TurnNote[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as TurnNote)
}

/** An answer that was followed by another question or had to be repeated is no turn of one piece. */
export function turnsOf({ answers, utterances }: Conversation, notes: readonly TurnNote[]): Turn[] {
  return answers.slice(0, -1).flatMap(({ step, endMs }) => {
    const next = utterances.find(({ startMs }) => startMs > endMs)
    const note = notes.find((each) => each.step === step && each.sentAt >= endMs - 1)
    if (!next || !note || next.startMs < note.acknowledgedAt) return []
    return {
      step,
      hasty: note.hasty,
      totalMs: next.startMs - endMs,
      heardMs: note.sentAt - endMs,
      durabilityMs: note.acknowledgedAt - note.sentAt,
      speechMs: next.startMs - note.acknowledgedAt,
    }
  })
}

/** From each answer to the first sample of the next question. */
export function totalsOf({ answers, utterances }: Conversation): { atMs: number; totalMs: number }[] {
  return answers.slice(0, -1).flatMap(({ endMs }) => {
    const next = utterances.find(({ startMs }) => startMs > endMs)
    return next ? [{ atMs: endMs, totalMs: next.startMs - endMs }] : []
  })
}
