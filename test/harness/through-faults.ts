import { officerOf } from '../../interview/phrases/officer.ts'
import type { RecordDocument } from '../../interview/record/record.ts'
import type { Instance } from '../../local/instance.ts'
import type { Fault } from '../doubles/faults.ts'
import type { Doubles } from './doubles.ts'
import { Interview } from './interview.ts'
import { Person } from './person.ts'
import { SteadfastGroom } from './steadfast-groom.ts'
import { JUDGEMENTS, NAMES, SIDE_REPLY, WORDS } from './voice-scenes.ts'

/** Points of a conversation at which a vendor may fail, in their order. */
export const POINTS = ['opening', 'question', 'read-back', 'side-question', 'answer', 'correction', 'closing'] as const
export type Point = (typeof POINTS)[number]

export const VENDORS = ['deepgram', 'gemini', 'elevenlabs'] as const
export type Vendor = (typeof VENDORS)[number]

/**
 * Which vendor fails at each point, and how, request by request. The first fault of a recogniser, which is
 * spoken to all the time, befalls the connection that is open; a voice fails with what is to be heard there.
 */
export type Plan = Record<Point, { vendor: Vendor; faults: readonly [Fault, ...Fault[]] }>

/** A fault that came. */
export interface Came {
  vendor: Vendor
  point: Point
  fault: Fault
  /** Unix milliseconds. */
  atMs: number
}

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

export const CLOSING = 'Thank you. Goodbye.'
const MET = 'How did you meet each other?'
const VOW = 'Is it your wish to marry?'
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
  closing: CLOSING,
  steps: [
    step('met', MET, judged),
    step('name', 'Please state your full name.', 'name'),
    step('guests', GUESTS, 'number'),
    step('weather', WEATHER, judged),
    step('vow', VOW, 'affirmation'),
  ],
}

const { readBack, correctionWanted } = officerOf('en')

/** What the officer says at each point, which may be made long before. */
const OFFICER: Record<Exclude<Point, 'opening'>, string> = {
  question: MET,
  'read-back': readBack(NAMES.groom),
  'side-question': SIDE_REPLY,
  answer: VOW,
  correction: correctionWanted,
  closing: CLOSING,
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
  came: Came[]
}

/** An interview in which at each point a vendor goes wrong. */
export async function interviewThrough(instance: Instance, doubles: Doubles, plan: Plan): Promise<FaultyInterview> {
  await doubles.set('deepgram', { expect: Object.values(ANSWERS) })
  await doubles.set('gemini', { judging: { mode: 'table', table: TABLE } })
  const orderedMs = Date.now()
  const failed = Promise.withResolvers<never>()
  const groom = new SteadfastGroom({
    lines: LINES,
    corrected: { question: WEATHER, words: ANSWERS.betterWeather },
    confirms: WORDS.correct,
    reaches: async (point) => {
      const missing = await missingBefore(doubles, plan, point, orderedMs)
      if (missing.length > 0) throw new Error(`${point} is reached without ${missing.join(', ')}\n${interview.trace()}`)
      await failNow(doubles, plan, point)
    },
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
  await failLater(doubles, plan)
  const conducted = async (): Promise<FaultyInterview> => {
    await interview.start()
    await interview.join()
    await interview.until('the officer is there', () => interview.groom.progress !== undefined)
    const beganMs = Date.now()
    const record = await interview.sealed(LIMIT_MS)
    return { interview, record, people: interview.people, beganMs, came: await cameSince(doubles, orderedMs) }
  }
  try {
    return await Promise.race([conducted(), failed.promise])
  } finally {
    for (const vendor of VENDORS) await doubles.heal(vendor)
    await interview.leave()
  }
}

const VOICE = 'elevenlabs'

const due = (plan: Plan, point: Point, text?: string): Fault[] =>
  plan[point].faults.map((fault) => ({ ...fault, point, ...(text !== undefined && { text }) }))

/** Of the opening, and of all that the voice will be asked for: nobody knows how long before. */
async function failLater(doubles: Doubles, plan: Plan): Promise<void> {
  const { vendor } = plan.opening
  await doubles.fail(vendor, { next: due(plan, 'opening') }, vendor === 'deepgram' ? 'faults' : 'openings')
  const spoken = Object.entries(OFFICER) as [keyof typeof OFFICER, string][]
  const next = spoken.flatMap(([point, text]) => (plan[point].vendor === VOICE ? due(plan, point, text) : []))
  await doubles.fail(VOICE, { next })
}

async function failNow(doubles: Doubles, plan: Plan, point: Point): Promise<void> {
  const { vendor } = plan[point]
  if (vendor === VOICE) return
  const all = due(plan, point)
  if (vendor === 'gemini') return await doubles.fail('gemini', { next: all })
  const [now, ...next] = all
  await doubles.fail('deepgram', { next })
  await doubles.set('deepgram/connections/-1', { goWrong: [now] })
}

async function cameSince(doubles: Doubles, sinceMs: number): Promise<Came[]> {
  const all = await Promise.all(
    VENDORS.map(async (vendor) => {
      const { taken } = await doubles.account(vendor)
      return taken.map(({ fault, atMs }) => ({ vendor, point: fault.point as Point, fault, atMs }))
    }),
  )
  return all.flat().filter(({ atMs }) => atMs >= sinceMs)
}

/** Faults of earlier points that are still to come: they would befall another. */
async function missingBefore(doubles: Doubles, plan: Plan, reached: Point, sinceMs: number): Promise<string[]> {
  const came = await cameSince(doubles, sinceMs)
  return POINTS.slice(0, POINTS.indexOf(reached)).flatMap((point) => {
    const { vendor, faults } = plan[point]
    const count = faults.length - came.filter((each) => each.point === point).length
    return count > 0 ? [`${count} of ${vendor} at ${point}`] : []
  })
}
