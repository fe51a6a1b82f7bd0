import type { LocalTrackPublication, Room } from 'livekit-client'

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
  #published = new Map<OwnKind, { publication: LocalTrackPublication; track: MediaStreamTrack }>()
  #room: Room | undefined
  #work: Promise<void> = Promise.resolve()

  enter(room: Room | undefined): void {
    this.#room = room
    this.#published = new Map()
    this.#sync()
  }

  /** Undefined sends nothing any more. The track itself stays as it is. */
  send(kind: OwnKind, wanted: Wanted | undefined): void {
    if (wanted) this.#wanted.set(kind, wanted)
    else this.#wanted.delete(kind)
    this.#sync()
  }

  /** One change after the other; a room that breaks meanwhile is followed by another. */
  #sync(): void {
    this.#work = this.#work.then(async () => {
      for (const kind of ['microphone', 'camera'] as const) await this.#settle(kind).catch(() => undefined)
    })
  }

  async #settle(kind: OwnKind): Promise<void> {
    const room = this.#room
    const published = this.#published
    if (!room) return
    const wanted = this.#wanted.get(kind)
    const before = published.get(kind)
    if (!wanted) {
      if (!before?.publication.track) return
      published.delete(kind)
      await room.localParticipant.unpublishTrack(before.publication.track, false)
      return
    }
    const { track, muted } = wanted
    if (before?.publication.track && before.track !== track) {
      await before.publication.track.replaceTrack(track, true)
      published.set(kind, { ...before, track })
    } else if (!before) {
      // Nothing is heard of somebody who is muted while the room learns of it.
      track.enabled = !muted
      const publication = await room.localParticipant.publishTrack(track, PUBLISH[kind] as object)
      published.set(kind, { publication, track })
    }
    const publication = published.get(kind)?.publication
    if (publication && publication.isMuted !== muted) await (muted ? publication.mute() : publication.unmute())
  }
}
