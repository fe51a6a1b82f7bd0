import { expect, it } from 'vitest'
import { pauseAfter } from './failure.ts'

const tried = { failure: { retry: 'later', retryAfterMs: undefined }, useless: 0, leftMs: 8_000, random: 0 } as const

it.each([
  [0, 500],
  [0.5, 750],
  [1, 1_000],
])('what is overloaded is asked again after half a second to a second', (random, ms) =>
  expect(pauseAfter({ ...tried, random })).toBe(ms),
)

it.each([
  [200, 500],
  [3_000, 3_000],
  [7_000, 7_000],
  [7_900, undefined],
  [40_000, undefined],
])('who says to come again after %d ms is asked then, or not at all', (retryAfterMs, ms) =>
  expect(pauseAfter({ ...tried, failure: { retry: 'later', retryAfterMs } })).toBe(ms),
)

it('nothing is asked for which no time is left', () => {
  expect(pauseAfter({ ...tried, leftMs: 799 })).toBeUndefined()
  expect(pauseAfter({ ...tried, leftMs: -1 })).toBeUndefined()
})

it('what was of no use is asked for once more, at once', () => {
  const failure = { retry: 'once', retryAfterMs: undefined } as const
  expect(pauseAfter({ ...tried, failure, useless: 1 })).toBe(0)
  expect(pauseAfter({ ...tried, failure, useless: 2 })).toBeUndefined()
})

it('what was refused for good is not asked again', () => {
  expect(pauseAfter({ ...tried, failure: { retry: 'never', retryAfterMs: 0 } })).toBeUndefined()
})
