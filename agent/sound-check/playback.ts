import { setTimeout as delay } from 'node:timers/promises'
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  type Room,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node'
import { HEARING_SAMPLE_RATE } from '../room/microphones.ts'

const TRACK_NAME = 'sound-check'
const QUEUE_MS = 200
/** On its way to the person's ear. */
const ON_THE_WAY_MS = 500

/** The track on which a person hears themselves. */
export class Playback {
  readonly #source = new AudioSource(HEARING_SAMPLE_RATE, 1, QUEUE_MS)

  /** Before there is anything to play, so that its beginning is heard. */
  async publish(room: Room): Promise<void> {
    const track = LocalAudioTrack.createAudioTrack(TRACK_NAME, this.#source)
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE })
    await room.localParticipant?.publishTrack(track, options)
  }

  /** Resolves when all of it was heard, or with the signal. */
  async play(frames: readonly Int16Array[], signal: AbortSignal): Promise<void> {
    for (const samples of frames) {
      if (signal.aborted) return
      await this.#source.captureFrame(new AudioFrame(samples.slice(), HEARING_SAMPLE_RATE, 1, samples.length))
    }
    await delay(QUEUE_MS + ON_THE_WAY_MS, undefined, { signal }).catch(() => undefined)
  }

  async close(): Promise<void> {
    await this.#source.close()
  }
}
