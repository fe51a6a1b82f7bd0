import { afterAll, beforeEach, expect, test } from 'vitest'
import { VENDOR } from '../../agent/speech/testing.ts'
import { startElevenLabsDouble } from '../doubles/elevenlabs.ts'
import { entriesOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { QUICK_SCRIPT } from '../harness/scripts.ts'

const double = await startElevenLabsDouble(VENDOR)
const instance = useInstance({
  ELEVENLABS_API_KEY: VENDOR.apiKey,
  ELEVENLABS_VOICE_ID: VENDOR.voiceId,
  ELEVENLABS_MODEL: VENDOR.model,
  ELEVENLABS_URL: double.url,
})
const OFFICER = 'Good day.'

beforeEach(() => double.reset())
afterAll(() => double.close())

const asked = () => double.requests.map(({ text }) => text)

test('the officer speaks with the voice of ElevenLabs, word for word, and asks for each text once', async () => {
  const interview = await Interview.begin(instance(), { script: QUICK_SCRIPT })
  const { startedAt, from } = await interview.hears(OFFICER)
  await finish(interview)
  const said = new Set(interview.groom.captions.map(({ text }) => text))
  expect(asked()).toEqual(expect.arrayContaining([...said]))
  expect(new Set(asked()).size).toBe(asked().length)
  expect(interview.voices.heard(from, startedAt)).toBe(true)
  expect(double.violations).toEqual([])
})

test('with ElevenLabs failing in the middle of every text the interview is held all the same', async () => {
  double.faults.always = { kind: 'cut' }
  const interview = await Interview.begin(instance(), { script: QUICK_SCRIPT })
  const { startedAt, from } = await interview.hears(OFFICER)
  const record = await finish(interview)
  expect(interview.voices.heard(from, startedAt)).toBe(true)
  expect(asked()).toContain(OFFICER)
  const failures = entriesOf(record, 'speech-failed').map(({ data }) => `${data['provider']} > ${data['by']}`)
  expect(failures).toContain(`elevenlabs/${VENDOR.model} > embedded/espeak-ng`)
  expect(failures.filter((failure) => failure.endsWith('> captions'))).toEqual([])
  expect(double.violations).toEqual([])
})
