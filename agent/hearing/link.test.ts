import { describe, expect, test } from 'vitest'
import {
  backOffMs,
  CLOSED,
  reduceConnection,
  type Link,
  LINK_LIMITS,
  type LinkEvent,
  type LinkOutcome,
} from './link.ts'
import type { RecogniserFailure } from './recogniser.ts'

const start = (atMs: number): LinkEvent => ({ type: 'start', atMs })
const connected = (atMs: number): LinkEvent => ({ type: 'connected', atMs })
const words = (atMs: number): LinkEvent => ({ type: 'words', atMs })
const voice = (atMs: number): LinkEvent => ({ type: 'voice', atMs })
const tick = (atMs: number): LinkEvent => ({ type: 'tick', atMs })
const stop = (atMs: number): LinkEvent => ({ type: 'stop', atMs })
const failed = (code: RecogniserFailure, atMs: number, unheardSinceMs?: number): LinkEvent => ({
  type: 'failed',
  code,
  unheardSinceMs,
  chance: 0.5,
  atMs,
})

function play(...events: LinkEvent[]): { link: Link; outcomes: LinkOutcome[] } {
  let link = CLOSED
  const outcomes: LinkOutcome[] = []
  for (const event of events) {
    const step = reduceConnection(link, event)
    link = step.link
    outcomes.push(...step.outcomes)
  }
  return { link, outcomes }
}

const opens = (outcomes: LinkOutcome[]) => outcomes.filter(({ type }) => type === 'open').length
const told = (outcomes: LinkOutcome[]) => outcomes.filter(({ type }) => type === 'gap' || type === 'changed')
const working = [start(0), connected(100), words(900)]

test('the first sound opens a recogniser, and no more than one', () => {
  expect(play(start(0), start(20), start(40)).outcomes).toEqual([{ type: 'open' }])
})

test('a connection that broke off is made again at once, and silence meanwhile is no gap', () => {
  const { outcomes, link } = play(...working, failed('closed', 5_000), tick(5_000), connected(5_100), tick(6_100))
  expect(opens(outcomes)).toBe(2)
  expect(told(outcomes)).toEqual([])
  expect(link.failing).toBeUndefined()
})

test('words that a broken connection took with it are one gap, up to the one that works', () => {
  const broken = [...working, failed('closed', 5_000, 4_200), tick(5_000)]
  const again = [failed('http-500', 5_050), tick(7_000)]
  const { outcomes } = play(...broken, ...again, connected(7_100), tick(8_100), tick(8_200))
  expect(told(outcomes)).toEqual([{ type: 'gap', startMs: 4_200, endMs: 7_000, code: 'closed' }])
})

test('what is said while there is no connection is missing, what is said into the new one is not', () => {
  const away = [...working, failed('closed', 5_000), tick(5_000), failed('http-503', 5_050)]
  const back = [tick(8_000), connected(8_100), tick(9_100)]
  expect(told(play(...away, voice(5_500), ...back).outcomes)).toEqual([
    { type: 'gap', startMs: 5_000, endMs: 8_000, code: 'closed' },
  ])
  const late = play(...away, tick(8_000), voice(8_050), connected(8_100), tick(9_100))
  expect(told(late.outcomes)).toEqual([])
})

test('what is said into a first connection that never stands is missing, and means typing', () => {
  const { outcomes, link } = play(start(1_000), voice(2_000), tick(6_000), failed('no-answer', 6_000))
  expect(told(outcomes)).toEqual([{ type: 'changed', to: 'typing', code: 'no-answer', atMs: 6_000 }])
  const again = [tick(link.retryAtMs), connected(link.retryAtMs + 100), words(link.retryAtMs + 900)]
  const events = [start(1_000), voice(2_000), tick(6_000), failed('no-answer', 6_000), ...again]
  expect(told(play(...events).outcomes)).toContainEqual({
    type: 'gap',
    startMs: 1_000,
    endMs: link.retryAtMs,
    code: 'no-answer',
  })
})

test('a connection counts as working once it lasts, or brings words', () => {
  const begun = [...working, failed('closed', 5_000, 4_500), tick(5_000), connected(5_100)]
  expect(told(play(...begun, tick(6_099)).outcomes)).toEqual([])
  expect(told(play(...begun, tick(6_100)).outcomes)).toHaveLength(1)
  expect(told(play(...begun, words(5_200)).outcomes)).toHaveLength(1)
})

test('who speaks while it fails has to type, and is heard again when it works', () => {
  const away = [...working, failed('closed', 5_000, 4_000), tick(5_000), failed('http-500', 5_050)]
  expect(told(play(...away, tick(5_000 + LINK_LIMITS.typing - 1)).outcomes)).toEqual([])
  const typing = play(...away, tick(6_500), failed('http-500', 6_600), tick(5_000 + LINK_LIMITS.typing))
  expect(told(typing.outcomes)).toEqual([{ type: 'changed', to: 'typing', code: 'closed', atMs: 8_500 }])
  let { link } = typing
  const later: LinkOutcome[] = []
  for (const event of [tick(link.retryAtMs), connected(20_000), tick(24_999), tick(25_000)]) {
    const step = reduceConnection(link, event)
    link = step.link
    later.push(...told(step.outcomes))
  }
  expect(later).toMatchObject([
    { type: 'gap', startMs: 4_000, code: 'closed' },
    { type: 'changed', to: 'voice', code: 'recovered', atMs: 25_000 },
  ])
})

test('who keeps silent while it fails is not bothered, until they speak', () => {
  const away = [...working, failed('closed', 5_000), tick(5_000), failed('http-500', 5_050), tick(60_000)]
  expect(told(play(...away).outcomes)).toEqual([])
  expect(told(play(...away, failed('http-500', 60_050), voice(61_000)).outcomes)).toMatchObject([
    { type: 'changed', to: 'typing' },
  ])
})

test.each(['http-400', 'http-401', 'http-402', 'http-403', 'http-404'] as const)('%s means typing at once', (code) => {
  const { outcomes, link } = play(start(0), failed(code, 100))
  expect(told(outcomes)).toEqual([{ type: 'changed', to: 'typing', code, atMs: 100 }])
  expect(link.retryAtMs).toBe(100 + LINK_LIMITS.refusedBackOff)
})

test.each(['http-429', 'at-limit'] as const)('%s is tried again soon; who speaks meanwhile may type', (code) => {
  const away = [start(0), failed(code, 100), tick(700), failed(code, 710)]
  expect(told(play(...away).outcomes)).toEqual([])
  const { outcomes, link } = play(...away, voice(1_000), tick(3_600), failed(code, 3_610))
  expect(told(outcomes)).toMatchObject([{ to: 'typing', code }])
  expect(link.retryAtMs).toBe(3_610 + LINK_LIMITS.typingBackOff)
})

describe('a connection that stands and does not hear', () => {
  const once = [...working, failed('silent', 6_000, 4_000), tick(6_000), connected(6_100)]

  test('is believed once', () => {
    expect(told(play(...once, tick(7_100)).outcomes)).toEqual([
      { type: 'gap', startMs: 4_000, endMs: 6_000, code: 'silent' },
    ])
  })

  test('is believed once also where a connection was refused long before', () => {
    const refused = [start(0), failed('http-500', 100), tick(700), connected(800), tick(1_900)]
    const deaf = [failed('silent', 60_000, 56_000), tick(61_000), connected(61_100), tick(62_200)]
    expect(told(play(...refused, ...deaf).outcomes)).toEqual([
      { type: 'gap', startMs: 56_000, endMs: 61_000, code: 'silent' },
    ])
  })

  test('means typing the second time, and only words prove it then', () => {
    const twice = [...once, tick(7_100), voice(8_000), failed('silent', 10_000, 8_000)]
    const { outcomes, link } = play(...twice)
    expect(told(outcomes).at(-1)).toEqual({ type: 'changed', to: 'typing', code: 'silent', atMs: 10_000 })
    const open = [...twice, tick(link.retryAtMs), connected(30_000), tick(90_000)]
    expect(play(...open).link.mode).toBe('typing')
    expect(play(...open, words(91_000)).link.mode).toBe('voice')
  })
})

test('connections that break one after the other mean typing', () => {
  const events: LinkEvent[] = [start(0)]
  for (let at = 1_000; at < LINK_LIMITS.failures * 10_000; at += 10_000) {
    events.push(connected(at), tick(at + 2_000), failed('closed', at + 3_000, at + 2_500), tick(at + 9_000))
  }
  const changes = play(...events).outcomes.filter(({ type }) => type === 'changed')
  expect(changes).toMatchObject([{ to: 'typing', code: 'closed', atMs: 34_000 }])
})

test('a connection that does not come to stand is given up', () => {
  expect(play(start(0), tick(LINK_LIMITS.opening - 1)).outcomes).toEqual([{ type: 'open' }])
  expect(play(start(0), tick(LINK_LIMITS.opening)).outcomes.at(-1)).toEqual({ type: 'timed-out' })
})

test('a gap that is open at the end is declared then', () => {
  const { outcomes } = play(...working, failed('closed', 5_000, 4_000), failed('closed', 5_100), stop(9_000))
  expect(told(outcomes)).toEqual([{ type: 'gap', startMs: 4_000, endMs: 9_000, code: 'closed' }])
  expect(play(...working, stop(9_000)).outcomes.at(-1)).toEqual({ type: 'close' })
})

test('somebody who was told to type and comes back is heard again once it works', () => {
  const { outcomes } = play(
    start(0),
    failed('http-401', 100),
    stop(5_000),
    start(9_000),
    connected(9_100),
    tick(14_100),
  )
  expect(told(outcomes).at(-1)).toEqual({ type: 'changed', to: 'voice', code: 'recovered', atMs: 14_100 })
})

test('attempts come less and less often, more seldom for who types, and are spread', () => {
  const wait = (attempts: number, mode: Link['mode'], code: RecogniserFailure = 'http-500', chance = 0.5) =>
    backOffMs({ code, attempts, mode, chance })
  expect([1, 2, 3, 9].map((attempts) => wait(attempts, 'voice'))).toEqual([500, 1_000, 2_000, 8_000])
  expect([1, 2, 9].map((attempts) => wait(attempts, 'typing'))).toEqual([5_000, 10_000, 60_000])
  expect(wait(1, 'voice', 'closed')).toBe(0)
  expect(wait(2, 'voice', 'closed')).toBe(1_000)
  expect([wait(1, 'voice', 'http-500', 0), wait(1, 'voice', 'http-500', 1)]).toEqual([400, 600])
})

test('words that never became final are a gap once, and a failure the second time in a row', () => {
  const unfinished = (sinceMs: number, atMs: number): LinkEvent => ({ type: 'unfinished', sinceMs, atMs })
  const once = play(...working, unfinished(3_000, 6_000))
  expect(told(once.outcomes)).toEqual([{ type: 'gap', startMs: 3_000, endMs: 6_000, code: 'no-final' }])
  const between = play(...working, unfinished(3_000, 6_000), words(7_000), unfinished(8_000, 9_000))
  expect(told(between.outcomes)).toHaveLength(2)
  const twice = play(...working, unfinished(3_000, 6_000), unfinished(8_000, 9_000))
  expect(twice.outcomes.at(-1)).toEqual({ type: 'endless', sinceMs: 8_000 })
})

test('words that never became final are no gap once more when their recogniser is given up for them', () => {
  const unfinished: LinkEvent = { type: 'unfinished', sinceMs: 3_000, atMs: 6_000 }
  const again = [failed('no-final', 6_400, 3_000), tick(6_400), connected(6_500), tick(7_500)]
  expect(told(play(...working, unfinished, ...again).outcomes)).toEqual([
    { type: 'gap', startMs: 3_000, endMs: 6_000, code: 'no-final' },
    { type: 'gap', startMs: 6_000, endMs: 6_400, code: 'no-final' },
  ])
})
