import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type DeepgramDouble, startDeepgramDouble } from '../../test/doubles/deepgram.ts'
import { join, PEAK, silence, synthesise } from '../../test/doubles/speech.ts'
import { HEARING_SAMPLE_RATE } from '../room/microphones.ts'
import { setStage, type Stage } from './testing.ts'

const PHRASES = [
  'Yes, I do.',
  'My name is John Smith.',
  'I was born in London.',
  'Could you repeat the question, please?',
]
const VOICES = { groom: 'male', bride: 'female' } as const
const sampleRate = HEARING_SAMPLE_RATE

vi.setConfig({ testTimeout: 60_000 })

let double: DeepgramDouble
let stage: Stage
beforeAll(async () => {
  double = await startDeepgramDouble({ phrases: PHRASES })
}, 120_000)
afterAll(async () => {
  expect(double.violations).toEqual([])
  await double.close()
})
beforeEach(async () => {
  double.faults.clear()
  Object.assign(double.manner, { finals: 1, isDeaf: false })
  double.connections.length = 0
  stage = await setStage(double)
})
afterEach(() => stage.close())

const say = async (respondent: keyof typeof VOICES, text: string) =>
  stage.speak(
    respondent,
    join(
      silence(200, sampleRate),
      await synthesise(text, { voice: VOICES[respondent], sampleRate }),
      silence(200, sampleRate),
    ),
  )
const heardOf = (respondent: string) =>
  stage.told.heard.filter((heard) => heard.respondent === respondent).map(({ text }) => text)
const untilHeard = (respondent: string, ...texts: string[]) =>
  stage.until(`${respondent}: ${texts.join(' | ')}`, () => heardOf(respondent).length >= texts.length)

test('two who talk at the same time are heard each by themselves', async () => {
  await Promise.all([say('groom', 'My name is John Smith.'), say('bride', 'I was born in London.')])
  await Promise.all([untilHeard('groom', ''), untilHeard('bride', '')])
  expect(heardOf('groom')).toEqual(['My name is John Smith.'])
  expect(heardOf('bride')).toEqual(['I was born in London.'])
  expect(stage.told.gap).toEqual([])
  expect(double.connections.map(({ finalized }) => finalized)).toEqual([1, 1])

  const [heard] = stage.told.heard.filter(({ respondent }) => respondent === 'groom')
  const [begun, done] = stage.told.speaking.filter(({ respondent }) => respondent === 'groom')
  expect(begun).toMatchObject({ active: true, atMs: heard?.startMs })
  expect(done).toMatchObject({ active: false, atMs: heard?.endMs })
  const goesOn = stage.told.loudness.filter(({ respondent }) => respondent === 'groom')
  expect(goesOn.length).toBeGreaterThan(3)
  expect(Math.abs((goesOn.at(-1)?.levelDb ?? 0) - (heard?.levelDb ?? 0))).toBeLessThan(2)
  expect((heard?.endMs ?? 0) - (heard?.startMs ?? 0)).toBeGreaterThan(1_000)
  expect(heard?.levelDb).toBeGreaterThan(-40)
  expect(heard?.levelDb).toBeLessThan(-6)
  expect(heard?.confidence).toBeGreaterThan(0.5)

  const captions = stage.told.caption.filter(({ respondent }) => respondent === 'groom')
  expect(captions.map(({ final }) => final)).toEqual([...captions.slice(1).map(() => false), true])
  expect(captions.length).toBeGreaterThan(1)
  expect(new Set(captions.map(({ segment }) => segment)).size).toBe(1)
  const last = captions.at(-1)
  expect(last).toMatchObject({ text: 'My name is John Smith.', trackSid: 'TR_groom' })
  expect(Math.abs((last?.startMs ?? 0) - (heard?.startMs ?? 0))).toBeLessThan(400)
})

test.each([
  ['at once', 0],
  ['late', 600],
])('what the recogniser makes final in several parts is one turn, with all of its words: %s', async (_when, ms) => {
  double.manner.finals = 3
  double.faults.queue({ kind: 'delay', ms })
  await say('groom', 'My name is John Smith.')
  const captions = () => stage.told.caption.filter(({ final }) => final)
  await stage.until('all parts', () => captions().length >= 3)
  await untilHeard('groom', '')
  expect(double.connections[0]?.heard).toEqual(['My', 'name is', 'John Smith.'])
  expect(captions().map(({ text }) => text)).toEqual(['My', 'name is', 'John Smith.'])
  expect(new Set(captions().map(({ segment }) => segment)).size).toBe(3)
  expect(heardOf('groom')).toEqual(['My name is John Smith.'])

  const [heard] = stage.told.heard
  expect(heard?.isIncomplete).toBe(false)
  expect(heard?.confidence).toBeCloseTo(captions()[0]?.confidence ?? 0, 5)
  const [first, second, last] = captions()
  expect(Math.abs((first?.startMs ?? 0) - (heard?.startMs ?? 0))).toBeLessThan(400)
  expect(Math.abs((last?.endMs ?? 0) - (heard?.endMs ?? 0))).toBeLessThan(400)
  expect(second?.startMs).toBeGreaterThanOrEqual(first?.endMs ?? Infinity)
  expect(last?.startMs).toBeGreaterThanOrEqual(second?.endMs ?? Infinity)
  expect(last?.endMs).toBeGreaterThan(last?.startMs ?? Infinity)
  expect(stage.told.gap).toEqual([])
})

test('a turn that goes on with a voice from afar tells how loud each of its parts was', async () => {
  await stage.close()
  stage = await setStage(double, { doInference: () => new Promise(() => {}) })
  await say('bride', 'I was born in London.')
  const copy = await synthesise('My name is John Smith.', { voice: 'male', sampleRate, peak: PEAK / 4 })
  await stage.speak('bride', join(silence(600, sampleRate), copy, silence(200, sampleRate)))
  await untilHeard('bride', '')
  expect(heardOf('bride')).toEqual(['I was born in London. My name is John Smith.'])

  const [heard] = stage.told.heard
  const [own, afar] = heard?.parts ?? []
  expect(heard?.parts.map(({ text }) => text)).toEqual(['I was born in London.', 'My name is John Smith.'])
  expect((own?.levelDb ?? 0) - (afar?.levelDb ?? 0)).toBeCloseTo(12, -1)
  expect(own?.startMs).toBeGreaterThanOrEqual((heard?.startMs ?? Infinity) - 400)
  expect(afar?.startMs).toBeGreaterThan(own?.endMs ?? Infinity)
  const spoken = stage.told.speaking.filter(({ active }) => !active)
  expect(spoken).toHaveLength(2)
  expect(spoken[0]?.levelDb).toBeCloseTo(own?.levelDb ?? 0, -1)
  expect(spoken[1]?.levelDb).toBeCloseTo(afar?.levelDb ?? 0, -1)
})

test('what nobody expected comes out as nothing, and a turn without words is not heard', async () => {
  await say('groom', 'The weather is lovely today')
  await stage.until('the voice has ended', () => stage.told.speaking.length === 2)
  await say('groom', 'Yes, I do.')
  await untilHeard('groom', '')
  expect(heardOf('groom')).toEqual(['Yes, I do.'])
  expect(stage.told.gap).toEqual([])
})

test('a recogniser that is cut off comes back alone, and the words it took are a gap', async () => {
  await Promise.all([say('groom', 'Yes, I do.'), say('bride', 'Yes, I do.')])
  await Promise.all([untilHeard('groom', ''), untilHeard('bride', '')])
  const [ofGroom] = double.connections
  ofGroom!.goWrong({ kind: 'cut' })
  await Promise.all([say('groom', 'My name is John Smith.'), say('bride', 'I was born in London.')])
  await stage.until('a gap', () => stage.told.gap.length > 0)
  await Promise.all([untilHeard('groom', '', ''), untilHeard('bride', '', '')])
  const begun = stage.told.speaking.filter(({ respondent, active }) => respondent === 'groom' && active)[1]
  const [gap] = stage.told.gap
  expect(gap).toMatchObject({ respondent: 'groom', code: 'closed', startMs: begun?.atMs })
  expect(heardOf('bride')).toEqual(['Yes, I do.', 'I was born in London.'])
  const before = heardOf('groom').length
  await say('groom', 'My name is John Smith.')
  await stage.until('the groom again', () => heardOf('groom').length > before)
  expect(heardOf('groom').at(-1)).toBe('My name is John Smith.')
  expect(stage.told.gap.filter(({ code }) => code === 'closed')).toHaveLength(1)
  expect(stage.told.changed).toEqual([])
  expect(double.connections).toHaveLength(3)
})

test.each([
  ['answers garbage', 'garbage', 'garbage'],
  ['says nothing', 'drop', 'silent'],
] as const)('a recogniser that %s is given up, and its words are a gap', async (_what, kind, code) => {
  double.faults.queue({ kind })
  await say('groom', 'My name is John Smith.')
  await stage.until('a gap', () => stage.told.gap.length > 0)
  expect(stage.told.gap).toMatchObject([{ respondent: 'groom', code }])
  await say('groom', 'Yes, I do.')
  await stage.until('the groom again', () => heardOf('groom').includes('Yes, I do.'))
  expect(stage.told.changed).toEqual([])
})

test('a recogniser that answers, and gives no words to who speaks, is opened anew', async () => {
  double.manner.isDeaf = true
  await say('groom', 'Yes, I do.')
  await stage.until('the voice has ended', () => stage.told.speaking.at(-1)?.active === false)
  await stage.until('the turn is over', () => stage.now() - (stage.told.speaking.at(-1)?.atMs ?? 0) > 4_000)
  expect(stage.told.gap).toEqual([])
  const sinceMs = stage.told.speaking[0]?.atMs ?? 0
  // What was not heard by a recogniser before this one says nothing against it.
  stage.hearing.unheard('groom', 0)
  stage.hearing.unheard('groom', sinceMs)
  double.manner.isDeaf = false
  await say('groom', 'Yes, I do.')
  await untilHeard('groom', '')
  expect(double.connections).toHaveLength(2)
  expect(stage.told.gap).toMatchObject([{ respondent: 'groom', code: 'no-final', startMs: sinceMs }])
})

test.each([401, 402, 403])('a recogniser that refuses with %i means typing at once', async (status) => {
  double.faults.always = { kind: 'status', status }
  const saying = say('groom', 'Yes, I do.')
  await stage.until('typing', () => stage.told.changed.length > 0)
  expect(stage.told.changed).toMatchObject([{ respondent: 'groom', to: 'typing', code: `http-${status}` }])
  await saying
})

test.each([429, 500])(
  'a recogniser that refuses with %i for long means typing for who speaks, then voice again',
  async (status) => {
    double.faults.always = { kind: 'status', status }
    await say('groom', 'Yes, I do.')
    await stage.until('typing', () => stage.told.changed.length > 0)
    expect(stage.told.changed).toMatchObject([{ to: 'typing', code: `http-${status}` }])
    expect(stage.now()).toBeLessThan(8_000)
    double.faults.clear()
    await stage.until('voice', () => stage.told.changed.length > 1, 25_000)
    expect(stage.told.changed[1]).toMatchObject({ to: 'voice', code: 'recovered' })
    expect(stage.told.gap).toMatchObject([{ respondent: 'groom', code: `http-${status}` }])
  },
)

test('a microphone that falls silent in the middle of a word ends the turn', async () => {
  const pcm = join(silence(200, sampleRate), await synthesise('Yes, I do.', { sampleRate }))
  await stage.speak('groom', pcm.subarray(0, pcm.length - 1_600))
  await stage.until('the voice has ended', () => stage.told.speaking.at(-1)?.active === false)
  await untilHeard('groom', '')
  expect(heardOf('groom')).toEqual(['Yes, I do.'])
})

test('a late recogniser is waited for', async () => {
  double.faults.queue({ kind: 'delay', ms: 1_500 })
  await say('groom', 'Yes, I do.')
  await untilHeard('groom', '')
  expect(heardOf('groom')).toEqual(['Yes, I do.'])
  expect(stage.told.gap).toEqual([])
})

test('a recogniser that gives no final twice is given up, and both are gaps', async () => {
  double.faults.queue({ kind: 'endless' })
  await say('groom', 'I was born in London.')
  await stage.until('a gap', () => stage.told.gap.length > 0)
  await say('groom', 'I was born in London.')
  await stage.until('another', () => stage.told.gap.length > 1)
  expect(stage.told.gap.map(({ respondent, code }) => `${respondent} ${code}`)).toEqual([
    'groom no-final',
    'groom no-final',
  ])
  expect(stage.told.heard).toMatchObject([
    { text: '', isIncomplete: true },
    { text: '', isIncomplete: true },
  ])
  await say('groom', 'Yes, I do.')
  await stage.until('the groom', () => heardOf('groom').includes('Yes, I do.'))
  expect(stage.told.changed).toEqual([])
})

test('while it rests nothing reaches a recogniser, and who was speaking has a gap', async () => {
  const speaking = say('groom', 'My name is John Smith.')
  await stage.until('a voice', () => stage.told.speaking.at(-1)?.active === true)
  stage.hearing.rest('paused')
  const { startMs } = stage.told.gap[0] ?? {}
  expect(stage.told.gap).toMatchObject([{ respondent: 'groom', code: 'paused', startMs: stage.told.speaking[0]?.atMs }])
  expect(startMs).toBeGreaterThan(0)
  expect(stage.told.speaking.at(-1)?.active).toBe(false)
  await speaking
  await say('groom', 'I was born in London.')
  expect(double.connections).toHaveLength(1)
  expect(stage.told.heard).toEqual([])
  stage.hearing.listen()
  await say('groom', 'Yes, I do.')
  await untilHeard('groom', '')
  expect(heardOf('groom')).toEqual(['Yes, I do.'])
  expect(double.connections).toHaveLength(2)
  expect(stage.told.gap).toHaveLength(1)
})
