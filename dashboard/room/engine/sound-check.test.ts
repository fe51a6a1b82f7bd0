import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SOUND_CHECK_TOPIC, type SoundCheckProgress } from '../../../interview/sound-check.ts'
import type { LiveKit } from './room-connection.ts'
import { checkSound } from './sound-check.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const AGENT = 'agent'

/** One check in a room; the agent of it says what it is told to. */
function checking({ publish = () => Promise.resolve() }: { publish?: () => Promise<void> } = {}) {
  const heard = new Map<string, (...args: unknown[]) => void>()
  const seen = { states: [] as string[], left: 0, options: undefined as unknown }
  class Room {
    localParticipant = { publishTrack: publish }
    constructor(options: unknown) {
      seen.options = options
    }
    on = (event: string, listener: (...args: unknown[]) => void) => heard.set(event, listener)
    connect = () => Promise.resolve()
    startAudio = () => Promise.resolve()
    async disconnect() {
      seen.left++
    }
  }
  const livekit = {
    Room,
    RoomEvent: { TrackSubscribed: 'subscribed', DataReceived: 'data', Disconnected: 'disconnected' },
    ParticipantKind: { AGENT },
    Track: { Source: { Microphone: 'microphone' } },
  } as unknown as LiveKit
  const done = checkSound(
    {
      load: () => Promise.resolve(livekit),
      ticket: () => Promise.resolve({ url: 'wss://lexnova.example', token: 'token' }),
      tell: (state) => seen.states.push('why' in state ? state.why : state.is),
      network: () => undefined,
      speaker: 'headset',
    },
    { clone: () => ({ stop: () => undefined }) } as unknown as MediaStreamTrack,
  )
  const says = (progress: SoundCheckProgress) =>
    heard.get('data')?.(
      new TextEncoder().encode(JSON.stringify(progress)),
      { kind: AGENT },
      undefined,
      SOUND_CHECK_TOPIC,
    )
  return { seen, done, says }
}

test('when nobody comes within ten seconds every place is taken', async () => {
  const { seen, done } = checking()
  await vi.advanceTimersByTimeAsync(9_000)
  expect(seen.states).toEqual(['connecting'])
  await vi.advanceTimersByTimeAsync(2_000)
  await done
  expect(seen).toMatchObject({ states: ['connecting', 'busy'], left: 1 })
})

test('somebody who has come is given time, and is heard out of the chosen speaker', async () => {
  let published: () => void = () => undefined
  const { seen, done, says } = checking({
    publish: () =>
      new Promise((resolve) => {
        published = resolve
      }),
  })
  await vi.advanceTimersByTimeAsync(0)
  says({ state: 'listening' })
  published()
  await vi.advanceTimersByTimeAsync(30_000)
  says({ state: 'done' })
  await done
  expect(seen).toMatchObject({ states: ['connecting', 'speak', 'heard'], left: 1 })
  expect(seen.options).toMatchObject({ audioOutput: { deviceId: 'headset' } })
})

test('a check that fails leaves its room', async () => {
  const { seen, done } = checking({ publish: () => Promise.reject(new Error('not now')) })
  await done
  expect(seen).toMatchObject({ states: ['connecting', 'network'], left: 1 })
})
