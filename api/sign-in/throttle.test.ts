import { beforeEach, expect, test } from 'vitest'
import { delayAfter, SignInThrottle, type Try, waitAfter } from './throttle.ts'

const MINUTE_MS = 60_000
let nowMs: number
let throttle: SignInThrottle
beforeEach(() => {
  nowMs = 0
  throttle = new SignInThrottle(() => nowMs)
})

const guess = (changes: Partial<Try> = {}) => throttle.begin({ name: 'ada', address: '192.0.2.1', ...changes })
const guesses = (count: number, of: (index: number) => Partial<Try> = () => ({})) =>
  Array.from({ length: count }, (_, index) => guess(of(index)))
const isTaken = (verdict: ReturnType<typeof guess>) => 'succeed' in verdict

test('a few mistakes are free; from then on each doubles the wait, to a quarter of an hour', () => {
  expect(guesses(5).every(isTaken)).toBe(true)
  expect(guess()).toEqual({ refusedForMs: 1_000 })
  nowMs += 1_000
  expect(isTaken(guess())).toBe(true)
  expect(guess()).toEqual({ refusedForMs: 2_000 })
  expect(Array.from({ length: 12 }, (_, more) => waitAfter(5 + more, 5) / 1_000)).toEqual([
    1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900,
  ])
})

test('in a day an address tries one name some hundred times', () => {
  let tried = 0
  for (; nowMs < 24 * 60 * MINUTE_MS; nowMs += 1_000) if (isTaken(guess())) tried += 1
  expect(tried).toBeGreaterThan(80)
  expect(tried).toBeLessThan(120)
})

test('what others do at other addresses keeps nobody out, and makes answers slow', () => {
  const verdicts = guesses(500, (index) => ({ address: `198.51.100.${index}` }))
  expect(verdicts.every(isTaken)).toBe(true)
  expect(guess()).toMatchObject({ refusedForMs: 0, delayMs: 5_000 })
  expect([delayAfter(19), delayAfter(20), delayAfter(21), delayAfter(10_000)]).toEqual([0, 250, 500, 5_000])
})

test('a browser that was signed in before is kept out and slowed by nobody but itself', () => {
  guesses(500)
  guesses(500, (index) => ({ address: `198.51.100.${index}` }))
  const owner = { browser: 'b1' }
  expect(guess(owner)).toMatchObject({ refusedForMs: 0, delayMs: 0 })
  expect(guesses(9, () => owner).every(isTaken)).toBe(true)
  expect(guess(owner)).toEqual({ refusedForMs: 1_000 })
})

test('an address that tries many names waits, whatever name is next', () => {
  expect(guesses(30, (index) => ({ name: `name ${index}` })).every(isTaken)).toBe(true)
  expect(guess({ name: 'another' })).toEqual({ refusedForMs: 1_000 })
  expect(isTaken(guess({ name: 'another', address: '192.0.2.2' }))).toBe(true)
})

test('many at once count before any of them is answered', () => {
  expect(guesses(100).filter(isTaken)).toHaveLength(5)
})

test('the right password starts anew, and gives an address no tries at other names', () => {
  guesses(4)
  const right = guess()
  if ('succeed' in right) right.succeed()
  expect(guesses(5).every(isTaken)).toBe(true)
  guesses(21, (index) => ({ name: `name ${index}` }))
  const own = guess({ name: 'mallory' })
  if ('succeed' in own) own.succeed()
  expect(guess({ name: 'another' })).toEqual({ refusedForMs: 1_000 })
})

test('a try that was not made does not count', () => {
  for (let count = 0; count < 50; count++) {
    const tried = guess()
    if (!('withdraw' in tried)) throw new Error('refused')
    tried.withdraw()
  }
  expect(guesses(5).every(isTaken)).toBe(true)
})

test('after an hour without a mistake all is forgotten', () => {
  guesses(5)
  nowMs += 60 * MINUTE_MS
  expect(guesses(5).every(isTaken)).toBe(true)
})
