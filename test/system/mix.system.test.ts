import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dispose } from '@livekit/rtc-node'
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest'
import { officerOf } from '../../interview/phrases/officer.ts'
import { verifyRecord } from '../../interview/record/verify.ts'
import { type Instance, startInstance } from '../../local/instance.ts'
import { type Doubles, startDoubles } from '../harness/doubles.ts'
import { answersOf, entriesOf, wordsOf } from '../harness/evidence.ts'
import { Interview } from '../harness/interview.ts'
import { Person } from '../harness/person.ts'
import type { Put } from '../harness/scripts.ts'
import { Talker } from '../harness/talker.ts'
import { prepareDoubles } from '../harness/voice-interview.ts'
import { WORDS } from '../harness/voice-scenes.ts'
import { readWav } from '../wav.ts'

const officer = officerOf('en')
const ASK = 'Do you consent to being recorded, today and on every other day on which we talk about this matter?'
const script = {
  opening: 'Good day.',
  closing: 'Goodbye.',
  steps: [
    { id: 'consent', ask: ASK, respondent: 'groom', expect: 'consent' },
    { id: 'met', ask: 'How did you meet?', respondent: 'bride', expect: { kind: 'judged', criterion: 'A place.' } },
  ],
}
const WITHOUT_KEYS = { hearing: 'typed', judging: 'rules', speaking: 'embedded/espeak-ng' }

let doubles: Doubles
beforeAll(async () => {
  doubles = await startDoubles()
  await prepareDoubles(doubles)
})
afterAll(async () => {
  await doubles.close()
  await dispose()
})

async function startWith(
  vendor: string,
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  wordsPerMinute = '300',
): Promise<Instance> {
  const keys = doubles.env[vendor]
  const dataDir = mkdtempSync(join(tmpdir(), 'lexnova-mix-'))
  const instance = await startInstance({
    dataDir,
    env: { VOICE_WORDS_PER_MINUTE: wordsPerMinute, ANSWER_TIMEOUT_MS: '20000', ...keys },
  })
  onTestFinished(() => instance.remove())
  return instance
}

const plain = ({ step }: Put) => (step === 'consent' ? WORDS.consents : WORDS.met)

test.concurrent.for([
  { vendor: 'gemini', changes: { judging: expect.stringMatching(/^gemini\//) }, judge: 'model' },
  { vendor: 'elevenlabs', changes: { speaking: expect.stringMatching(/^elevenlabs\//) }, judge: 'rule' },
])(
  'with the key of $vendor alone the other two have their counterparts',
  async ({ vendor, changes, judge }, context) => {
    const interview = await Interview.begin(await startWith(vendor, context), { script, answer: plain })
    const record = await interview.sealed()
    const [joined] = entriesOf(record, 'agent-joined')
    expect(joined?.data['equipment']).toEqual({ ...WITHOUT_KEYS, ...changes })
    expect(verifyRecord(record)).toMatchObject({ verified: true, completeness: { complete: true } })
    const [, met] = entriesOf(record, 'answer')
    expect(met?.data['judge']).toMatchObject({ by: judge })
    expect(await doubles.violations()).toEqual([])
    await interview.leave()
  },
)

test('with the key of Deepgram alone one talks and the other types; who speaks into a question is heard, and it is put again', async (context) => {
  await doubles.set('deepgram', { manner: { finals: 2 } })
  const person = (...[role, heard, ear]: ConstructorParameters<typeof Person>) =>
    role === 'groom' ? new Talker(role, 'male', heard, ear) : new Person(role, heard, ear)
  const interview: Interview = await Interview.begin(await startWith('deepgram', context, '140'), {
    script,
    person,
    answer: async (put) => {
      if (put.respondent === 'bride') return WORDS.met
      await interview.groom.say(WORDS.consents)
      return undefined
    },
  })
  await interview.beginsToAsk('consent', 'groom')
  await interview.groom.say(WORDS.unclear)
  await interview.hears(officer.letMeFinish)
  const record = await interview.sealed()
  const [joined] = entriesOf(record, 'agent-joined')
  expect(joined?.data['equipment']).toEqual({ ...WITHOUT_KEYS, hearing: expect.stringMatching(/^deepgram\//) })
  const [kept] = entriesOf(record, 'answer-kept')
  expect(kept && wordsOf(record, kept, 'answer')).toBe(WORDS.unclear)
  expect(kept?.data).toMatchObject({ judge: { rule: 'timing.question-unfinished' }, answer: { speaker: 'groom' } })
  const question = kept?.data['question'] as { spoken: number } | undefined
  expect(question?.spoken).toBeLessThan(1)
  expect(answersOf(record).map(({ ask, effect }) => `${ask.respondent} ${effect}`)).toEqual([
    'groom accepted',
    'bride accepted',
  ])
  const [consents] = entriesOf(record, 'answer')
  expect(consents && wordsOf(record, consents, 'answer')).toBe(WORDS.consents)
  expect(entriesOf(record, 'answer').map(({ data }) => (data['answer'] as { channel: string }).channel)).toEqual([
    'voice',
    'typed',
  ])
  expect(await doubles.violations()).toEqual([])
  await interview.leave()
})

const STOPS = 'Please stop recording me.'
const recordedScript = {
  opening: 'Good day.',
  closing: 'Goodbye.',
  steps: [
    {
      id: 'consent',
      ask: 'May this be recorded?',
      expect: { kind: 'consent', to: 'recording' },
      onContrary: 'continue',
    },
    { id: 'met', ask: 'How did you meet?', respondent: 'bride' },
  ],
}

test('who asks by voice for the recording to stop is heard, and nothing later is in any piece of any track', async (context) => {
  await doubles.set('deepgram', { expect: [...Object.values(WORDS), STOPS] })
  const interview: Interview = await Interview.begin(await startWith('deepgram', context), {
    script: recordedScript,
    person: (role, heard, ear) => new Talker(role, role === 'groom' ? 'male' : 'female', heard, ear),
    answer: async ({ step, respondent }) => {
      const { groom, bride, puts } = interview
      if (respondent === 'groom') await groom.say(WORDS.consents)
      else if (step === 'consent') await bride.type(WORDS.consents)
      else if (puts.filter((put) => put.step === step).length === 1) await groom.say(STOPS)
      else await bride.type(WORDS.met)
      return undefined
    },
  })
  const record = await interview.sealed()
  await interview.leave()

  const [correction] = answersOf(record, 'correction')
  expect(correction).toMatchObject({
    ask: { step: 'consent', respondent: 'groom' },
    outcome: 'contrary',
    effect: 'corrected',
    judge: { rule: 'recording.taken-back' },
    answer: { speaker: 'groom', channel: 'voice' },
  })
  expect(answersOf(record).at(-1)).toMatchObject({ ask: { step: 'met' }, effect: 'accepted' })
  expect(verifyRecord(record)).toMatchObject({
    verified: true,
    completeness: { complete: false, missing: [{ step: 'consent', respondent: 'groom' }] },
  })

  const stops = entriesOf(record, 'recording-stopped').map(({ data }) => data as { at_ms: number; code: string })
  expect(stops).toEqual([expect.objectContaining({ code: 'taken-back' })])
  expect(entriesOf(record, 'recording-started')).toHaveLength(1)
  const stoppedMs = stops[0]?.at_ms ?? 0
  const pieces = entriesOf(record, 'recording-stored').flatMap(
    ({ data }) => data['chunks'] as { track: string; end_ms: number }[],
  )
  expect([...new Set(pieces.map(({ track }) => track))].toSorted()).toEqual(['bride', 'groom', 'officer'])
  expect(pieces.filter(({ end_ms }) => end_ms > stoppedMs)).toEqual([])
  const { url, key } = interview.instance
  const answer = await fetch(`${url}/sessions/${interview.id}/recording.wav`, {
    headers: { authorization: `Bearer ${key}` },
  })
  const wav = readWav(Buffer.from(await answer.arrayBuffer()))
  const startedMs = Number(entriesOf(record, 'recording-started')[0]?.data['at_ms'])
  for (const track of wav.tracks)
    expect((track.length / wav.sampleRate) * 1_000).toBeLessThan(stoppedMs - startedMs + 1)
  const [joined] = entriesOf(record, 'agent-joined')
  const said = await interview.heard(officer.recordingStopped)
  expect(Date.parse(String(joined?.data['clock'])) + stoppedMs).toBeLessThanOrEqual(said.startedAt)
})
