import { expect, test } from 'vitest'
import { verifyRecord } from '../../interview/record/verify.ts'
import type { Fault } from '../doubles/faults.ts'
import { lostWords } from '../harness/heard.ts'
import { useVoiceInstance } from '../harness/instance.ts'
import { longestSilence, soundsOf, timelineOf } from '../harness/silence.ts'
import {
  type FaultyInterview,
  interviewThrough,
  type Plan,
  type Point,
  POINTS,
  VENDORS,
} from '../harness/through-faults.ts'

/** Nobody is left without a word for longer. */
const SILENCE_MS = 5_000

const delay: Fault = { kind: 'delay', ms: 3_000 }
const drop: Fault = { kind: 'drop' }
const cut: Fault = { kind: 'cut' }
const garbage: Fault = { kind: 'garbage' }
const endless: Fault = { kind: 'endless' }
const http = (status: number): Fault => ({ kind: 'status', status })
const FAULTS = [delay, drop, http(401), http(429), http(500), cut, garbage, endless]

/** A voice that refused, or failed twice, rests for a minute: nothing else befalls it in that time. */
const PLANS: Plan[] = [
  {
    opening: { vendor: 'elevenlabs', faults: [delay, cut] },
    question: { vendor: 'deepgram', faults: [endless] },
    'read-back': { vendor: 'gemini', faults: [drop, drop] },
    'side-question': { vendor: 'deepgram', faults: [cut, cut] },
    answer: { vendor: 'gemini', faults: [http(401)] },
    correction: { vendor: 'deepgram', faults: [cut, http(500), http(429)] },
    closing: { vendor: 'elevenlabs', faults: [drop] },
  },
  {
    opening: { vendor: 'deepgram', faults: [garbage] },
    question: { vendor: 'elevenlabs', faults: [garbage] },
    'read-back': { vendor: 'deepgram', faults: [delay] },
    'side-question': { vendor: 'gemini', faults: [cut, garbage] },
    answer: { vendor: 'elevenlabs', faults: [http(429)] },
    correction: { vendor: 'gemini', faults: [http(429), http(500)] },
    closing: { vendor: 'deepgram', faults: [cut, http(401)] },
  },
  {
    opening: { vendor: 'gemini', faults: [drop] },
    question: { vendor: 'gemini', faults: [endless, endless] },
    'read-back': { vendor: 'elevenlabs', faults: [http(500)] },
    'side-question': { vendor: 'elevenlabs', faults: [endless] },
    answer: { vendor: 'deepgram', faults: [drop, drop] },
    correction: { vendor: 'elevenlabs', faults: [http(401)] },
    closing: { vendor: 'gemini', faults: [delay] },
  },
]

const { instance, doubles } = useVoiceInstance({ ANSWER_TIMEOUT_MS: '15000' })

test.for(VENDORS)('%s fails at each point in one of the interviews, and in every way', (vendor) => {
  const reached = POINTS.filter((point) => PLANS.some((plan) => plan[point].vendor === vendor))
  expect(reached).toEqual([...POINTS])
  const faults = PLANS.flatMap((plan) => faultsOf(plan, vendor))
  expect(FAULTS.map(kindOf).filter((fault) => !faults.includes(fault))).toEqual([])
})

test.for(PLANS.map((plan, number) => ({ plan, number })))(
  'vendors fail at each point, interview $number: nothing is lost and nobody sits in silence',
  { timeout: 240_000 },
  async ({ plan }) => {
    const before = await Promise.all(VENDORS.map(taken))
    const { record, people, beganMs }: FaultyInterview = await interviewThrough(instance(), doubles(), plan)
    const happened = await Promise.all(VENDORS.map(taken))
    const shown = timelineOf(people, record)
    for (const [at, vendor] of VENDORS.entries()) {
      const due = faultsOf(plan, vendor, vendor === 'deepgram')
      const came = happened[at]?.slice(before[at]?.length) ?? []
      if (vendor !== 'elevenlabs') {
        expect(came.toSorted(), `${vendor}\n${shown}`).toEqual(due.toSorted())
        continue
      }
      // A question whose speech was made ahead cannot fail any more when it is put.
      expect(due, shown).toEqual(expect.arrayContaining(came))
      expect(came, shown).toEqual(expect.arrayContaining(faultsOf(plan, vendor, false, MADE_AT_ONCE)))
    }
    expect(lostWords(record, people), shown).toEqual([])
    const silence = longestSilence([{ startMs: beganMs, endMs: beganMs }, ...soundsOf(people)])
    expect(silence.toMs - silence.fromMs, `from ${timeOf(silence.fromMs)}\n${shown}`).toBeLessThanOrEqual(SILENCE_MS)
    expect(verifyRecord(record)).toMatchObject({ verified: true, completeness: { complete: true, missing: [] } })
    expect(await doubles().violations()).toEqual([])
  },
)

const kindOf = (fault: Fault) => (fault.kind === 'status' ? `status ${fault.status}` : fault.kind)
const timeOf = (ms: number) => new Date(ms).toISOString()

const taken = async (vendor: string) => (await doubles().account(vendor)).taken.map(kindOf)

/** What is said there is not known before. */
const MADE_AT_ONCE: readonly Point[] = ['opening', 'read-back', 'side-question']

/** @param later without those of a connection that is open as they are ordered */
function faultsOf(plan: Plan, vendor: string, later = false, points: readonly Point[] = POINTS): string[] {
  return points
    .filter((point) => plan[point].vendor === vendor)
    .flatMap((point) => plan[point].faults.slice(later && point !== 'opening' ? 1 : 0).map(kindOf))
}
