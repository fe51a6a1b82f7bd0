import {
  type AudioFrame,
  LocalAudioTrack,
  type LocalTrackPublication,
  type Room,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node'
import { type Caption, writeCaption } from './captions.ts'
import type { Offer } from './synthesis-job.ts'
import { Playout } from './playout.ts'
import { type Link, type Offers, Voices, type VoicesOptions } from './voices.ts'

const TRACK_NAME = 'officer'

export interface Spoken {
  /** Share of the text that was heard in the room, 0 to 1. */
  share: number
  /** No voice could say the whole of it: the caption alone has all of its words. */
  captioned?: true
}

export interface SpeakerOptions extends VoicesOptions {
  /** Takes what really left for the room, once it has, with the time at which it began to. */
  tap?(frame: AudioFrame, atMs: number): void
}

type Begin = (durationMs: number) => void

/** One text on its way into the room. */
interface Turn {
  /** Aborted by silence. */
  cut: AbortController
  /** Aborted when nothing more will be heard of it. */
  over: AbortController
  offer: Offer | undefined
}

/**
 * The officer's voice in the room: one audio track, and captions that keep pace with it.
 * It publishes by itself and does not wait for a subscriber, so that a room of people who only
 * read gets its questions too; and it can be silenced between two samples.
 */
export class Speaker {
  readonly #room: Pick<Room, 'localParticipant'>
  readonly #voices: Voices
  readonly #playout: Playout
  /** After a reconnection LiveKit gives it another sid. */
  #publication: LocalTrackPublication | undefined
  #current: Turn | undefined
  /** The source takes one frame at a time: a text that was cut has to let go of it before the next. */
  #playing: Promise<unknown> = Promise.resolve()

  /** @param links the voices, best first */
  constructor(room: Pick<Room, 'localParticipant'>, links: readonly Link[], options: SpeakerOptions) {
    this.#room = room
    this.#voices = new Voices(links, options)
    this.#playout = new Playout(options)
  }

  async publish(): Promise<void> {
    const track = LocalAudioTrack.createAudioTrack(TRACK_NAME, this.#playout.source)
    this.#publication = await this.#room.localParticipant?.publishTrack(
      track,
      new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }),
    )
  }

  get trackSid(): string | undefined {
    return this.#publication?.sid
  }

  /** A track that the server has muted cannot be unmuted from here, and one that it took away is gone for good. */
  async republish(): Promise<void> {
    const sid = this.trackSid
    this.#publication = undefined
    if (sid !== undefined) await this.#room.localParticipant?.unpublishTrack(sid, false).catch(() => undefined)
    await this.publish()
  }

  /** Makes the speech ready; nothing is heard. */
  prepare(text: string): void {
    this.#voices.prepare(text)
  }

  /**
   * Says a text. Resolves when its last sample has left, or when it was silenced.
   * @param started called as the first sample leaves, and again when a failed speech begins anew;
   *   the length is exact for speech that was ready, and else estimated from the letters and from how
   *   fast this voice spoke before
   */
  async say(segment: string, text: string, started: (durationMs: number) => void): Promise<Spoken> {
    const turn: Turn = { cut: new AbortController(), over: new AbortController(), offer: undefined }
    this.#current = turn
    let captions: Promise<void> | undefined
    const begin = (durationMs: number) => {
      started(durationMs)
      captions ??= this.#caption({ segment, text, trackSid: this.trackSid }, turn)
    }
    const played = this.#play(text, turn, begin, this.#playing)
    this.#playing = played.catch(() => undefined)
    const spoken = await played
    turn.over.abort()
    await captions
    return spoken
  }

  /** Silence now: what is queued is dropped. */
  silence(): void {
    this.#playout.cut()
    this.#current?.cut.abort()
    this.#current?.over.abort()
  }

  async close(): Promise<void> {
    this.silence()
    this.#voices.close()
    await this.#playout.close()
  }

  /** Plays what the voices offer until one speech was whole. */
  async #play(text: string, turn: Turn, begin: Begin, before: Promise<unknown>): Promise<Spoken> {
    const { signal } = turn.cut
    const offers = this.#voices.speak(text)
    await before
    let share = 0
    for (let nth = 0; !signal.aborted; nth++) {
      const offer = await offers.offer(nth)
      if (!offer) {
        // The caption has the words, all at once.
        if (!turn.offer) begin(0)
        return { share, captioned: true }
      }
      share = Math.max(share, await this.#playOne(offer, turn, begin, offers))
      if (!offer.speech.failure) break
    }
    return { share }
  }

  async #playOne(offer: Offer, turn: Turn, begin: Begin, offers: Offers): Promise<number> {
    const { speech } = offer
    const { signal } = turn.cut
    let isPlayed = false
    this.#playout.begin()
    try {
      for await (const frame of speech.read(signal)) {
        if (turn.offer !== offer) {
          turn.offer = offer
          offers.isHeard(() => this.#playout.heardMs)
          begin(lengthOf(offer))
        }
        if (signal.aborted) break
        await this.#playout.play(frame)
      }
      if (turn.offer !== offer && !signal.aborted) begin(0)
      await this.#playout.drained(signal)
      isPlayed = !signal.aborted
    } catch {
      // The speech failed, or the source did; what was not heard does not count.
      this.#playout.cut()
    }
    return isPlayed ? 1 : Math.min(1, this.#playout.heardMs / Math.max(1, lengthOf(offer)))
  }

  #caption(caption: Caption, turn: Turn): Promise<void> {
    const pace = () => ({
      heardMs: this.#playout.heardMs,
      durationMs: turn.offer ? lengthOf(turn.offer) : 0,
    })
    return writeCaption(this.#room, caption, pace, turn.over.signal, turn.cut.signal)
  }
}

const lengthOf = ({ speech, estimateMs }: Offer) => speech.durationMs ?? Math.max(estimateMs, speech.madeMs)
