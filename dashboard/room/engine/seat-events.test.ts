import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Refusal } from './events.ts'
import { SeatClient, SeatRefusedError } from './seat-client.ts'
import { followSeat } from './seat-events.ts'
import { seatMemory } from './seat-memory.ts'
import type { SeatEnd, SeatView } from './seat-view.ts'
import { aView } from './testing.ts'

afterEach(() => vi.unstubAllGlobals())

type Body = ReadableStream<Uint8Array<ArrayBuffer>>
type Answer = (signal: AbortSignal) => Body | Promise<Body>
const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`

/** Follows a server that answers with these, one after the other. */
function follow(...answers: Answer[]) {
  const aborter = new AbortController()
  const woken = new Set<() => void>()
  let asked = 0
  const seen: (SeatView | SeatEnd | Refusal | 'lost')[] = []
  const done = followSeat({
    async open(signal) {
      asked++
      const answer = answers.shift()
      if (!answer) throw new Error('nobody answers any more')
      return await answer(signal)
    },
    // As if the network were always just back.
    wakes: (onWake) => {
      const timer = setTimeout(onWake, 1)
      woken.add(onWake)
      return () => {
        clearTimeout(timer)
        woken.delete(onWake)
      }
    },
    listener: {
      view: (view) => seen.push(view),
      ended: (end) => seen.push(end),
      refused: (refusal) => seen.push(refusal),
      lost: () => seen.push('lost'),
    },
    signal: aborter.signal,
  })
  const wake = () => {
    for (const onWake of woken) onWake()
  }
  return { seen, done, aborter, asked: () => asked, wake }
}

const sends =
  (...chunks: (string | Uint8Array<ArrayBuffer>)[]): Answer =>
  () =>
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) {
          controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk)
        }
        controller.close()
      },
    })
const refuses =
  (code: string): Answer =>
  () => {
    throw new SeatRefusedError({ code })
  }
const breaks: Answer = () =>
  new ReadableStream({
    pull() {
      throw new TypeError('network error')
    },
  })

const [one, two] = [aView(), aView({ due: 7 })]

test('a seat is followed over breaks, restarts and refusals that pass, to its end', async () => {
  const { seen, done } = follow(
    sends(':\n\n', event('seat', one), event('restart', 'restart')),
    breaks,
    refuses('postgres-unreachable'),
    refuses('too-many-requests'),
    refuses('offline'),
    sends(event('seat', two), event('end', { status: 'completed' })),
  )
  await done
  expect(seen).toEqual([one, 'lost', 'lost', 'lost', 'lost', 'lost', two])
})

test('an event that comes in pieces, cut within a letter, is one', async () => {
  const view = aView({ name: 'مريم' })
  const bytes = new TextEncoder().encode(event('seat', view))
  const cut = bytes.findIndex((byte) => byte > 127) + 1
  const { seen, done } = follow(sends(bytes.slice(0, cut), bytes.slice(cut), event('end', {})))
  await done
  expect(seen).toEqual([view])
})

test.each(['moved', 'left', 'revoked', 'renewed', 'expired'] as const)('%s ends it', async (end) => {
  const { seen, done, asked } = follow(sends(event('seat', one), event(end, end)))
  await done
  expect(seen).toEqual([one, end])
  expect(asked()).toBe(1)
})

test('a seat that is none any more is not asked for again', async () => {
  const { seen, done, asked } = follow(refuses('seat-moved'))
  await done
  expect(seen).toEqual([{ code: 'seat-moved' }])
  expect(asked()).toBe(1)
})

test('it stops when nobody follows it any more', async () => {
  const { done, aborter, seen } = follow(
    (signal) =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(event('seat', one)))
          signal.addEventListener('abort', () => controller.error(signal.reason))
        },
      }),
  )
  await vi.waitFor(() => expect(seen).toEqual([one]))
  aborter.abort()
  await done
  expect(seen).toEqual([one])
})

const hangs: Answer = (signal) =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
/** Says what it has to say, and then nothing for ever. */
const fallsSilent =
  (...chunks: string[]): Answer =>
  (signal) =>
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk))
        signal.addEventListener('abort', () => controller.error(signal.reason))
      },
    })

describe('a connection by which nothing comes', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('is followed by another, though it never began', async () => {
    const { seen, done } = follow(hangs, sends(event('seat', one), event('end', {})))
    await vi.advanceTimersByTimeAsync(19_000)
    expect(seen).toEqual([])
    await vi.advanceTimersByTimeAsync(2_000)
    await done
    expect(seen).toEqual(['lost', one])
  })

  test('is followed by another at once when the page wakes, and nobody is told', async () => {
    const { seen, done, wake } = follow(
      fallsSilent(event('seat', one)),
      hangs,
      sends(event('seat', two), event('end', {})),
    )
    await vi.advanceTimersByTimeAsync(10_000)
    wake()
    await vi.advanceTimersByTimeAsync(5_000)
    wake()
    await done
    expect(seen).toEqual([one, two])
  })

  test('but a moment ago is left alone', async () => {
    const { seen, asked, aborter, done, wake } = follow(fallsSilent(event('seat', one)))
    await vi.advanceTimersByTimeAsync(1_000)
    wake()
    await vi.advanceTimersByTimeAsync(1_000)
    expect([seen, asked()]).toEqual([[one], 1])
    aborter.abort()
    await done
  })
})

const client = (respond: (request: Request) => Response | Promise<Response>) => {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => respond(new Request(url, init)))
  const stored = new Map<string, string>()
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  }
  const memory = seatMemory('id', () => storage)
  return { memory, storage, seat: new SeatClient({ base: 'https://lexnova.example/api/', link: 'lxi_link', memory }) }
}

test('a link is exchanged for a seat, which is kept in the tab and asks from then on', async () => {
  const asked: string[] = []
  const { seat, storage } = client(({ method, url, headers }) => {
    asked.push(`${method} ${url} ${headers.get('authorization')}`)
    return Response.json(method === 'POST' ? { secret: 'lxs_seat', seat: one } : one)
  })
  expect(await seat.take()).toEqual(one)
  await seat.read()
  expect(asked).toEqual([
    'POST https://lexnova.example/api/seat Bearer lxi_link',
    'GET https://lexnova.example/api/seat Bearer lxs_seat',
  ])
  expect(seatMemory('id', () => storage).read()).toEqual({ secret: 'lxs_seat', joined: false, talks: true })
  expect(seatMemory('another', () => storage).read()).toBeUndefined()
  await seat.leave()
  expect(seatMemory('id', () => storage).read()).toBeUndefined()
})

test('a seat that was left is forgotten at once, though the server does not answer', async () => {
  const asked: (string | null)[] = []
  const { seat, storage } = client(({ method, headers }) => {
    if (method === 'POST') return Response.json({ secret: 'lxs_seat', seat: one })
    asked.push(headers.get('authorization'))
    throw new TypeError('Failed to fetch')
  })
  await seat.take()
  const leaving = seat.leave()
  expect(seatMemory('id', () => storage).read()).toBeUndefined()
  await expect(leaving).rejects.toMatchObject({ refusal: { code: 'offline' } })
  expect(asked).toEqual(['Bearer lxs_seat'])
})

test('what was being typed is kept over a reload and another seat, and forgotten by whoever leaves', async () => {
  const { seat, memory, storage } = client(() => Response.json({ secret: 'lxs_seat', seat: one }))
  await seat.take()
  memory.write({ draft: 'Half a sentence' })
  await seat.take()
  expect(seatMemory('id', () => storage).read()?.draft).toBe('Half a sentence')
  await seat.leave()
  expect(seatMemory('id', () => storage).read()).toBeUndefined()
})

test('a browser that keeps nothing has the seat until the page goes', () => {
  const memory = seatMemory('id', () => {
    throw new DOMException('', 'SecurityError')
  })
  memory.write({ secret: 'lxs_seat' })
  expect(memory.read()?.secret).toBe('lxs_seat')
})

test.each([
  [Response.json({ code: 'over' }, { status: 409 }), { code: 'over' }],
  [
    Response.json({ code: 'too-many-requests' }, { status: 429, headers: { 'retry-after': '60' } }),
    { code: 'too-many-requests', retryAfterSeconds: 60 },
  ],
  [new Response('<html>', { status: 502 }), { code: 'server-away' }],
  [new Response('', { status: 400 }), { code: 'unexpected' }],
])('a refusal is known by its code', async (response, refusal) => {
  await expect(client(() => response.clone()).seat.take()).rejects.toMatchObject({ refusal })
})

test('a server that is not reached is told from one that refuses', async () => {
  const { seat } = client(() => {
    throw new TypeError('Failed to fetch')
  })
  await expect(seat.take()).rejects.toMatchObject({ refusal: { code: 'offline' } })
})
