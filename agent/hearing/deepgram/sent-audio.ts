import { AudioEnergyFilter } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import { HEARING_SAMPLE_RATE } from '../../room/microphones.ts'

const CHUNK_SAMPLES = HEARING_SAMPLE_RATE / 10
const KEPT_MS = 120_000
/** By which a vendor may take a word to begin too early. */
const EARLY_MS = 300

interface Piece {
  /** Place in the audio that was sent. */
  sentMs: number
  /** Agent milliseconds of its first sample. */
  atMs: number
  durationMs: number
}

/**
 * Tells which moment a place in the vendor's audio was. The plugin sends pieces of 100 ms and leaves long
 * silence out; so the pieces are made here, and its own filter is asked which of them are sent.
 */
export class SentAudio {
  readonly #filter = new AudioEnergyFilter()
  readonly #pieces: Piece[] = []
  #waiting = new Int16Array(CHUNK_SAMPLES)
  #filled = 0
  #endMs = 0
  #sentMs = 0

  /** @returns the piece that is full now, to be pushed into the plugin's stream */
  add({ data }: AudioFrame, atMs: number): AudioFrame[] {
    const pieces: AudioFrame[] = []
    for (let offset = 0; offset < data.length; ) {
      const part = data.subarray(offset, offset + CHUNK_SAMPLES - this.#filled)
      this.#waiting.set(part, this.#filled)
      this.#filled += part.length
      offset += part.length
      this.#endMs = atMs - toMs(data.length - offset)
      if (this.#filled === CHUNK_SAMPLES) pieces.push(this.#cut())
    }
    return pieces
  }

  /** @returns what is left of a piece, to be pushed before the plugin's stream is flushed */
  rest(): AudioFrame[] {
    return this.#filled > 0 ? [this.#cut()] : []
  }

  /** @param place milliseconds in the audio that was sent */
  atMs(place: number): number {
    const piece = this.#pieces.findLast(({ sentMs }) => sentMs <= place) ?? this.#pieces[0]
    if (!piece) return this.#endMs
    return piece.atMs + Math.max(0, Math.min(place - piece.sentMs, piece.durationMs))
  }

  /** The moment at which a word began: never in the last of a silence that was left out, for that was no word. */
  beginningMs(place: number): number {
    const atMs = this.atMs(place)
    const next = this.#pieces.find(
      (piece) => piece.sentMs > place && piece.sentMs <= place + EARLY_MS && piece.atMs > atMs + EARLY_MS,
    )
    return next?.atMs ?? atMs
  }

  #cut(): AudioFrame {
    const frame = new AudioFrame(this.#waiting.slice(0, this.#filled), HEARING_SAMPLE_RATE, 1, this.#filled)
    const durationMs = toMs(this.#filled)
    this.#filled = 0
    if (this.#filter.pushFrame(frame)) {
      this.#pieces.push({ sentMs: this.#sentMs, atMs: this.#endMs - durationMs, durationMs })
      this.#sentMs += durationMs
      const oldest = this.#pieces[0]
      if (oldest && oldest.sentMs < this.#sentMs - KEPT_MS) this.#pieces.shift()
    }
    return frame
  }
}

const toMs = (samples: number) => (samples * 1_000) / HEARING_SAMPLE_RATE
