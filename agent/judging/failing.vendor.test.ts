import { initializeLogger } from '@livekit/agents'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type GeminiConfig, Secret } from '../../config.ts'
import type { GeminiDouble, GeminiDoubleOptions } from '../../test/doubles/gemini.ts'
import type { Refusals } from '../../test/doubles/gemini-refusals.ts'
import { configOf, judgeBy, put, startDouble, UNDECIDED, YES } from './testing.ts'

let double: GeminiDouble
let refusals: string[]
let failures: string[]

async function judgeOver(options: Partial<GeminiDoubleOptions> & Partial<GeminiConfig> = {}) {
  const { timeoutMs = 300, totalMs = 1_700, model = configOf().model, access = configOf().access, ...more } = options
  double = await startDouble({ judging: YES, ...more })
  refusals = []
  failures = []
  const events = {
    refused: (code: string) => refusals.push(code),
    failed: (code: string, what: string) => failures.push(`${what}: ${code}`),
  }
  return judgeBy({ timeoutMs, totalMs, model, access }, events)
}

beforeAll(() => initializeLogger({ pretty: false, level: 'info' }))
afterEach(async () => {
  vi.unstubAllEnvs()
  await double.close()
})

describe('an attempt that fails', () => {
  it.each([
    ['http-500', { kind: 'status', status: 500 }],
    ['http-503', { kind: 'status', status: 503 }],
    ['http-429', { kind: 'status', status: 429 }],
    ['connection', { kind: 'cut' }],
    ['connection', { kind: 'garbage' }],
    ['timeout', { kind: 'endless' }],
    ['timeout', { kind: 'drop' }],
    ['timeout', { kind: 'delay', ms: 1_000 }],
  ] as const)('for the moment is made again while there is time: %s %j', async (code, fault) => {
    const judge = await judgeOver()
    double.faults.queue(fault)
    expect(await judge.judge(put(UNDECIDED))).toMatchObject({ verdict: { outcome: 'accepted' } })
    double.faults.always = fault
    const start = performance.now()
    expect(await judge.judge(put(UNDECIDED))).toEqual({ kind: 'failed', code })
    expect(performance.now() - start).toBeLessThan(4_000)
    expect(double.requests.length).toBeGreaterThanOrEqual(4)
  })

  it('is given up at the deadline, its connection with it', async () => {
    const judge = await judgeOver({ timeoutMs: 100 })
    double.faults.always = { kind: 'endless' }
    await judge.judge(put(UNDECIDED))
    await expect.poll(() => double.open, { timeout: 700 }).toBe(0)
  })

  it.each([400, 401, 403, 404])('for good is not made again: %d', async (status) => {
    const judge = await judgeOver()
    double.faults.queue({ kind: 'status', status })
    expect(await judge.judge(put(UNDECIDED))).toEqual({ kind: 'failed', code: `http-${status}` })
    expect(double.requests).toHaveLength(1)
  })

  it.each<[string, Refusals]>([
    ['in its own words', { form: 'plain' }],
    ['in a list', { form: 'list' }],
    ['within one of a gateway', { form: 'nested' }],
    ['without a word', { form: 'page' }],
  ])('is told by its status, though it comes %s', async (_, form) => {
    const judge = await judgeOver({ refusals: form })
    double.faults.queue({ kind: 'status', status: 403 })
    expect(await judge.judge(put(UNDECIDED))).toEqual({ kind: 'failed', code: 'http-403' })
    expect(double.requests).toHaveLength(1)
  })

  it('with a wrong key says so', async () => {
    const judge = await judgeOver({ access: { by: 'key', apiKey: new Secret('another'), isPaid: true } })
    expect(await judge.judge(put(UNDECIDED))).toEqual({ kind: 'failed', code: 'http-400-wrong-key' })
  })

  it('of a model that is not served says so', async () => {
    const judge = await judgeOver({ model: 'gemini-2.0-flash' })
    expect(await judge.judge(put(UNDECIDED))).toEqual({ kind: 'failed', code: 'http-404' })
  })

  it('by a prompt too long for the record is not made', async () => {
    const judge = await judgeOver()
    expect(await judge.judge(put('ha '.repeat(30_000)))).toEqual({ kind: 'failed', code: 'too-long' })
    expect(failures).toEqual(['verdict: too-long'])
    expect(double.requests).toEqual([])
  })

  it('writes nothing, so that no word of answer, prompt or key is in a log', async () => {
    const written: string[] = []
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0)
    }
    const judge = await judgeOver({ judging: ({ call }) => ({ malformed: call }) })
    await judge.judge(put('my secret is heliotrope'))
    for (const fault of [
      { kind: 'status', status: 400 },
      { kind: 'status', status: 500 },
      { kind: 'cut' },
      { kind: 'endless' },
    ] as const) {
      double.faults.queue(fault)
      await judge.judge(put('my secret is heliotrope'))
    }
    vi.restoreAllMocks()
    expect(written).toEqual([])
  })
})

describe('a limit that is met', () => {
  const LIMITED = { kind: 'status', status: 429 } as const

  it('is told once for each time', async () => {
    const judge = await judgeOver()
    double.faults.queue(LIMITED)
    await judge.judge(put(UNDECIDED))
    expect([refusals, failures]).toEqual([['http-429'], []])
  })

  it('of an account without billing has a word of its own', async () => {
    const quotaId = 'GenerateRequestsPerDayPerProjectPerModel-FreeTier'
    const judge = await judgeOver({ refusals: { form: 'plain', quotaId, retryDelaySeconds: 40 } })
    double.faults.queue(LIMITED)
    expect(await judge.judge(put(UNDECIDED))).toEqual({ kind: 'failed', code: 'http-429-free-tier' })
    expect(refusals).toEqual(['http-429-free-tier'])
  })

  it.each<[string, Partial<Refusals>]>([
    ['in its words', { retryDelaySeconds: 40 }],
    ['in its header', { retryAfterSeconds: 40 }],
  ])('is given up at once where the vendor wants longer than there is, %s', async (_, later) => {
    const judge = await judgeOver({ totalMs: 8_000, refusals: { form: 'plain', ...later } })
    double.faults.queue(LIMITED)
    const start = performance.now()
    expect(await judge.judge(put(UNDECIDED))).toEqual({ kind: 'failed', code: 'http-429' })
    expect(performance.now() - start).toBeLessThan(4_000)
    expect(double.requests).toHaveLength(1)
  })

  it('is waited for as long as the vendor says, where there is time', async () => {
    const judge = await judgeOver({ totalMs: 8_000, refusals: { form: 'plain', retryAfterSeconds: 2 } })
    double.faults.queue(LIMITED)
    const start = performance.now()
    expect(await judge.judge(put(UNDECIDED))).toMatchObject({ verdict: { outcome: 'accepted' } })
    expect(performance.now() - start).toBeGreaterThanOrEqual(1_990)
  })
})

const CALLED = { verdict: 'accepted', value: 'yes', reason: 'r', quote: 'yes' }

describe('an answer of no use', () => {
  it.each([
    ['nothing', { text: '' }, 'empty'],
    ['words in place of the call', { text: 'The answer is accepted.' }, 'schema'],
    ['another function', { name: 'accept_all', args: {} }, 'schema'],
    ['no arguments', { args: undefined }, 'schema'],
    ['a verdict of its own', { args: { ...CALLED, verdict: 'fine' } }, 'schema'],
    ['an argument more', { args: { ...CALLED, next: 'q9' } }, 'schema'],
    ['a value of another kind', { args: { ...CALLED, value: '7' } }, 'schema'],
    ['no value', { args: { ...CALLED, value: '' } }, 'schema'],
    ['two calls', { calls: [{ args: CALLED }, { args: CALLED }] }, 'two-calls'],
    ['a call that Google could not read', { malformed: 'print(judge_answer())' }, 'malformed'],
    ['a prompt that was blocked', { blockedPrompt: 'PROHIBITED_CONTENT' }, 'blocked-prompt'],
    ['an answer that was blocked', { finish: 'SAFETY' }, 'blocked-answer'],
    ['an answer that was blocked after its call', { finish: 'PROHIBITED_CONTENT', args: CALLED }, 'blocked-answer'],
    ['an answer that was cut', { finish: 'MAX_TOKENS', text: 'The answer' }, 'cut'],
    ['an answer that ended for no reason that is known', { finish: 'OTHER', text: 'The' }, 'unfinished'],
    ['a call that ended so', { finish: 'TOO_MANY_TOOL_CALLS', args: CALLED }, 'unfinished'],
  ] as const)('is asked for once more: %s', async (_, reply, code) => {
    const judge = await judgeOver({ timeoutMs: 2_000, totalMs: 8_000, judging: () => reply })
    expect(await judge.judge(put('oh yes heartily'))).toEqual({ kind: 'failed', code })
    expect(double.requests).toHaveLength(2)
  })

  it('that was blocked for no reason is there the second time', async () => {
    const judge = await judgeOver()
    double.replies.push({ blockedPrompt: 'OTHER' })
    expect(await judge.judge(put(UNDECIDED))).toMatchObject({ verdict: { outcome: 'accepted' } })
  })
})

describe('a side question', () => {
  it('fails as a judgement does', async () => {
    const judge = await judgeOver({ timeoutMs: 100, totalMs: 300 })
    double.faults.always = { kind: 'drop' }
    const input = { ...put('how long do you keep the recording?'), knowledge: [] }
    expect(await judge.answer(input)).toEqual({ kind: 'failed', code: 'timeout' })
    expect(failures).toEqual(['reply: timeout'])
  })
})
