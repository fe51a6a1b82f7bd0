import { type VAD, VADEventType, type VADStream } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import { HEARING_SAMPLE_RATE } from '../room/microphones.ts'

/** Of silence after which the model has forgotten a voice. */
const SETTLED_MS = 1_000

/** Times are agent milliseconds of the sound, however late the model comes to it. */
export interface VoiceActivityEvents {
  started(startMs: number): void
  ended(endMs: number): void
  /** Nothing more will be told. */
  failed(error: unknown): void
}

/** When there is voice in one microphone's sound. */
export class VoiceActivity {
  readonly #stream: VADStream
  /** Sound that the model has not told of yet, by the number of the last sample and its moment. */
  #pushed: { samples: number; atMs: number }[] = []
  #samples = 0
  #isClosed = false

  constructor(vad: VAD, events: VoiceActivityEvents) {
    this.#stream = vad.stream()
    this.#watch(events).catch((error: unknown) => {
      if (!this.#isClosed) events.failed(error)
    })
  }

  /** @param atMs the end of the frame */
  push(frame: AudioFrame, atMs: number): void {
    this.#samples += frame.samplesPerChannel
    this.#pushed.push({ samples: this.#samples, atMs })
    this.#stream.pushFrame(frame)
  }

  /** A voice that goes on just now is over. */
  settle(atMs: number): void {
    this.push(silent(SETTLED_MS), atMs)
  }

  close(): void {
    this.#isClosed = true
    this.#stream.close()
  }

  async #watch({ started, ended }: VoiceActivityEvents): Promise<void> {
    for await (const { type, samplesIndex, speechDuration, silenceDuration } of this.#stream) {
      if (this.#isClosed) return
      const atMs = this.#momentOf(samplesIndex)
      if (type === VADEventType.START_OF_SPEECH) started(atMs - speechDuration)
      if (type === VADEventType.END_OF_SPEECH) ended(atMs - silenceDuration)
    }
  }

  #momentOf(sample: number): number {
    const at = this.#pushed.findIndex(({ samples }) => samples >= sample)
    this.#pushed = this.#pushed.slice(Math.max(0, at))
    const { samples, atMs } = this.#pushed[0] ?? { samples: sample, atMs: 0 }
    return atMs - ((samples - sample) * 1_000) / HEARING_SAMPLE_RATE
  }
}

/** At most a second of it. */
export function silent(ms: number): AudioFrame {
  const samples = Math.round((Math.min(ms, 1_000) * HEARING_SAMPLE_RATE) / 1_000)
  return new AudioFrame(new Int16Array(samples), HEARING_SAMPLE_RATE, 1, samples)
}
