import { expect, test, vi } from 'vitest'
import { coalesced } from './coalesced.ts'

test('a thousand wishes are served at once, and then once more', () => {
  vi.useFakeTimers()
  try {
    let runs = 0
    const nudges = coalesced(1_000, () => (runs += 1))
    for (let nth = 0; nth < 1_000; nth++) nudges.wish()
    expect(runs).toBe(1)
    vi.advanceTimersByTime(10_000)
    expect(runs).toBe(2)
    nudges.wish()
    expect(runs).toBe(3)
    nudges.stop()
  } finally {
    vi.useRealTimers()
  }
})
