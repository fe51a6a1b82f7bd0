import { setTimeout as delay } from 'node:timers/promises'
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  type Room,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node'
import { addInto, millisOf, roomNoise, SOUND_RATE, samplesOf } from './sound.ts'

const FRAME_MS = 20
/** Sound that is handed over ahead of its time, so that a busy machine leaves no holes. */
const AHEAD_MS = 80
const QUEUE_MS = 400
const NOISE_DB = -66

/** When a sound left for the room, in Unix milliseconds. */
export interface Left {
  startMs: number
  endMs: number
}

interface Playing {
  sound: Int16Array
  gainDb: number
  at: number
  startMs?: number
  done: PromiseWithResolvers<Left>
}

/** A microphone track as a browser publishes it: sound all the time, of the room when nobody speaks. */
export class Microphone {
  readonly #noise: Int16Array
  #playing: Playing[] = []
  #source: AudioSource | undefined
  #published: { room: Room; sid: string } | undefined
  /** Nothing but digital silence leaves. */
  muted = false

  constructor(seed = 1) {
    this.#noise = roomNoise(samplesOf(1_000), NOISE_DB, seed)
  }

  async publish(room: Room): Promise<void> {
    const source = new AudioSource(SOUND_RATE, 1, QUEUE_MS)
    const track = LocalAudioTrack.createAudioTrack('microphone', source)
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE })
    const publication = await room.localParticipant?.publishTrack(track, options)
    if (!publication?.sid) throw new Error('the microphone could not be published')
    this.#published = { room, sid: publication.sid }
    this.#source = source
    void this.#run(source)
  }

  /** Words that have not left by now never do. */
  async unpublish(): Promise<void> {
    const published = this.#published
    this.#published = undefined
    const source = this.#source
    this.#source = undefined
    for (const { done } of this.#playing.splice(0)) done.reject(new Error('the microphone is off'))
    if (published) await published.room.localParticipant?.unpublishTrack(published.sid).catch(() => undefined)
    await source?.close()
  }

  /**
   * Adds a sound to what is heard of this microphone, beside any other; resolves when its last sample has left.
   * @throws when the microphone is off, or goes off before the end
   */
  play(sound: Int16Array, gainDb = 0): Promise<Left> {
    const done = Promise.withResolvers<Left>()
    if (this.#source) this.#playing.push({ sound, gainDb, at: 0, done })
    else done.reject(new Error('the microphone is off'))
    return done.promise
  }

  async #run(source: AudioSource): Promise<void> {
    const samples = samplesOf(FRAME_MS)
    let sent = 0
    try {
      while (source === this.#source) {
        const wait = source.queuedDuration - AHEAD_MS
        if (wait > 0) await delay(wait)
        const leavesMs = Date.now() + source.queuedDuration
        const frame = this.#frame(samples, sent, leavesMs)
        await source.captureFrame(new AudioFrame(frame, SOUND_RATE, 1, samples))
        sent += samples
      }
    } catch {
      // The room is gone; whoever waits for words to leave hears of it by `unpublish`.
    }
  }

  #frame(samples: number, sent: number, leavesMs: number): Int16Array {
    const frame = new Int16Array(samples)
    if (!this.muted) {
      const from = sent % this.#noise.length
      frame.set(this.#noise.subarray(from, from + samples))
    }
    for (const playing of this.#playing) {
      playing.startMs ??= leavesMs
      if (!this.muted) addInto(frame, playing.sound, -playing.at, playing.gainDb)
      playing.at += samples
      if (playing.at >= playing.sound.length) this.#end(playing, leavesMs)
    }
    this.#playing = this.#playing.filter(({ at, sound }) => at < sound.length)
    return frame
  }

  #end({ sound, at, startMs = 0, done }: Playing, leavesMs: number): void {
    const endMs = leavesMs + FRAME_MS - millisOf(at - sound.length)
    setTimeout(() => done.resolve({ startMs, endMs }), Math.max(0, endMs - Date.now()))
  }
}
