/** Of a sentence so much is kept. */
const LONGEST_MS = 6_000
/** A sentence is over after so much silence. */
const QUIET_MS = 1_200
/** Kept of what was before the voice was noticed. */
const LEAD_MS = 300
/** Without a voice for so long nothing is heard. */
const PATIENCE_MS = 12_000
/** A voice is so much louder than the quietest of the last seconds, for so long, and not below this. */
const VOICE_OVER_FLOOR_DB = 10
const VOICE_MS = 80
const FAINTEST_DB = -60
const FLOOR_WINDOW_MS = 3_000
const SILENCE_DB = -120
const FULL_SCALE = 32_768

function levelDb(frames: readonly Int16Array[]): number {
  let sum = 0
  let count = 0
  for (const frame of frames) {
    for (const sample of frame) sum += (sample / FULL_SCALE) ** 2
    count += frame.length
  }
  return sum === 0 ? SILENCE_DB : Math.max(SILENCE_DB, Math.round(100 * Math.log10(sum / count)) / 10)
}

export type Sentence =
  | { end: 'heard'; frames: readonly Int16Array[]; heardMs: number; levelDb: number }
  | { end: 'nothing'; levelDb: number }

/** Finds the one sentence in what a microphone gives, frame by frame. */
export class SentenceFinder {
  readonly #frameMs: number
  /** All that came before a voice did, as levels; and the sound of the last moment. */
  #levels: number[] = []
  #kept: Int16Array[] = []
  #loudestDb = SILENCE_DB
  #voiceMs = 0
  #quietMs = 0
  #waitedMs = 0
  #begun = false

  constructor(frameMs: number) {
    this.#frameMs = frameMs
  }

  /** @returns the sentence once it is over, or when it is clear that there is none */
  push(frame: Int16Array): Sentence | undefined {
    const level = levelDb([frame])
    this.#loudestDb = Math.max(this.#loudestDb, level)
    const isVoice = level > this.#thresholdDb(level)
    this.#kept.push(frame)
    return this.#begun ? this.#goOn(isVoice) : this.#wait(isVoice)
  }

  /** By what came before the voice: a long word is no floor. */
  #thresholdDb(level: number): number {
    if (!this.#begun) this.#levels = [...this.#levels, level].slice(-FLOOR_WINDOW_MS / this.#frameMs)
    return Math.max(FAINTEST_DB, Math.min(...this.#levels) + VOICE_OVER_FLOOR_DB)
  }

  #wait(isVoice: boolean): Sentence | undefined {
    this.#waitedMs += this.#frameMs
    this.#voiceMs = isVoice ? this.#voiceMs + this.#frameMs : 0
    if (this.#voiceMs >= VOICE_MS) this.#begun = true
    else this.#kept = this.#kept.slice(1 - (LEAD_MS + VOICE_MS) / this.#frameMs)
    if (this.#begun || this.#waitedMs < PATIENCE_MS) return undefined
    return { end: 'nothing', levelDb: this.#loudestDb }
  }

  #goOn(isVoice: boolean): Sentence | undefined {
    this.#quietMs = isVoice ? 0 : this.#quietMs + this.#frameMs
    const heardMs = this.#kept.length * this.#frameMs
    if (this.#quietMs < QUIET_MS && heardMs < LONGEST_MS) return undefined
    return { end: 'heard', frames: this.#kept, heardMs, levelDb: levelDb(this.#kept) }
  }
}
