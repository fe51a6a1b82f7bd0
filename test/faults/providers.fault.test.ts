import { expect, test } from 'vitest'
import { verifyRecord } from '../../interview/record/verify.ts'
import type { Fault } from '../doubles/faults.ts'
import { violationsOf } from '../harness/evidence.ts'
import { lostWords } from '../harness/heard.ts'
import { useVoiceInstance } from '../harness/instance.ts'
import { endOf, longestSilence, officerHeardBy, saidAfterMs, saidBy, timelineOf } from '../harness/silence.ts'
import { type Came, CLOSING, interviewThrough, type Plan, POINTS, VENDORS } from '../harness/through-faults.ts'

/** Nobody is left without a word for longer. */
const SILENCE_MS = 5_000

const delay: Fault = { kind: 'delay', ms: 3_000 }
const drop: Fault = { kind: 'drop' }
const cut: Fault = { kind: 'cut' }
const garbage: Fault = { kind: 'garbage' }
const endless: Fault = { kind: 'endless' }
const http = (status: number): Fault => ({ kind: 'status', status })
const FAULTS = [delay, drop, http(401), http(429), http(500), cut, garbage, endless]

/** A voice that refused, or failed twice in a row, rests for a minute: those are the last of its faults. */
const PLANS: Plan[] = [
  {
    opening: { vendor: 'elevenlabs', faults: [delay] },
    question: { vendor: 'deepgram', faults: [endless] },
    'read-back': { vendor: 'gemini', faults: [drop, drop] },
    'side-question': { vendor: 'deepgram', faults: [cut, cut] },
    answer: { vendor: 'gemini', faults: [http(401)] },
    correction: { vendor: 'deepgram', faults: [cut, http(500), http(429)] },
    closing: { vendor: 'elevenlabs', faults: [drop, cut] },
  },
  {
    opening: { vendor: 'deepgram', faults: [http(500)] },
    question: { vendor: 'elevenlabs', faults: [garbage] },
    'read-back': { vendor: 'deepgram', faults: [delay] },
    'side-question': { vendor: 'gemini', faults: [cut, garbage] },
    answer: { vendor: 'elevenlabs', faults: [http(429)] },
    correction: { vendor: 'gemini', faults: [http(429), http(500)] },
    closing: { vendor: 'deepgram', faults: [garbage, http(401)] },
  },
  {
    opening: { vendor: 'gemini', faults: [drop] },
    question: { vendor: 'gemini', faults: [endless, endless] },
    'read-back': { vendor: 'elevenlabs', faults: [http(500)] },
    'side-question': { vendor: 'elevenlabs', faults: [endless] },
    answer: { vendor: 'deepgram', faults: [drop, drop] },
    correction: { vendor: 'elevenlabs', faults: [drop, http(401)] },
    closing: { vendor: 'gemini', faults: [delay] },
  },
]

const { instance, doubles } = useVoiceInstance({ ANSWER_TIMEOUT_MS: '15000' })

/** Of all the interviews. */
const allCame: Came[] = []

test.for(PLANS.map((plan, number) => ({ plan, number })))(
  'vendors fail at each point, interview $number: nothing is lost and nobody sits in silence',
  { timeout: 240_000 },
  async ({ plan }) => {
    const { interview, record, people, beganMs, came } = await interviewThrough(instance(), doubles(), plan)
    allCame.push(...came)
    const shown = timelineOf(people, record, came.map(lineOf))
    expect(came.map(nameOf).toSorted(), shown).toEqual(due(plan).toSorted())
    expect(lostWords(record, people), shown).toEqual([])
    expect(await violationsOf(interview, record), shown).toEqual([])
    const [words, officer] = [saidBy(people), officerHeardBy(people)]
    const silence = longestSilence([{ startMs: beganMs, endMs: beganMs }, ...words, ...officer, endOf(record)])
    expect(silence.toMs - silence.fromMs, `from ${timeOf(silence.fromMs)}\n${shown}`).toBeLessThanOrEqual(SILENCE_MS)
    const closingMs = saidAfterMs(CLOSING, words, interview.groom.captions, officer)
    expect(closingMs, `until the closing line is heard\n${shown}`).toBeLessThanOrEqual(SILENCE_MS)
    expect(verifyRecord(record)).toMatchObject({ verified: true, completeness: { complete: true, missing: [] } })
    expect(await doubles().violations()).toEqual([])
  },
)

test.for(VENDORS)('%s did fail at each point in one of the interviews, and in every way', (vendor) => {
  const ofVendor = allCame.filter((came) => came.vendor === vendor)
  expect(POINTS.filter((point) => !ofVendor.some((came) => came.point === point))).toEqual([])
  const kinds = new Set(ofVendor.map(({ fault }) => kindOf(fault)))
  expect(FAULTS.map(kindOf).filter((kind) => !kinds.has(kind))).toEqual([])
})

const kindOf = (fault: Fault) => (fault.kind === 'status' ? `status ${fault.status}` : fault.kind)
const nameOf = ({ point, vendor, fault }: Pick<Came, 'point' | 'vendor' | 'fault'>) =>
  `${point}: ${vendor} ${kindOf(fault)}`
const lineOf = (came: Came) => ({ at: came.atMs, line: `goes wrong at ${nameOf(came)}` })
const timeOf = (ms: number) => new Date(ms).toISOString()

const due = (plan: Plan): string[] =>
  POINTS.flatMap((point) => plan[point].faults.map((fault) => nameOf({ point, vendor: plan[point].vendor, fault })))
