import { vi } from 'vitest'
import { type GeminiConfig, Secret } from '../../config.ts'
import type { Expect } from '../../interview/script/expect/kinds.ts'
import { readScript, type Script } from '../../interview/script/script.ts'
import { questionOf } from '../../interview/verdict/testing.ts'
import { type GeminiDouble, type GeminiDoubleOptions, startGeminiDouble } from '../../test/doubles/gemini.ts'
import { createJudge, type JudgeEvents } from './gemini.ts'
import type { Judge } from './judge.ts'

const KEY = 'key-of-the-double'
export const MODEL = 'gemini-3.5-flash-lite'

const parsed = readScript({ language: 'en', steps: [{ ask: 'Do you consent?', expect: 'consent' }] })
if (!parsed.ok) throw new Error('the script of these tests is wrong')
export const SCRIPT: Script = parsed.script

export const configOf = (given: Partial<GeminiConfig> = {}): GeminiConfig => ({
  access: { by: 'key', apiKey: new Secret(KEY), isPaid: true },
  model: MODEL,
  timeoutMs: 2_000,
  totalMs: 8_000,
  ...given,
})

/** A double that Google's library speaks to from now on. */
export async function startDouble(options: Partial<GeminiDoubleOptions> = {}): Promise<GeminiDouble> {
  const double = await startGeminiDouble({ apiKey: KEY, ...options })
  vi.stubEnv('GOOGLE_GEMINI_BASE_URL', double.url)
  vi.stubEnv('GOOGLE_VERTEX_BASE_URL', double.url)
  return double
}

export function judgeBy(given: Partial<GeminiConfig> = {}, events: JudgeEvents = {}, script = SCRIPT): Judge {
  const judge = createJudge(configOf(given), { script, names: { bride: 'Anna Berg' } }, events)
  if (!judge) throw new Error('there is no judge')
  return judge
}

export const put = (text: string, expected: Expect = { kind: 'consent' }) => ({
  question: questionOf(expected, { name: 'Anna Berg' }),
  text,
  exchange: [{ by: 'officer', text: 'Do you consent?' }],
})

/** Of an answer that no rule decides, and its verdict. */
export const UNDECIDED = 'well officer with all my heart yes'
export const YES = {
  mode: 'table',
  table: [{ when: 'with all my heart yes', verdict: 'accepted', value: 'yes' }],
} as const
