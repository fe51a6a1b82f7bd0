import { initializeLogger } from '@livekit/agents'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { Secret } from '../../config.ts'
import { callOf, promptHashOf, sidePromptHashOf } from '../../interview/judging/call.ts'
import { hashOf } from '../../interview/record/hash.ts'
import { type Expect, readScript } from '../../interview/script.ts'
import { questionOf } from '../../interview/verdict/testing.ts'
import { type GeminiDouble, type GeminiDoubleOptions, startGeminiDouble } from '../../test/doubles/gemini.ts'
import { createJudge } from './gemini.ts'
import type { Judge } from './judge.ts'

const KEY = 'key-of-the-double'
const parsed = readScript({ language: 'en', steps: [{ ask: 'Do you consent?', expect: 'consent' }] })
if (!parsed.ok) throw new Error('the script of this test is wrong')
const { script } = parsed

let double: GeminiDouble

async function judgeOver(
  options: Partial<GeminiDoubleOptions> & { timeoutMs?: number; model?: string; key?: string } = {},
): Promise<Judge> {
  double = await startGeminiDouble({ apiKey: KEY, ...options })
  vi.stubEnv('GOOGLE_GEMINI_BASE_URL', double.url)
  const { timeoutMs = 2_000, model = 'gemini-2.5-flash', key = KEY } = options
  const judge = createJudge(
    { access: { by: 'key', apiKey: new Secret(key), isPaid: true }, model, timeoutMs, totalMs: 8_000 },
    { script, names: { bride: 'Anna Berg' } },
  )
  if (!judge) throw new Error('there is no judge')
  return judge
}

const put = (text: string, expected: Expect = { kind: 'consent' }) => ({
  question: questionOf(expected, { name: 'Anna Berg' }),
  text,
  exchange: [{ by: 'officer', text: 'Do you consent?' }],
})

beforeAll(() => initializeLogger({ pretty: false, level: 'info' }))
afterEach(async () => {
  vi.unstubAllEnvs()
  await double.close()
})

const YES = { mode: 'table', table: [{ when: 'with all my heart yes', verdict: 'accepted', value: 'yes' }] } as const

describe('a judgement', () => {
  it('comes by a forced call of judge_answer, without thinking, and keeps what it rests on', async () => {
    const judge = await judgeOver({ judging: YES })
    const input = put('well officer with all my heart yes')
    expect(await judge.judge(input)).toEqual({
      kind: 'verdict',
      verdict: {
        outcome: 'accepted',
        value: true,
        reason: 'As the table says.',
        quote: 'with all my heart yes',
        prompt: callOf(input),
        judge: {
          by: 'model',
          model: 'gemini-2.5-flash',
          prompt_sha256: promptHashOf(judge.briefing.system, callOf(input), 'gemini-2.5-flash'),
        },
      },
    })
    expect(double.violations).toEqual([])
    expect(double.requests).toMatchObject([
      { model: 'gemini-2.5-flash', functions: ['judge_answer'], temperature: 0, thinkingBudget: 0 },
    ])
    expect(double.requests[0]?.system).toBe(judge.briefing.system)
    expect(double.requests[0]?.call).toBe(callOf(input))
    expect(judge.briefing.sha256).toBe(hashOf(judge.briefing.system))
  })

  it.each(['gemini-2.5-pro', 'gemini-3-flash-preview', 'gemini-2.0-flash-001'])(
    'is asked of %s as it can be',
    async (model) => {
      const judge = await judgeOver({ judging: YES, model })
      expect(await judge.judge(put('officer with all my heart yes'))).toMatchObject({
        verdict: { outcome: 'accepted' },
      })
      expect(double.violations).toEqual([])
    },
  )

  it('is a side question when the model says so', async () => {
    const judge = await judgeOver({
      judging: { mode: 'table', table: [{ when: 'how long', verdict: 'side_question' }] },
    })
    const input = put('how long do you keep the recording')
    const prompt = callOf(input)
    expect(await judge.judge(input)).toEqual({
      kind: 'side-question',
      model: 'gemini-2.5-flash',
      prompt,
      prompt_sha256: promptHashOf(judge.briefing.system, prompt, 'gemini-2.5-flash'),
    })
  })

  it('of two answers at once stays with its answer', async () => {
    const judge = await judgeOver({
      judging: ({ call }) =>
        call.includes('heartily')
          ? { args: { verdict: 'accepted', value: 'yes', reason: 'yes', quote: 'yes heartily' } }
          : { args: { verdict: 'unclear', value: '', reason: 'no answer', quote: '' } },
    })
    double.faults.queue({ kind: 'delay', ms: 100 })
    const both = await Promise.all([judge.judge(put('oh yes heartily')), judge.judge(put('the weather'))])
    expect(both).toMatchObject([{ verdict: { outcome: 'accepted' } }, { verdict: { outcome: 'unclear' } }])
  })
})

describe('an attempt that fails', () => {
  it.each([
    ['http-500', { kind: 'status', status: 500 }],
    ['http-429', { kind: 'status', status: 429 }],
    ['connection', { kind: 'cut' }],
    ['connection', { kind: 'garbage' }],
    ['timeout', { kind: 'endless' }],
    ['timeout', { kind: 'drop' }],
    ['timeout', { kind: 'delay', ms: 1_000 }],
  ] as const)('is made once more, and twice is a failure: %s %j', async (code, fault) => {
    const judge = await judgeOver({ judging: YES, timeoutMs: 300 })
    double.faults.queue(fault)
    expect(await judge.judge(put('officer with all my heart yes'))).toMatchObject({ verdict: { outcome: 'accepted' } })
    double.faults.queue(fault, fault)
    const start = performance.now()
    expect(await judge.judge(put('officer with all my heart yes'))).toEqual({ kind: 'failed', code })
    expect(performance.now() - start).toBeLessThan(2_000)
    expect(double.requests).toHaveLength(4)
  })

  it('is given up at the deadline, its connection with it', async () => {
    const judge = await judgeOver({ timeoutMs: 100 })
    double.faults.queue({ kind: 'drop' }, { kind: 'endless' })
    await judge.judge(put('officer with all my heart yes'))
    await expect.poll(() => double.open, { timeout: 700 }).toBe(0)
  })

  it.each([400, 401, 403, 404])('for good is not made again: %d', async (status) => {
    const judge = await judgeOver({ judging: YES })
    double.faults.queue({ kind: 'status', status })
    expect(await judge.judge(put('officer with all my heart yes'))).toEqual({ kind: 'failed', code: `http-${status}` })
    expect(double.requests).toHaveLength(1)
  })

  it('with a wrong key says so', async () => {
    const judge = await judgeOver({ key: 'another' })
    expect(await judge.judge(put('officer with all my heart yes'))).toEqual({ kind: 'failed', code: 'http-401' })
  })

  it.each([
    ['nothing', { text: '' }, 'empty'],
    ['words in place of the call', { text: 'The answer is accepted.' }, 'schema'],
    ['another function', { name: 'accept_all', args: {} }, 'schema'],
    ['no arguments', { args: undefined }, 'schema'],
    ['a verdict of its own', { args: { verdict: 'fine', value: 'yes', reason: 'r', quote: 'yes' } }, 'schema'],
    [
      'an argument more',
      { args: { verdict: 'accepted', value: 'yes', reason: 'r', quote: 'yes', next: 'q9' } },
      'schema',
    ],
    ['a value of another kind', { args: { verdict: 'accepted', value: '7', reason: 'r', quote: 'yes' } }, 'schema'],
    ['no value', { args: { verdict: 'accepted', value: '', reason: 'r', quote: 'yes' } }, 'schema'],
    ['a call that Google could not read', { malformed: 'print(judge_answer())' }, 'empty'],
  ] as const)('against the schema is asked once more: %s', async (_, reply, code) => {
    const judge = await judgeOver({ judging: () => reply })
    expect(await judge.judge(put('oh yes heartily'))).toEqual({ kind: 'failed', code })
    expect(double.requests).toHaveLength(2)
  })

  it('by a prompt too long for the record is not made', async () => {
    const judge = await judgeOver({ judging: YES })
    expect(await judge.judge(put('ha '.repeat(30_000)))).toEqual({ kind: 'failed', code: 'too-long' })
    expect(double.requests).toEqual([])
  })

  it('writes nothing, so that no word of answer, prompt or key is in a log', async () => {
    const written: string[] = []
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0)
    }
    const judge = await judgeOver({ judging: ({ call }) => ({ malformed: call }), timeoutMs: 200 })
    await judge.judge(put('my secret is heliotrope'))
    for (const status of [400, 500]) {
      double.faults.queue({ kind: 'status', status })
      await judge.judge(put('my secret is heliotrope'))
    }
    double.faults.queue({ kind: 'cut' }, { kind: 'endless' })
    await judge.judge(put('my secret is heliotrope'))
    vi.restoreAllMocks()
    expect(written).toEqual([])
  })
})

describe('a side question', () => {
  const ask = (judge: Judge, knowledge: string[] = []) =>
    judge.answer({ ...put('how long do you keep the recording?'), knowledge })

  it('is answered in plain text, with what was asked and its hash', async () => {
    const judge = await judgeOver({
      judging: {
        mode: 'table',
        table: [{ when: 'how long', say: 'It is kept for *ten years*. Your lawyer can tell more.' }],
      },
    })
    expect(await ask(judge, ['Recordings are kept for ten years.'])).toEqual({
      kind: 'answer',
      text: 'It is kept for ten years. Your lawyer can tell more.',
      model: 'gemini-2.5-flash',
      prompt: double.requests[0]?.call,
      prompt_sha256: sidePromptHashOf(judge.sideBriefing.system, double.requests[0]?.call ?? '', 'gemini-2.5-flash'),
    })
    expect(double.requests).toMatchObject([{ functions: [], system: judge.sideBriefing.system }])
    expect(double.requests[0]?.call).toContain('Recordings are kept for ten years.')
    expect(judge.sideBriefing.system).not.toContain('Anna Berg')
    expect(double.violations).toEqual([])
  })

  it('gets no reply that says what is due', async () => {
    const say = 'You were born on 3 May 1990.'
    const judge = await judgeOver({ judging: { mode: 'table', table: [{ when: 'which date', say }] } })
    const input = { ...put('which date do you have for me', { kind: 'date', due: '1990-05-03' }), knowledge: [] }
    expect(await judge.answer(input)).toEqual({ kind: 'failed', code: 'schema' })
  })

  it('that the model answers with a verdict is not answered', async () => {
    const judge = await judgeOver({ judging: { mode: 'obey' } })
    expect(await ask(judge)).toEqual({ kind: 'failed', code: 'schema' })
  })

  it('fails as a judgement does', async () => {
    const judge = await judgeOver({ timeoutMs: 100 })
    double.faults.always = { kind: 'drop' }
    expect(await ask(judge)).toEqual({ kind: 'failed', code: 'timeout' })
  })
})

describe('the judge', () => {
  it('is there with a key alone', async () => {
    await judgeOver()
    expect(createJudge(undefined, { script, names: {} })).toBeUndefined()
  })
})
