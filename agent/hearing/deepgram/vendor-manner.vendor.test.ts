import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type DeepgramDouble, startDeepgramDouble } from '../../../test/doubles/deepgram.ts'
import { USUAL_MANNER } from '../../../test/doubles/deepgram-manner.ts'
import { join, silence, synthesise } from '../../../test/doubles/speech.ts'
import { HEARING_SAMPLE_RATE } from '../../room/microphones.ts'
import { setStage, type Stage } from '../testing.ts'

const SAID = 'My name is John Smith.'
const sampleRate = HEARING_SAMPLE_RATE

vi.setConfig({ testTimeout: 60_000 })

let double: DeepgramDouble
let stage: Stage
beforeAll(async () => {
  double = await startDeepgramDouble({ phrases: [SAID], latencyMs: 300 })
}, 120_000)
afterAll(() => double.close())
afterEach(async () => {
  await stage.close()
  Object.assign(double.manner, USUAL_MANNER)
  double.connections.length = 0
  double.violations.length = 0
})

const say = async (respondent: string, afterMs = 200) =>
  stage.speak(
    respondent,
    join(silence(200, sampleRate), await synthesise(SAID, { sampleRate }), silence(afterMs, sampleRate)),
  )
const textsOf = (respondent: string) =>
  stage.told.heard.filter((heard) => heard.respondent === respondent).map(({ text }) => text)

test('a vendor that is far away hears the first words and all that follow, without a gap', async () => {
  double.manner.openingMs = 400
  stage = await setStage(double)
  await say('groom')
  await stage.until('the first', () => textsOf('groom').length === 1)
  await say('groom')
  await stage.until('the second', () => textsOf('groom').length === 2)
  expect(textsOf('groom')).toEqual([SAID, SAID])
  expect(stage.told.gap).toEqual([])
  expect(stage.told.changed).toEqual([])
  expect(double.connections).toHaveLength(1)
  expect(double.violations).toEqual([])
})

test('a Finalize that nothing answers holds no turn up: all words were final before it', async () => {
  stage = await setStage(double)
  await say('groom', 3_000)
  await stage.until('the turn', () => textsOf('groom').length === 1)
  expect(textsOf('groom')).toEqual([SAID])
  // The pause made the words final; what the client asked for afterwards had nothing to answer with.
  expect(double.connections[0]?.finalized).toBe(1)
  expect(stage.told.heard[0]?.isIncomplete).toBe(false)
  expect(stage.told.gap).toEqual([])
})

test('a model that is not served means typing at once, told as the refusal that it is', async () => {
  stage = await setStage(double, undefined, { model: 'nova-4' })
  await say('groom')
  await stage.until('typing', () => stage.told.changed.length > 0)
  expect(stage.told.changed).toMatchObject([{ respondent: 'groom', to: 'typing', code: 'http-400' }])
  expect(double.violations).toHaveLength(1)
})

test('who finds no stream left may type, and whoever has one is heard', async () => {
  stage = await setStage(double, undefined, { maxStreams: 1 })
  await say('groom')
  await stage.until('the groom', () => textsOf('groom').length === 1)
  await Promise.all([say('groom'), say('bride').then(() => say('bride'))])
  await stage.until('typing', () => stage.told.changed.length > 0)
  await stage.until('the groom again', () => textsOf('groom').length === 2)
  expect(stage.told.changed).toMatchObject([{ respondent: 'bride', to: 'typing', code: 'at-limit' }])
  expect(textsOf('bride').join('')).toBe('')
  expect(double.connections).toHaveLength(1)
})
