import type { Room } from 'livekit-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OwnTracks } from './own-tracks.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const aTrack = (label: string) => ({ label, enabled: true }) as MediaStreamTrack

/** As livekit-client's `LocalTrack`: it stays when its publication goes. */
class Local {
  isMuted = false
  published = true
  track: MediaStreamTrack

  constructor(track: MediaStreamTrack) {
    this.track = track
  }

  async replaceTrack(track: MediaStreamTrack): Promise<void> {
    if (!this.published) throw new Error('unable to replace an unpublished track')
    this.track = track
  }

  async mute(): Promise<void> {
    this.isMuted = true
  }

  async unmute(): Promise<void> {
    this.isMuted = false
  }
}

/** A room as this person's side of it is: what is sent, and what a reconnection makes of it. */
function aRoom() {
  const trackPublications = new Map<string, { track?: Local }>()
  const room = {
    state: 'connected',
    refuses: 0,
    localParticipant: {
      trackPublications,
      async publishTrack(track: MediaStreamTrack) {
        if (room.refuses-- > 0) throw new Error('not now')
        const publication = { track: new Local(track) }
        trackPublications.set(String(trackPublications.size), publication)
        return publication
      },
      async unpublishTrack(local: Local) {
        for (const [id, { track }] of trackPublications) if (track === local) trackPublications.delete(id)
        local.published = false
      },
    },
    /** What it is without its publications is published anew, or is lost when that fails. */
    reconnect({ isLost = false } = {}) {
      const locals = [...trackPublications.values()].flatMap(({ track }) => track ?? [])
      for (const publication of trackPublications.values()) delete publication.track
      trackPublications.clear()
      if (!isLost) for (const [index, track] of locals.entries()) trackPublications.set(`new-${index}`, { track })
      for (const local of locals) local.published = !isLost
    },
    get sends() {
      return [...trackPublications.values()].map(({ track }) => [track?.track.label, track?.isMuted])
    },
  }
  return room
}

const settled = () => vi.advanceTimersByTimeAsync(0)
const entered = async (room: ReturnType<typeof aRoom>) => {
  const own = new OwnTracks()
  own.enter(room as unknown as Room)
  own.send('microphone', { track: aTrack('first'), muted: false })
  await settled()
  return own
}

test('another microphone takes the place of the first after livekit-client has reconnected by itself', async () => {
  const room = aRoom()
  const own = await entered(room)
  room.reconnect()
  own.sync()
  own.send('microphone', { track: aTrack('second'), muted: false })
  await settled()
  expect(room.sends).toEqual([['second', false]])
})

test('who mutes, and who sends nothing any more, after such a reconnection is told to the others', async () => {
  const room = aRoom()
  const own = await entered(room)
  room.reconnect()
  own.send('microphone', { track: aTrack('first'), muted: true })
  await settled()
  expect(room.sends).toEqual([['first', true]])
  own.send('microphone', undefined)
  await settled()
  expect(room.sends).toEqual([])
})

test('what changes while it reconnects waits until that is over', async () => {
  const room = aRoom()
  const own = await entered(room)
  room.state = 'reconnecting'
  own.send('microphone', { track: aTrack('second'), muted: false })
  await settled()
  expect(room.sends).toEqual([['first', false]])
  room.reconnect()
  room.state = 'connected'
  own.sync()
  await settled()
  expect(room.sends).toEqual([['second', false]])
})

test('a track that a reconnection has lost is sent again', async () => {
  const room = aRoom()
  const own = await entered(room)
  room.reconnect({ isLost: true })
  own.sync()
  await settled()
  expect(room.sends).toEqual([['first', false]])
})

test('what could not be sent is tried again until it can, and not in a room that was left', async () => {
  const room = aRoom()
  room.refuses = 3
  const own = await entered(room)
  expect(room.sends).toEqual([])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(room.sends).toEqual([['first', false]])
  const left = aRoom()
  left.refuses = 1
  own.enter(left as unknown as Room)
  await settled()
  own.enter(undefined)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(left.sends).toEqual([])
})
