import { setTimeout as delay } from 'node:timers/promises'
import {
  AudioSource,
  LocalAudioTrack,
  type Room,
  type TextStreamWriter,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node'
import { TRANSCRIPTION_TOPIC } from '../../interview/topics.ts'
import { SPEECH_SAMPLE_RATE, type Speech, type Voice } from './voice.ts'

const QUEUE_MS = 200
const TRACK_NAME = 'officer'

export interface Spoken {
  /** Share of the text that left for the room, 0 to 1. */
  share: number
}

/**
 * The officer's voice in the room: one audio track, and captions that keep pace with it.
 * It publishes by itself and does not wait for a subscriber, so that a room of people who only
 * read gets its questions too; and it can be silenced between two samples.
 */
export class Speaker {
  readonly #room: Room
  readonly #voice: Voice
  readonly #source = new AudioSource(SPEECH_SAMPLE_RATE, 1, QUEUE_MS)
  #trackSid: string | undefined
  #current: { cut: boolean } | undefined
  /** The source takes one frame at a time: a text that was cut has to let go of it before the next. */
  #playing: Promise<void> = Promise.resolve()

  constructor(room: Room, voice: Voice) {
    this.#room = room
    this.#voice = voice
  }

  async publish(): Promise<void> {
    const track = LocalAudioTrack.createAudioTrack(TRACK_NAME, this.#source)
    const publication = await this.#room.localParticipant?.publishTrack(
      track,
      new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }),
    )
    this.#trackSid = publication?.sid
  }

  /** Makes the speech ready; nothing is heard. */
  prepare(text: string): void {
    this.#voice.speak(text).catch(() => undefined)
  }

  /**
   * Says a text. Resolves when its last sample has left, or when it was silenced.
   * @param started called as the first sample leaves
   */
  async say(segment: string, text: string, started: (durationMs: number) => void): Promise<Spoken> {
    const current = { cut: false }
    this.#current = current
    const speech = await this.#voice.speak(text).catch((): Speech => ({ frames: [], durationMs: 0 }))
    await this.#playing
    if (current.cut) return { share: 0 }
    started(speech.durationMs)
    const captions = this.#caption(segment, text, speech.durationMs, current)
    const played = this.#play(speech, current)
    this.#playing = played.then(() => undefined)
    const playedMs = await played
    await captions
    if (speech.durationMs === 0) return { share: current.cut ? 0 : 1 }
    return { share: Math.min(1, playedMs / speech.durationMs) }
  }

  /** Plays to the end or to the cut; answers with the milliseconds that were heard. */
  async #play({ frames, durationMs }: Speech, current: { cut: boolean }): Promise<number> {
    let sentMs = 0
    try {
      for (const frame of frames) {
        if (current.cut) break
        await this.#source.captureFrame(frame)
        sentMs += (frame.samplesPerChannel / frame.sampleRate) * 1_000
      }
      if (!current.cut) {
        await this.#source.waitForPlayout()
        if (!current.cut) return durationMs
      }
    } catch {
      // What could not be played is not counted as heard; the caption shows it all the same.
    }
    return Math.max(0, sentMs - QUEUE_MS)
  }

  /** Silence now: what is queued is dropped. */
  silence(): void {
    if (this.#current) this.#current.cut = true
    this.#source.clearQueue()
  }

  /** Writes the words as they are spoken, spread evenly over the speech. */
  async #caption(segment: string, text: string, durationMs: number, current: { cut: boolean }): Promise<void> {
    let writer: TextStreamWriter | undefined
    try {
      writer = await this.#room.localParticipant?.streamText({
        topic: TRANSCRIPTION_TOPIC,
        attributes: {
          'lk.segment_id': segment,
          'lk.transcription_final': 'true',
          ...(this.#trackSid === undefined ? {} : { 'lk.transcribed_track_id': this.#trackSid }),
        },
      })
      const words = text.match(/\s*\S+/g) ?? [text]
      const startedAt = performance.now()
      let written = 0
      for (const word of words) {
        const due = startedAt + (durationMs * written) / text.length
        const wait = due - performance.now()
        if (wait > 20) await delay(wait)
        if (current.cut) break
        await writer?.write(word)
        written += word.length
      }
      // Who has read a whole question may answer it: it is whole when its last word was heard.
      const rest = startedAt + durationMs - performance.now()
      if (!current.cut && rest > 0) await delay(rest)
    } catch {
      // The room is away: the officer says it again when it is back.
    } finally {
      await writer?.close().catch(() => undefined)
    }
  }

  async close(): Promise<void> {
    this.silence()
    await this.#source.close()
  }
}
