import type { Instance } from '../../local/instance.ts'
import type { RecordDocument } from '../../interview/record/record.ts'
import type { Doubles } from './doubles.ts'
import { Interview } from './interview.ts'
import { type Caption, Person } from './person.ts'
import type { Put } from './scripts.ts'
import { Talker } from './talker.ts'
import { JUDGEMENTS, NAMES, SCENES, VOICE_SCRIPT, WORDS } from './voice-scenes.ts'
import type { Ear } from './voices.ts'

/** Speech takes its time. */
const LIMIT_MS = 280_000

export interface Performance {
  interview: Interview
  record: RecordDocument
}

export interface PerformanceOptions {
  /** The same interview by people who type. */
  typed?: boolean
  /** Told of everything that is said, in readable lines. */
  say?: (line: string) => void
}

/** Tells the doubles what will be said, and what a model would make of it. */
export async function prepareDoubles(doubles: Doubles): Promise<void> {
  if (doubles.env['deepgram']) await doubles.set('deepgram', { expect: Object.values(WORDS) })
  if (doubles.env['gemini']) await doubles.set('gemini', { judging: { mode: 'table', table: JUDGEMENTS } })
}

/** Has the interview of `voice-scenes.ts` take place, up to its sealed record. */
export async function perform(
  instance: Instance,
  { typed = false, say = () => undefined }: PerformanceOptions = {},
): Promise<Performance> {
  const puts = new Map<string, number>()
  const failed = Promise.withResolvers<never>()
  const interview = await Interview.prepare(instance, {
    script: VOICE_SCRIPT,
    names: NAMES,
    person: (role, heard, ear) => personOf(role, heard, ear, typed, say),
    answer: (put) => {
      play(interview, put, puts).catch(failed.reject)
      return undefined
    },
  })
  const finished = (async () => {
    await interview.start()
    await interview.join()
    return await interview.sealed(LIMIT_MS)
  })()
  const record = await Promise.race([finished, failed.promise])
  await interview.leave()
  return { interview, record }
}

async function play(interview: Interview, { step, respondent }: Put, puts: Map<string, number>): Promise<void> {
  const key = `${step} ${respondent}`
  const times = puts.get(key) ?? 0
  puts.set(key, times + 1)
  const scene = SCENES[key]?.[times]
  if (!scene) throw new Error(`"${key}" was put ${times + 1} times: nobody knows what to say\n${interview.trace()}`)
  const { groom, bride } = interview
  await scene({ interview, groom, bride })
}

function personOf(
  role: string,
  heard: (caption: Caption) => void,
  ear: Ear | undefined,
  typed: boolean,
  say: (line: string) => void,
): Person {
  const hear = (caption: Caption) => {
    if (role === 'groom') say(`Officer: ${caption.text}`)
    heard(caption)
  }
  if (typed) return new Person(role, hear, ear)
  return new Talker(role, role === 'groom' ? 'male' : 'female', hear, ear)
}
