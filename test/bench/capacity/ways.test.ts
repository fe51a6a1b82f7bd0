import { expect, test } from 'vitest'
import { busyIn, type Level } from './level.ts'
import { hasDoubled, limitOf, linesOf } from './ways.ts'

const level = (interviews: number, p95: number): Level => ({
  interviews,
  turn_ms: { p50: 400, p95: p95 + 300 },
  beyond_wait_ms: { p50: 100, p95 },
  turns: 40,
  held: 1,
  dropped: 2,
  memory_mb: 150,
  cpu: 0.1,
  busy: { agents: 1, servers: 0.4, respondents: 0.35, doubles: 0.25 },
  bare: { memory_mb: 100, cpu: 0.01 },
})

test('a p95 has doubled when it is over twice that of one interview', () => {
  expect(hasDoubled([level(1, 100)])).toBe(false)
  expect(hasDoubled([level(1, 100), level(2, 150), level(4, 200)])).toBe(false)
  expect(hasDoubled([level(1, 100), level(2, 201)])).toBe(true)
})

test('what was held and what was dropped is told', () => {
  expect(linesOf('voice', level(2, 120))[0]).toContain(
    'turn p50 400 ms, p95 420 ms (beyond the wait 100 and 120) of 40 turns, 1 held, 2 dropped;',
  )
})

test('the limit is the level before the one that doubled, and tells whose work filled the machine', () => {
  const doubled = limitOf({ levels: [level(1, 100), level(2, 120), level(4, 300)], ended_by: 'doubled' }, 2)
  expect(doubled).toMatchObject({ interviews: 2, elsewhere: 0.3, full: true })
  expect(doubled.text).toContain('30 %')
  expect(limitOf({ levels: [level(1, 100), level(2, 120)], ended_by: 'time' }, 4)).toMatchObject({
    interviews: 2,
    full: false,
  })
})

test('processors are those between the first sample and the last', () => {
  const sample = (atMs: number, agents: number) => ({
    atMs,
    cpu: { agents, servers: 1, respondents: 1, doubles: 1 },
  })
  const busy = busyIn([sample(1_000, 3), sample(2_000, 4), sample(5_000, 9)])
  expect(busy).toEqual({ agents: 1.5, servers: 0, respondents: 0, doubles: 0 })
})
