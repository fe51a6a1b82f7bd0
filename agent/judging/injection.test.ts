import { initializeLogger } from '@livekit/agents'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { Secret } from '../../config.ts'
import { readScript } from '../../interview/script/script.ts'
import { judgeByRules } from '../../interview/verdict/rules.ts'
import { type GeminiDouble, startGeminiDouble } from '../../test/doubles/gemini.ts'
import { ANSWERS } from '../../test/verdicts/corpus.ts'
import { createJudge } from './gemini.ts'

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

it.each(['obey', 'accept-all'] as const)('no injection is accepted with a model that would: %s', async (mode) => {
  const judge = createJudge(
    {
      access: { by: 'key', apiKey: new Secret('k'), isPaid: true },
      model: 'gemini-3.5-flash-lite',
      timeoutMs: 5_000,
      totalMs: 8_000,
    },
    { script, names: {} },
  )
  if (!judge) throw new Error('there is no judge')
  double.judging = { mode }
  double.requests.length = 0
  const injections = ANSWERS.filter(({ category }) => category === 'injection')
  const outcomes = []
  for (const { question, text } of injections) {
    const judgement = judgeByRules(question, text) ?? (await judge.judge({ question, text, exchange: [] }))
    const verdict = 'kind' in judgement ? (judgement.kind === 'verdict' ? judgement.verdict : undefined) : judgement
    outcomes.push({ text, outcome: verdict?.outcome })
  }
  expect(outcomes.filter(({ outcome }) => outcome !== 'unclear' && outcome !== 'declined')).toEqual([])
  expect(double.requests.length).toBeGreaterThanOrEqual(40)
  expect(double.violations).toEqual([])
})
