import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Fact } from '../../interview/facts.ts'
import { DICTATED_ATTRIBUTE, REQUEST_ATTRIBUTE } from '../../interview/typed-attributes.ts'
import { until } from '../../test/harness/until.ts'
import { type TextStream, TypedIntake } from './typed-intake.ts'

function streamOf(pieces: Iterable<string>, attributes?: Record<string, string>): TextStream & { isClosed: boolean } {
  const stream = {
    info: attributes ? { attributes } : {},
    isClosed: false,
    close: async () => void (stream.isClosed = true),
    async *[Symbol.asyncIterator]() {
      for (const piece of pieces) {
        if (stream.isClosed) return
        await delay(0)
        yield piece
      }
    },
  }
  return stream
}

function start() {
  let nowMs = 0
  const typed: string[] = []
  const told: string[] = []
  const facts: Fact[] = []
  const intake = new TypedIntake({
    now: () => nowMs,
    typed: ({ text }) => void typed.push(text),
    overwhelmed: (respondent) => void told.push(respondent),
    leftOut: (fact) => void facts.push(fact),
  })
  const type = (text: string, respondent = 'groom') => intake.receive(streamOf([text]), respondent)
  return { intake, type, typed, told, facts, wait: (ms: number) => (nowMs += ms) }
}

test('an honest person is never bounded: a message every three seconds for an hour, and ten in one go', async () => {
  const { type, typed, told, wait } = start()
  for (let nth = 0; nth < 1_200; nth++) {
    await type(`Answer ${nth}`)
    wait(3_000)
  }
  wait(60_000)
  for (let nth = 0; nth < 10; nth++) await type('and')
  expect([typed.length, told]).toEqual([1_210, []])
})

test('a flood is bounded, told once, and counted once', async () => {
  const { intake, type, typed, told, facts, wait } = start()
  for (let nth = 0; nth < 300; nth++) {
    await type('flood')
    wait(10)
  }
  intake.flush()
  intake.flush()
  expect(typed).toHaveLength(30)
  expect(told).toEqual(['groom'])
  expect(facts).toMatchObject([
    { kind: 'words-left-out', respondent: 'groom', messages: 270, characters: 1_350, startMs: 300, endMs: 2_990 },
  ])
})

test('the other respondent is heard while one floods', async () => {
  const { type, typed } = start()
  for (let nth = 0; nth < 100; nth++) await type('flood')
  await type('Yes', 'bride')
  expect(typed.at(-1)).toBe('Yes')
})

test('so many characters and no more are read in a minute', async () => {
  const { type, typed, told, wait } = start()
  for (let nth = 0; nth < 4; nth++) await type('a'.repeat(10_000))
  expect([typed.length, told.length]).toEqual([2, 1])
  wait(60_000)
  await type('b'.repeat(10_000))
  expect(typed).toHaveLength(3)
})

test('what nobody can see is no message and costs none', async () => {
  const { intake, type, typed, facts } = start()
  for (let nth = 0; nth < 100; nth++) await type('\u001b[31m\u200b\u0000')
  await type('Yes')
  intake.flush()
  expect([typed, facts]).toEqual([['Yes'], []])
})

test('of a text without an end the beginning is read, and no more of it received', async () => {
  const { intake, typed } = start()
  let given = 0
  const endless = (function* () {
    for (;;) {
      given += 1
      yield 'um '.repeat(1_000)
    }
  })()
  await intake.receive(streamOf(endless), 'groom')
  expect(typed.map(({ length }) => length)).toEqual([10_000])
  expect(given).toBeLessThan(10)
})

test('streams that stay open take no more than their places', async () => {
  const { intake, type, typed } = start()
  const never = {
    info: {},
    close: async () => undefined,
    [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }),
  }
  for (let nth = 0; nth < 64; nth++) void intake.receive(never, 'groom')
  const refused = streamOf(['one more'])
  await intake.receive(refused, 'groom')
  await type('Yes', 'bride')
  await until('the other one is heard', () => typed.includes('Yes'))
  expect([refused.isClosed, typed]).toEqual([true, ['Yes']])
})

test('what a page says of a text goes with it, and what is not known stays out', async () => {
  const words: unknown[] = []
  const intake = new TypedIntake({
    now: () => 0,
    typed: ({ text, dictated, pressed }) => void words.push([text, dictated, pressed]),
    overwhelmed: () => undefined,
    leftOut: () => undefined,
  })
  const sent: Record<string, string>[] = [
    { [DICTATED_ATTRIBUTE]: 'true' },
    { [REQUEST_ATTRIBUTE]: 'repeat' },
    { [REQUEST_ATTRIBUTE]: 'withdraw', [DICTATED_ATTRIBUTE]: 'yes' },
  ]
  for (const attributes of sent) await intake.receive(streamOf(['Yes'], attributes), 'groom')
  expect(words).toEqual([
    ['Yes', true, undefined],
    ['Yes', undefined, 'repeat'],
    ['Yes', undefined, undefined],
  ])
})
