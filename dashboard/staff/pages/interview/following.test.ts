import { afterEach, expect, test, vi } from 'vitest'
import { readOn, recordPollMs, type Segment, type Transcript } from './following.ts'

afterEach(() => void vi.unstubAllGlobals())

const now = Date.parse('2026-11-03T13:00:00Z')
const endedAgo = (seconds: number) => new Date(now - seconds * 1_000).toISOString()

test.each([
  ['just ended', 0, 1_000],
  ['by a clock that is slow', -600, 1_000],
  ['five minutes after the end', 300, 30_000],
  ['a day after the end', 86_400, 60_000],
])('a seal that does not come is asked for less and less: %s', (_, seconds, expected) => {
  const session = { status: 'completed', ended_at: endedAgo(seconds) } as const
  expect(recordPollMs(session, { isSealed: false, isConnected: true, now })).toBe(expected)
  expect(recordPollMs(session, { isSealed: true, isConnected: true, now })).toBe(false)
})

test('while it goes on the record is asked for by itself where no events come', () => {
  const session = { status: 'active', ended_at: null } as const
  expect(recordPollMs(session, { isSealed: false, isConnected: true, now })).toBe(false)
  expect(recordPollMs(session, { isSealed: false, isConnected: false, now })).toBe(5_000)
})

test('what was read of a transcript is not read again', async () => {
  const said = ['a', 'b', 'c'].map((segment) => ({ segment }) as Segment)
  const asked: string[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    const since = new URL(address, 'http://here').searchParams.get('since') ?? ''
    asked.push(since)
    return Response.json({ segments: said.slice(Number(since)), next: String(said.length) })
  })
  const { signal } = new AbortController()
  const first: Transcript = { segments: said.slice(0, 2), next: '2' }
  expect(await readOn('1', undefined, signal)).toEqual({ segments: said, next: '3' })
  expect(await readOn('1', first, signal)).toEqual({ segments: said, next: '3' })
  expect(await readOn('1', { segments: said, next: '3' }, signal)).toEqual({ segments: said, next: '3' })
  expect(asked).toEqual(['0', '2', '3'])
})
