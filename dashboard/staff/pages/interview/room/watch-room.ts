import type { Participant, RemoteTrack, Room } from 'livekit-client'
import { respondentOfIdentity } from '../../../../../interview/identities.ts'
import { Retry, type Wakes } from '../../../../room/engine/retry.ts'

/** Somebody who is seen or heard in the room. */
export interface Watched {
  identity: string
  /** Whose place in the interview it is; undefined for the officer and for whoever else looks on. */
  respondent: string | undefined
  isAgent: boolean
  speaks: boolean
  /** The camera's track that can be shown; another track is another picture. */
  picture: string | undefined
  isMuted: boolean
}

/** What there is of the room to show. */
export type RoomNow = { is: 'connecting' } | { is: 'connected'; people: Watched[]; needsTap: boolean } | { is: 'lost' }

interface Watching {
  ticket: () => Promise<{ url: string; token: string }>
  onChange: (room: RoomNow) => void
}

/** The page may be seen again, or the network be back. */
const wakes: Wakes = (onWake) => {
  const seen = () => document.visibilityState === 'visible' && onWake()
  document.addEventListener('visibilitychange', seen)
  addEventListener('online', onWake)
  return () => {
    document.removeEventListener('visibilitychange', seen)
    removeEventListener('online', onWake)
  }
}

/** A camera is published before its track is there. */
const pictureOf = ({ trackPublications }: Participant) =>
  [...trackPublications.values()].find(({ kind, track }) => kind === 'video' && track)

/** Watches and listens, publishes nothing; connects again without end until it is told to stop. */
export class RoomWatch {
  readonly #watching: Watching
  readonly #sounds = new Map<RemoteTrack, HTMLMediaElement>()
  #room: Room | undefined

  constructor(watching: Watching) {
    this.#watching = watching
  }

  async run(signal: AbortSignal): Promise<void> {
    const { onChange, ticket } = this.#watching
    const retry = new Retry(wakes)
    onChange({ is: 'connecting' })
    while (!signal.aborted) {
      try {
        const [{ url, token }, livekit] = await Promise.all([ticket(), import('livekit-client')])
        if (signal.aborted) return
        await this.#stay(livekit, { url, token, signal }, () => retry.reset())
      } catch {
        // It is tried again; the interview goes on without this page.
      }
      if (signal.aborted) return
      onChange({ is: 'lost' })
      await retry.pause(signal)
    }
  }

  /** Within a tap. */
  async startSound(): Promise<void> {
    await this.#room?.startAudio().catch(() => undefined)
    this.#tell()
  }

  /** Shows somebody's camera. @returns what takes it away again */
  attachPicture(identity: string, element: HTMLVideoElement): () => void {
    const participant = this.#room?.getParticipantByIdentity(identity)
    const track = participant && pictureOf(participant)?.track
    track?.attach(element)
    return () => void track?.detach(element)
  }

  /** How loud somebody is now, from 0 to 1. */
  levelOf(identity: string): number {
    return this.#room?.getParticipantByIdentity(identity)?.audioLevel ?? 0
  }

  async #stay(
    { Room: LiveKitRoom, RoomEvent }: typeof import('livekit-client'),
    { url, token, signal }: { url: string; token: string; signal: AbortSignal },
    onConnected: () => void,
  ): Promise<void> {
    const room = new LiveKitRoom({ adaptiveStream: true })
    const leave = () => void room.disconnect()
    signal.addEventListener('abort', leave)
    const over = new Promise<void>((resolve) => room.once(RoomEvent.Disconnected, () => resolve()))
    room.on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind === 'audio') this.#sounds.set(track, track.attach())
    })
    room.on(RoomEvent.TrackUnsubscribed, (track) => {
      track.detach()
      this.#sounds.delete(track)
    })
    for (const event of [
      RoomEvent.ParticipantConnected,
      RoomEvent.ParticipantDisconnected,
      RoomEvent.TrackSubscribed,
      RoomEvent.TrackUnsubscribed,
      RoomEvent.TrackMuted,
      RoomEvent.TrackUnmuted,
      RoomEvent.ActiveSpeakersChanged,
      RoomEvent.AudioPlaybackStatusChanged,
      RoomEvent.Reconnected,
    ] as const) {
      room.on(event, () => this.#tell())
    }
    room.on(RoomEvent.Reconnecting, () => this.#watching.onChange({ is: 'lost' }))
    try {
      await room.connect(url, token)
      this.#room = room
      onConnected()
      this.#tell()
      await over
    } finally {
      signal.removeEventListener('abort', leave)
      if (this.#room === room) this.#room = undefined
    }
    for (const track of this.#sounds.keys()) track.detach()
    this.#sounds.clear()
  }

  #tell(): void {
    const room = this.#room
    if (room?.state !== 'connected') return
    const people = [...room.remoteParticipants.values()].map((one) => ({
      identity: one.identity,
      respondent: respondentOfIdentity(one.identity),
      isAgent: one.isAgent,
      speaks: one.isSpeaking,
      picture: one.isCameraEnabled ? pictureOf(one)?.trackSid : undefined,
      isMuted: !one.isMicrophoneEnabled,
    }))
    this.#watching.onChange({ is: 'connected', people, needsTap: !room.canPlaybackAudio })
  }
}
