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
import { respondentOfIdentity } from '../../interview/identities.ts'
import type { Logger } from '../../log.ts'

/** Hz, one channel: what the recognisers, the voice activity model and the recorder take. */
export const HEARING_SAMPLE_RATE = 16_000
const FRAME_MS = 20
/** Whoever manages the room can end a subscription, and nobody is told. */
const RENEWAL_MS = 5_000

/**
 * One frame of a respondent's microphone, 20 ms of 16 kHz mono. `atMs` is the end of its sound, in agent
 * milliseconds. The frame is shared by all who listen: nobody changes it.
 */
export type MicrophoneTap = (respondent: string, frame: AudioFrame, atMs: number, trackSid: string) => void

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
 * Subscribes to respondents' microphones alone, in a room that was joined without subscriptions. A frame
 * belongs to the identity that published its track. Of two microphones of one respondent the latest is heard.
 */
export function createMicrophones({
  room,
  now,
  logger,
}: {
  room: Room
  now: () => number
  logger: Logger
}): Microphones {
  const taps = new Set<MicrophoneTap>()
  const open = new Map<string, Open>()
  const pumps = new Set<Promise<void>>()
  let isClosed = false
  let renewal: NodeJS.Timeout | undefined

  const subscribe = (publication: RemoteTrackPublication, { identity }: RemoteParticipant) => {
    if (respondentOfIdentity(identity) !== undefined && isMicrophone(publication)) publication.setSubscribed(true)
  }

  const subscribeAll = (wanted: (respondent: string) => boolean = () => true) => {
    for (const participant of room.remoteParticipants.values()) {
      const respondent = respondentOfIdentity(participant.identity)
      if (respondent === undefined || !wanted(respondent)) continue
      for (const publication of participant.trackPublications.values()) subscribe(publication, participant)
    }
  }

  const subscribed = (track: RemoteTrack, publication: RemoteTrackPublication, { identity }: RemoteParticipant) => {
    const respondent = respondentOfIdentity(identity)
    if (respondent === undefined || !isMicrophone(publication) || isClosed) return
    const before = open.get(respondent)
    const stream = new AudioStream(track, {
      sampleRate: HEARING_SAMPLE_RATE,
      numChannels: 1,
      frameSizeMs: FRAME_MS,
    })
    const current = { sid: publication.sid ?? '', publication, reader: stream.getReader() }
    open.set(respondent, current)
    if (before) shut(before)
    if (before && before.sid !== current.sid) before.publication.setSubscribed(false)
    const pump = read(respondent, current).finally(() => pumps.delete(pump))
    pumps.add(pump)
  }

  const read = async (respondent: string, { sid, reader }: Open): Promise<void> => {
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) break
        if (open.get(respondent)?.reader !== reader) continue
        offer(respondent, value, sid)
      }
    } catch (error) {
      logger.warn({ respondent, error: error instanceof Error ? error.name : 'unknown' }, 'a microphone broke off')
    }
    if (open.get(respondent)?.reader !== reader) return
    open.delete(respondent)
    if (!isClosed) subscribeAll((other) => other === respondent)
  }

  const offer = (respondent: string, frame: AudioFrame, sid: string) => {
    const atMs = now()
    for (const tap of taps) {
      try {
        tap(respondent, frame, atMs, sid)
      } catch (error) {
        logger.error({ respondent, error: error instanceof Error ? error.name : 'unknown' }, 'a listener failed')
      }
    }
  }

  const unsubscribed = (_track: RemoteTrack, { sid }: RemoteTrackPublication, { identity }: RemoteParticipant) => {
    const current = open.get(respondentOfIdentity(identity) ?? '')
    if (current && current.sid === sid) shut(current)
  }

  const left = ({ identity }: RemoteParticipant) => {
    const current = open.get(respondentOfIdentity(identity) ?? '')
    if (current) shut(current)
  }

  const reconnected = () => subscribeAll((respondent) => !open.has(respondent))

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
