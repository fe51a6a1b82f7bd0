import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readUntilSealed } from './read-until-sealed.ts'
import { SeatRefusedError } from './seat-client.ts'
import { aView } from './testing.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const HOUR_MS = 3_600_000

function reading(...answers: (() => ReturnType<typeof aView>)[]) {
  const aborter = new AbortController()
  const seen = { reads: 0, views: 0, over: false }
  const done = readUntilSealed({
    async read() {
      seen.reads++
      return (answers.shift() ?? refuses('offline'))()
    },
    wakes: () => () => undefined,
    signal: aborter.signal,
    onView: () => seen.views++,
  })
  void done.then(() => {
    seen.over = true
  })
  return { seen, aborter }
}
const refuses = (code: string) => () => {
  throw new SeatRefusedError({ code })
}

test('the record is asked for as long as the network is away', async () => {
  const { seen, aborter } = reading()
  await vi.advanceTimersByTimeAsync(HOUR_MS)
  expect(seen).toMatchObject({ views: 0, over: false })
  aborter.abort()
  await vi.advanceTimersByTimeAsync(0)
  expect(seen.over).toBe(true)
})

test('a server that answers and has none after minutes is asked no more', async () => {
  const { seen } = reading(...Array.from({ length: 100 }, () => () => aView({ status: 'completed' })))
  await vi.advanceTimersByTimeAsync(HOUR_MS)
  expect(seen).toEqual({ reads: 60, views: 60, over: true })
})

test('a seat that is none any more is asked no more', async () => {
  const { seen } = reading(refuses('seat-expired'))
  await vi.advanceTimersByTimeAsync(0)
  expect(seen).toEqual({ reads: 1, views: 0, over: true })
})
