import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type LiveKit, RoomConnection, type RoomListener } from './room-connection.ts'
import type { Connection } from './room-state.ts'
import { SeatRefusedError } from './seat-client.ts'

beforeEach(() => {
  vi.useFakeTimers()
  // As on any Wi-Fi, whatever is behind it.
  vi.stubGlobal('navigator', { onLine: true })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const TICKET = { url: 'wss://lexnova.example', token: 'token' }

/** A page whose code of rooms cannot be loaded. */
function joining(ticket: () => Promise<typeof TICKET>, load: () => Promise<LiveKit>) {
  const seen: (Connection['is'] | 'codeMissing')[] = []
  const listener: RoomListener = {
    connection: ({ is }) => seen.push(is),
    codeMissing: () => seen.push('codeMissing'),
    people: () => undefined,
    sound: () => undefined,
    officerAudible: () => undefined,
    caption: () => undefined,
    refused: () => undefined,
    putOut: () => Promise.resolve(true),
  }
  const connection = new RoomConnection({ load, ticket, wakes: () => () => undefined, listener })
  connection.start()
  return { seen, connection }
}
const lost = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
const offline = () => Promise.reject(new SeatRefusedError({ code: 'offline' }))

test('a network that stumbles is tried again without end', async () => {
  const { seen, connection } = joining(offline, lost)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(seen.at(-1)).toBe('reconnecting')
  connection.stop()
})

test('code that is missing though the server is there ends it', async () => {
  const { seen } = joining(() => Promise.resolve(TICKET), lost)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(seen.at(-1)).toBe('codeMissing')
})

test('whoever has left meanwhile joins nothing', async () => {
  let loaded = 0
  let give: (ticket: typeof TICKET) => void = () => undefined
  const ticket = new Promise<typeof TICKET>((resolve) => {
    give = resolve
  })
  const { connection } = joining(
    () => ticket,
    () => {
      loaded++
      return lost()
    },
  )
  connection.stop()
  give(TICKET)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(loaded).toBe(0)
})
