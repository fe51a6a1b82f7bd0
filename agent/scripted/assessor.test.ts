import { initializeLogger } from '@livekit/agents'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type GeminiConfig, Secret } from '../../config.ts'
import type { Fact } from '../../interview/facts.ts'
import { readScript } from '../../interview/script/script.ts'
import { questionOf } from '../../interview/verdict/testing.ts'
import { type GeminiDouble, startGeminiDouble } from '../../test/doubles/gemini.ts'
import { createJudge } from '../judging/gemini.ts'
import { Assessor } from './assessor.ts'

const parsed = readScript(['Do you consent?'])
if (!parsed.ok) throw new Error('the script of this test is wrong')
const { script } = parsed

let double: GeminiDouble
beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'warn' })
  double = await startGeminiDouble({ apiKey: 'k' })
  vi.stubEnv('GOOGLE_GEMINI_BASE_URL', double.url)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await double.close()
})

it('each system prompt is noted once, before what rests on it, and says what it is for', async () => {
  const gemini: GeminiConfig = {
    access: { by: 'key', apiKey: new Secret('k'), isPaid: true },
    model: 'gemini-3.5-flash-lite',
    timeoutMs: 5_000,
    totalMs: 8_000,
  }
  const facts: Fact[] = []
  const assessor = new Assessor(createJudge(gemini, { script, names: {} }), (fact) => facts.push(fact))
  const question = questionOf({ kind: 'consent' })
  for (let time = 1; time <= 2; time++) {
    await assessor.judge(question, 'oh well', [])
    await assessor.reply(question, 'who hears this', [])
  }
  const [answers, asides, ...more] = facts
  expect(answers).toMatchObject({ kind: 'judge-briefed', system: { value: double.requests[0]?.system } })
  expect(answers).not.toHaveProperty('use')
  expect(asides).toMatchObject({
    kind: 'judge-briefed',
    use: 'side-questions',
    system: { value: double.requests[1]?.system },
  })
  expect(double.requests[0]?.system).not.toBe(double.requests[1]?.system)
  expect(more).toEqual([])
})
