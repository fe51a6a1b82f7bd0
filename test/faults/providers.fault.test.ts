import { expect, test } from 'vitest'
import { verifyRecord } from '../../interview/record/verify.ts'
import type { Fault } from '../doubles/faults.ts'
import { lostWords } from '../harness/heard.ts'
import { useVoiceInstance } from '../harness/instance.ts'
import { longestSilence, soundsOf } from '../harness/silence.ts'
import { type FaultyInterview, interviewThrough, POINTS } from '../harness/through-faults.ts'

/** Nobody is left without a word for longer. */
const SILENCE_MS = 5_000

const FAULTS: readonly Fault[] = [
  { kind: 'delay', ms: 3_000 },
  { kind: 'drop' },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 429 },
  { kind: 'status', status: 500 },
  { kind: 'cut' },
  { kind: 'garbage' },
  { kind: 'endless' },
]
const PROVIDERS = ['deepgram', 'gemini', 'elevenlabs']

/** At each point another fault; as many interviews as there are faults bring each of them to each point. */
const turns = FAULTS.flatMap((_, turn) => PROVIDERS.map((provider) => ({ provider, turn })))

const { instance, doubles } = useVoiceInstance({ ANSWER_TIMEOUT_MS: '15000' })

test.for(turns)(
  '$provider fails at each point, in turn $turn: nothing is lost and nobody sits in silence',
  {
    timeout: 180_000,
  },
  async ({ provider, turn }) => {
    const faults = POINTS.map((_, point) => FAULTS[(point + turn) % FAULTS.length] as Fault)
    const { interview, record, people }: FaultyInterview = await interviewThrough(
      instance(),
      doubles(),
      provider,
      faults,
    )
    const { segments } = await interview.api.get<Transcript>(`/sessions/${interview.id}/transcript?limit=1000`)
    const written = segments.map(({ speaker, text }) => ({ respondent: speaker, text }))
    expect(lostWords(record, people, written)).toEqual([])
    const silence = longestSilence(soundsOf(people))
    expect(silence.toMs - silence.fromMs, shown(silence.fromMs, interview.trace())).toBeLessThanOrEqual(SILENCE_MS)
    expect(verifyRecord(record)).toMatchObject({ verified: true, completeness: { complete: true, missing: [] } })
    expect(await doubles().violations()).toEqual([])
  },
)

interface Transcript {
  segments: { speaker: string; text: string }[]
}

const shown = (fromMs: number, trace: string) => `silence from ${new Date(fromMs).toISOString()}\n${trace}`
