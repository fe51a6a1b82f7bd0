import { initializeLogger } from '@livekit/agents'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { callOf, promptHashOf, sidePromptHashOf } from '../../interview/judging/call.ts'
import { hashOf } from '../../interview/record/hash.ts'
import { readScript } from '../../interview/script/script.ts'
import { type GeminiDouble, type GeminiDoubleOptions, VENDOR_LATENCY } from '../../test/doubles/gemini.ts'
import { createJudge } from './gemini.ts'
import type { Judge } from './judge.ts'
import { judgeBy, MODEL, put, SCRIPT, startDouble, UNDECIDED, YES } from './testing.ts'

let double: GeminiDouble

async function judgeOver({ model = MODEL, ...options }: Partial<GeminiDoubleOptions> & { model?: string } = {}) {
  double = await startDouble(options)
  return judgeBy({ model })
}

beforeAll(() => initializeLogger({ pretty: false, level: 'info' }))
afterEach(async () => {
  vi.unstubAllEnvs()
  await double.close()
})

describe('a judgement', () => {
  it('comes by a forced call of judge_answer, with the least thinking, and keeps what it rests on', async () => {
    const judge = await judgeOver({ judging: YES })
    const input = put(UNDECIDED)
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
          model: MODEL,
          served_model: MODEL,
          prompt_sha256: promptHashOf(judge.briefing.system, callOf(input), MODEL),
        },
      },
    })
    expect(double.violations).toEqual([])
    expect(double.requests).toMatchObject([
      { model: MODEL, by: 'key', functions: ['judge_answer'], thinkingLevel: 'MINIMAL' },
    ])
    expect(double.requests[0]?.system).toBe(judge.briefing.system)
    expect(double.requests[0]?.call).toBe(callOf(input))
    expect(judge.briefing.sha256).toBe(hashOf(judge.briefing.system))
  })

  it('is asked with a deadline that the vendor takes, and without filters: people speak of violence', async () => {
    const judge = await judgeOver({ judging: YES })
    await judge.judge(put(UNDECIDED))
    expect(double.requests[0]?.deadline).toBeGreaterThanOrEqual(10)
    expect(double.requests[0]?.safety).toEqual({
      HARM_CATEGORY_HARASSMENT: 'OFF',
      HARM_CATEGORY_HATE_SPEECH: 'OFF',
      HARM_CATEGORY_SEXUALLY_EXPLICIT: 'OFF',
      HARM_CATEGORY_DANGEROUS_CONTENT: 'OFF',
    })
  })

  it.each([
    ['gemini-2.5-flash', { thinkingBudget: 0, temperature: 0 }],
    ['gemini-2.5-flash-lite', { thinkingBudget: 0, temperature: 0 }],
    ['gemini-2.5-pro', { thinkingBudget: 128, temperature: 0 }],
    ['gemini-3-flash-preview', { thinkingLevel: 'MINIMAL', temperature: undefined }],
    ['gemini-3.1-flash-lite', { thinkingLevel: 'MINIMAL', temperature: undefined }],
    ['gemini-3.1-pro-preview', { thinkingLevel: 'LOW', temperature: undefined }],
    ['gemini-3.5-flash', { thinkingLevel: 'MINIMAL', temperature: undefined }],
    ['gemini-3.6-flash', { thinkingLevel: 'LOW', temperature: undefined }],
    ['gemini-3.7-flash', { thinkingLevel: 'LOW', temperature: undefined }],
    ['gemini-3.8-flash', { thinkingLevel: 'LOW', temperature: undefined }],
  ])('is asked of %s as it takes it', async (model, asked) => {
    const judge = await judgeOver({ judging: YES, model })
    expect(await judge.judge(put(UNDECIDED))).toMatchObject({ verdict: { outcome: 'accepted' } })
    expect(double.requests).toMatchObject([asked])
    expect(double.violations).toEqual([])
  })

  it('is asked of a model that nobody knows with nothing that it might refuse', async () => {
    const models = { 'gemini-3.9-flash': { thinking: 'none', temperature: 'refused' } } as const
    const judge = await judgeOver({ judging: YES, model: 'gemini-3.9-flash', models })
    expect(await judge.judge(put(UNDECIDED))).toMatchObject({ verdict: { outcome: 'accepted' } })
    expect(double.violations).toEqual([])
  })

  it('names the model that answered beside the one that was asked', async () => {
    const judge = await judgeOver({ judging: YES, model: 'gemini-2.5-flash' })
    Object.assign(double.models['gemini-2.5-flash'] ?? {}, { answeredBy: 'gemini-3.5-flash-lite-001' })
    expect(await judge.judge(put(UNDECIDED))).toMatchObject({
      verdict: { judge: { model: 'gemini-2.5-flash', served_model: 'gemini-3.5-flash-lite-001' } },
    })
  })

  it('is read whatever else the vendor sends: signatures of thoughts, feedback that blocks nothing', async () => {
    const judge = await judgeOver({ judging: YES, manner: { signatures: true, feedback: true } })
    expect(await judge.judge(put(UNDECIDED))).toMatchObject({ verdict: { outcome: 'accepted' } })
    expect(double.requests).toHaveLength(1)
  })

  it('comes in time from a vendor that takes as long as it does', async () => {
    const judge = await judgeOver({ judging: YES, ...VENDOR_LATENCY })
    const { timeoutMs, totalMs } = { timeoutMs: 4_000, totalMs: 8_000 }
    expect(await judgeBy({ timeoutMs, totalMs }).judge(put(UNDECIDED))).toMatchObject({ kind: 'verdict' })
    expect(double.requests).toHaveLength(1)
    expect(judge.model).toBe(MODEL)
  })

  it('is a side question when the model says so', async () => {
    const judge = await judgeOver({
      judging: { mode: 'table', table: [{ when: 'how long', verdict: 'side_question' }] },
    })
    const input = put('how long do you keep the recording')
    const prompt = callOf(input)
    expect(await judge.judge(input)).toEqual({
      kind: 'side-question',
      model: MODEL,
      served_model: MODEL,
      prompt,
      prompt_sha256: promptHashOf(judge.briefing.system, prompt, MODEL),
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

describe('a long script', () => {
  const asks = Array.from({ length: 40 }, (_, at) => `Question ${at + 1}: ${'long words '.repeat(40)}?`)
  const read = readScript({ language: 'en', steps: asks.map((ask) => ({ ask, expect: 'consent' })) })
  if (!read.ok) throw new Error('the script of this test is wrong')
  const { script } = read

  it('goes with each answer as the open step and its neighbours, and not whole', async () => {
    double = await startDouble({ judging: YES })
    const judge = judgeBy({}, {}, script)
    const [step] = script.steps.slice(19)
    if (!step) throw new Error('there is no such step')
    const input = { ...put(UNDECIDED), question: { ...put('').question, step } }
    expect(await judge.judge(input)).toMatchObject({ verdict: { outcome: 'accepted' } })
    await judge.answer({ ...input, text: 'how long', knowledge: [] })
    for (const request of double.requests) {
      expect(request.system).not.toContain('Question')
      expect(request.system).toContain(script.opening)
      const [line = ''] = request.call.split('\n').filter((text) => text.startsWith('{'))
      expect([...line.matchAll(/Question \d+/g)].map(([found]) => found)).toEqual(
        [20, 18, 19, 21, 22].map((number) => `Question ${number}`),
      )
    }
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
      model: MODEL,
      served_model: MODEL,
      prompt: double.requests[0]?.call,
      prompt_sha256: sidePromptHashOf(judge.sideBriefing.system, double.requests[0]?.call ?? '', MODEL),
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
})

describe('the judge', () => {
  it('is there with a key alone', async () => {
    await judgeOver()
    expect(createJudge(undefined, { script: SCRIPT, names: {} })).toBeUndefined()
  })
})
