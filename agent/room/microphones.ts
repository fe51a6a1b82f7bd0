import {
  type AudioFrame,
  AudioStream,
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteTrackPublication,
  type Room,
  RoomEvent,
  TrackKind,
  TrackSource,
} from '@livekit/rtc-node'
import type { Logger } from '../../log.ts'
import type { SpeakerOf } from './speakers.ts'

/** Hz, one channel: what the recognisers, the voice activity model and the recorder take. */
export const HEARING_SAMPLE_RATE = 16_000
const FRAME_MS = 20
/** Whoever manages the room can end a subscription, and nobody is told. */
const RENEWAL_MS = 5_000

/**
 * One frame of a speaker's microphone, 20 ms of 16 kHz mono. `atMs` is the end of its sound, in agent
 * milliseconds. The frame is shared by all who listen: nobody changes it.
 */
export type MicrophoneTap = (speaker: string, frame: AudioFrame, atMs: number, trackSid: string) => void

export interface Microphones {
  /** Subscribes to who is there and to who comes. Call it once connected. */
  start(): void
  /** Has the tap called for each frame; the answer ends that. */
  listen(tap: MicrophoneTap): () => void
  close(): Promise<void>
}

interface Open {
  sid: string
  publication: RemoteTrackPublication
  reader: ReadableStreamDefaultReader<AudioFrame>
}

/**
 * Subscribes to the microphones of those whom `speakerOf` names, and to nothing else, in a room that was joined
 * without subscriptions. A frame belongs to the identity that published its track. Of two microphones of one
 * speaker the latest is heard.
 */
export function createMicrophones({
  room,
  speakerOf,
  now,
  logger,
}: {
  room: Room
  speakerOf: SpeakerOf
  now: () => number
  logger: Logger
}): Microphones {
  const taps = new Set<MicrophoneTap>()
  const open = new Map<string, Open>()
  const pumps = new Set<Promise<void>>()
  let isClosed = false
  let renewal: NodeJS.Timeout | undefined

  const subscribe = (publication: RemoteTrackPublication, { identity }: RemoteParticipant) => {
    if (speakerOf(identity) !== undefined && isMicrophone(publication)) publication.setSubscribed(true)
  }

  const subscribeAll = (wanted: (speaker: string) => boolean = () => true) => {
    for (const participant of room.remoteParticipants.values()) {
      const speaker = speakerOf(participant.identity)
      if (speaker === undefined || !wanted(speaker)) continue
      for (const publication of participant.trackPublications.values()) subscribe(publication, participant)
    }
  }

  const subscribed = (track: RemoteTrack, publication: RemoteTrackPublication, { identity }: RemoteParticipant) => {
    const speaker = speakerOf(identity)
    if (speaker === undefined || !isMicrophone(publication) || isClosed) return
    const before = open.get(speaker)
    const stream = new AudioStream(track, {
      sampleRate: HEARING_SAMPLE_RATE,
      numChannels: 1,
      frameSizeMs: FRAME_MS,
    })
    const current = { sid: publication.sid ?? '', publication, reader: stream.getReader() }
    open.set(speaker, current)
    if (before) shut(before)
    if (before && before.sid !== current.sid) before.publication.setSubscribed(false)
    const pump = read(speaker, current).finally(() => pumps.delete(pump))
    pumps.add(pump)
  }

  const read = async (speaker: string, { sid, reader }: Open): Promise<void> => {
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) break
        if (open.get(speaker)?.reader !== reader) continue
        offer(speaker, value, sid)
      }
    } catch (error) {
      logger.warn({ speaker, error: error instanceof Error ? error.name : 'unknown' }, 'a microphone broke off')
    }
    if (open.get(speaker)?.reader !== reader) return
    open.delete(speaker)
    if (!isClosed) subscribeAll((other) => other === speaker)
  }

  const offer = (speaker: string, frame: AudioFrame, sid: string) => {
    const atMs = now()
    for (const tap of taps) {
      try {
        tap(speaker, frame, atMs, sid)
      } catch (error) {
        logger.error({ speaker, error: error instanceof Error ? error.name : 'unknown' }, 'a listener failed')
      }
    }
  }

  const unsubscribed = (_track: RemoteTrack, { sid }: RemoteTrackPublication, { identity }: RemoteParticipant) => {
    const current = open.get(speakerOf(identity) ?? '')
    if (current && current.sid === sid) shut(current)
  }

  const left = ({ identity }: RemoteParticipant) => {
    const current = open.get(speakerOf(identity) ?? '')
    if (current) shut(current)
  }

  const reconnected = () => subscribeAll((speaker) => !open.has(speaker))

  return {
    start() {
      room.on(RoomEvent.TrackPublished, subscribe)
      room.on(RoomEvent.TrackSubscribed, subscribed)
      room.on(RoomEvent.TrackUnsubscribed, unsubscribed)
      room.on(RoomEvent.ParticipantDisconnected, left)
      room.on(RoomEvent.Reconnected, reconnected)
      subscribeAll()
      renewal = setInterval(() => {
        for (const { publication } of open.values()) publication.setSubscribed(true)
      }, RENEWAL_MS)
    },

    listen(tap) {
      taps.add(tap)
      return () => taps.delete(tap)
    },

    async close() {
      isClosed = true
      clearInterval(renewal)
      room.off(RoomEvent.TrackPublished, subscribe)
      room.off(RoomEvent.TrackSubscribed, subscribed)
      room.off(RoomEvent.TrackUnsubscribed, unsubscribed)
      room.off(RoomEvent.ParticipantDisconnected, left)
      room.off(RoomEvent.Reconnected, reconnected)
      for (const current of open.values()) shut(current)
      await Promise.all(pumps)
    },
  }
}

const isMicrophone = ({ kind, source }: RemoteTrackPublication): boolean =>
  kind === TrackKind.KIND_AUDIO && source === TrackSource.SOURCE_MICROPHONE

/** Ends the reading; frames that wait to be read are let go. */
function shut({ reader }: Open): void {
  reader.cancel().catch(() => undefined)
}
