import type { LocalTrack, Room } from 'livekit-client'
import { pauseMs } from './retry.ts'

export type OwnKind = 'microphone' | 'camera'

interface Wanted {
  track: MediaStreamTrack
  muted: boolean
}

/** What this person sends; livekit-client is loaded where a room is. */
const PUBLISH = {
  microphone: { name: 'microphone', source: 'microphone', audioPreset: { maxBitrate: 96_000 }, dtx: false },
  camera: { name: 'camera', source: 'camera' },
} as const

/** Publishes microphone and camera in the room of the moment, and again in the next one. */
export class OwnTracks {
  readonly #wanted = new Map<OwnKind, Wanted>()
  /** livekit-client's own tracks: they outlive their publications, of which each full reconnection makes new ones. */
  #sent = new Map<OwnKind, { local: LocalTrack; track: MediaStreamTrack }>()
  #room: Room | undefined
  #work: Promise<void> = Promise.resolve()
  #again: ReturnType<typeof setTimeout> | undefined
  #failures = 0

  enter(room: Room | undefined): void {
    this.#room = room
    this.#sent = new Map()
    this.#failures = 0
    this.sync()
  }

  /** Undefined sends nothing any more. The track itself stays as it is. */
  send(kind: OwnKind, wanted: Wanted | undefined): void {
    if (wanted) this.#wanted.set(kind, wanted)
    else this.#wanted.delete(kind)
    this.sync()
  }

  /**
   * To be called when the room is connected again. One change after the other; a room that breaks meanwhile is
   * followed by another.
   */
  sync(): void {
    this.#work = this.#work.then(async () => {
      clearTimeout(this.#again)
      let hasFailed = false
      for (const kind of ['microphone', 'camera'] as const) {
        await this.#settle(kind).catch(() => {
          hasFailed = true
        })
      }
      // Whoever is not sent is not heard, and does not know.
      if (hasFailed) this.#again = setTimeout(() => this.sync(), pauseMs(this.#failures++, Math.random()))
      else this.#failures = 0
    })
  }

  async #settle(kind: OwnKind): Promise<void> {
    const room = this.#room
    // While it reconnects livekit-client takes its tracks out and in again, and says when that is over.
    if (room?.state !== 'connected') return
    const sent = this.#sent
    const { localParticipant } = room
    const known = sent.get(kind)
    const isThere = [...localParticipant.trackPublications.values()].some(
      ({ track }) => track && track === known?.local,
    )
    const before = isThere ? known : undefined
    const wanted = this.#wanted.get(kind)
    if (!before || !wanted) sent.delete(kind)
    if (!wanted) {
      if (before) await localParticipant.unpublishTrack(before.local, false)
      return
    }
    const { track, muted } = wanted
    if (!before) {
      // Nothing is heard of somebody who is muted while the room learns of it.
      track.enabled = !muted
      const { track: local } = await localParticipant.publishTrack(track, PUBLISH[kind] as object)
      if (local) sent.set(kind, { local, track })
    } else if (before.track !== track) {
      await before.local.replaceTrack(track, true)
      sent.set(kind, { ...before, track })
    }
    const local = sent.get(kind)?.local
    if (local && local.isMuted !== muted) await (muted ? local.mute() : local.unmute())
  }
}
