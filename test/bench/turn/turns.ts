import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Instance } from '../../../local/instance.ts'
import type { Audible } from '../../harness/officer-audio.ts'
import { Talker } from '../../harness/talker.ts'
import { prepareSession, startSession, statusOf } from '../interviews.ts'
import { until } from '../measure.ts'
import type { TurnNote } from './timed-temporal.ts'

/** A person thinks so long before the answer; then it is quiet in the room as the next question begins. */
const THINKS_MS = 900
const END_LIMIT_MS = 60_000

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

interface Answer {
  step: string
  endMs: number
}

/** Conducts one interview of short questions and answers with its turns; the last has no question after it. */
export async function measureTurns(
  instance: Instance,
  notesFile: string,
  { steps, byVoice }: { steps: number; byVoice: boolean },
): Promise<Turn[]> {
  const id = await prepareSession(instance, steps)
  const answers: Answer[] = []
  const candidate = new Talker('candidate', 'female', ({ text }) => {
    const { progress } = candidate
    if (progress?.question !== text || progress.step_id === undefined) return
    void answer(candidate, progress.step_id, byVoice).then((given) => answers.push(given))
  })
  const { url, tokens } = await startSession(instance, id)
  await candidate.join(url, tokens['candidate'] ?? '')
  await until(END_LIMIT_MS + steps * 10_000, 100, async () => {
    const status = await statusOf(instance, id)
    if (status === 'interrupted') throw new Error('the interview was interrupted')
    return status === 'completed' ? true : undefined
  })
  const { utterances } = candidate.officer
  await candidate.leave()
  return turnsOf(answers, utterances, readNotes(notesFile))
}

async function answer(candidate: Talker, step: string, byVoice: boolean): Promise<Answer> {
  await delay(THINKS_MS)
  if (byVoice) return { step, endMs: (await candidate.say('Yes, I do.')).endMs }
  const endMs = Date.now()
  await candidate.type('Yes')
  return { step, endMs }
}

function readNotes(file: string): TurnNote[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as TurnNote)
}

/** An answer that was followed by another question or had to be repeated is no turn of one piece. */
export function turnsOf(
  answers: readonly Answer[],
  utterances: readonly Audible[],
  notes: readonly TurnNote[],
): Turn[] {
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
