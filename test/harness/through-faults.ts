import type { RecordDocument } from '../../interview/record/record.ts'
import type { Instance } from '../../local/instance.ts'
import type { Fault } from '../doubles/faults.ts'
import type { Doubles } from './doubles.ts'
import { Interview } from './interview.ts'
import { Person } from './person.ts'
import { SteadfastGroom } from './steadfast-groom.ts'
import { JUDGEMENTS, NAMES, WORDS } from './voice-scenes.ts'

/** Points of a conversation at which a vendor may fail, in their order. */
export const POINTS = ['opening', 'question', 'read-back', 'side-question', 'answer', 'correction', 'closing'] as const
export type Point = (typeof POINTS)[number]

export const VENDORS = ['deepgram', 'gemini', 'elevenlabs'] as const
export type Vendor = (typeof VENDORS)[number]

/**
 * Which vendor fails at each point, and how, request by request. The first fault of a recogniser, which is
 * spoken to all the time, befalls the connection that is open.
 */
export type Plan = Record<Point, { vendor: Vendor; faults: readonly [Fault, ...Fault[]] }>

/** No rule decides any of these: each answer needs the model. */
const ANSWERS = {
  met: WORDS.met,
  name: 'Everybody calls me Johann Weber.',
  asksAside: WORDS.asksAside,
  guests: WORDS.guests,
  weather: WORDS.atOnce,
  corrects: WORDS.corrects,
  betterWeather: 'The sun came out in the evening.',
  vow: 'Nothing would make me happier.',
}

const GUESTS = 'What number of guests will you have?'
const WEATHER = 'What was the weather like?'
const judged = { kind: 'judged', criterion: 'Says something that answers the question.' }
const step = (id: string, ask: string, expect: object | string) => ({
  id,
  ask,
  respondent: 'groom',
  expect,
  confirm: id === 'name',
  maxClarifications: 5,
})
const SCRIPT = {
  opening: 'Good day. Let us begin.',
  closing: 'Thank you. Goodbye.',
  steps: [
    step('met', 'How did you meet each other?', judged),
    step('name', 'Please state your full name.', 'name'),
    step('guests', GUESTS, 'number'),
    step('weather', WEATHER, judged),
    step('vow', 'Is it your wish to marry?', 'affirmation'),
  ],
}

/** What the groom says at each putting of a question; the last one is said again as often as it takes. */
const LINES: Record<string, readonly { words: string; point?: Point }[]> = {
  met: [{ words: ANSWERS.met, point: 'question' }],
  name: [{ words: ANSWERS.name, point: 'read-back' }],
  guests: [{ words: ANSWERS.asksAside, point: 'side-question' }, { words: ANSWERS.guests }],
  weather: [{ words: ANSWERS.weather, point: 'answer' }],
  vow: [
    { words: ANSWERS.corrects, point: 'correction' },
    { words: ANSWERS.vow, point: 'closing' },
  ],
}

const TABLE = [
  { when: ANSWERS.name, verdict: 'accepted', value: NAMES.groom },
  { when: ANSWERS.weather, verdict: 'accepted', value: ANSWERS.weather },
  { when: ANSWERS.betterWeather, verdict: 'accepted', value: ANSWERS.betterWeather },
  { when: ANSWERS.vow, verdict: 'accepted', value: 'yes' },
  ...JUDGEMENTS,
]

const LIMIT_MS = 220_000

export interface FaultyInterview {
  interview: Interview
  record: RecordDocument
  people: Person[]
  /** Unix milliseconds: everybody was there, and the officer. */
  beganMs: number
}

/** An interview in which at each point a vendor goes wrong. */
export async function interviewThrough(instance: Instance, doubles: Doubles, plan: Plan): Promise<FaultyInterview> {
  await doubles.set('deepgram', { expect: Object.values(ANSWERS) })
  await doubles.set('gemini', { judging: { mode: 'table', table: TABLE } })
  const failed = Promise.withResolvers<never>()
  const groom = new SteadfastGroom({
    lines: LINES,
    corrected: { question: WEATHER, words: ANSWERS.betterWeather },
    confirms: WORDS.correct,
    reaches: (point) => failNow(doubles, point, plan[point]),
  })
  const interview = await Interview.prepare(instance, {
    script: SCRIPT,
    names: NAMES,
    answer: () => undefined,
    person: (role, _heard, ear) => {
      if (role !== 'groom') return new Person(role, () => undefined)
      return groom.talk((caption) => void groom.hear(caption).catch(failed.reject), ear)
    },
  })
  await failNow(doubles, 'opening', plan.opening)
  const conducted = async (): Promise<FaultyInterview> => {
    await interview.start()
    await interview.join()
    await interview.until('the officer is there', () => interview.groom.progress !== undefined)
    const beganMs = Date.now()
    const record = await interview.sealed(LIMIT_MS)
    return { interview, record, people: interview.people, beganMs }
  }
  try {
    return await Promise.race([conducted(), failed.promise])
  } finally {
    for (const vendor of VENDORS) await doubles.heal(vendor)
    await interview.leave()
  }
}

async function failNow(doubles: Doubles, point: Point, { vendor, faults }: Plan[Point]): Promise<void> {
  const [now, ...next] = faults
  if (vendor !== 'deepgram') {
    return await doubles.fail(vendor, { next: [...faults] }, point === 'opening' ? 'openings' : 'faults')
  }
  if (point === 'opening') return await doubles.fail('deepgram', { next: [...faults] })
  await doubles.fail('deepgram', { next })
  await doubles.set('deepgram/connections/-1', { fault: now })
}
