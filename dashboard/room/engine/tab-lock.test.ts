import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tabLock } from './tab-lock.ts'

const NAME = 'lexnova.link.1'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A browser that answers after a time; the locks in it are those of other tabs. */
function browser({ answersAfterMs, others }: { answersAfterMs: number; others: readonly string[] }): void {
  const request = (name: string, { signal }: LockOptions, granted: () => Promise<never>) =>
    new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason))
      if (!others.includes(name)) setTimeout(() => void granted(), answersAfterMs)
    })
  const query = () =>
    new Promise((resolve) => setTimeout(() => resolve({ held: others.map((name) => ({ name })) }), answersAfterMs))
  vi.stubGlobal('navigator', { locks: { request, query } })
}

async function take(): Promise<boolean> {
  const taken = tabLock(NAME, () => undefined).take()
  await vi.advanceTimersByTimeAsync(20_000)
  return await taken
}

test('a slow browser is not taken for another tab', async () => {
  browser({ answersAfterMs: 5_000, others: ['lexnova.link.2'] })
  expect(await take()).toBe(true)
})

test('another tab that goes on has the link', async () => {
  browser({ answersAfterMs: 10, others: [NAME] })
  expect(await take()).toBe(false)
})
