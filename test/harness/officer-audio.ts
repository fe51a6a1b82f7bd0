import { EAR_RATE, type Ear, rootMeanSquare, VOICED } from './voices.ts'

/** A pause this long ends what is said; between the words of one text it is shorter. */
const PAUSE_MS = 600

/** Something that was audible of one agent; times are Unix milliseconds. */
export interface Audible {
  from: string
  startMs: number
  /** Of the last sample that was audible so far. */
  endMs: number
}

/** The officer as it is heard in the room: when each utterance began and ended. */
export class OfficerAudio implements Ear {
  readonly utterances: Audible[] = []
  readonly #pauseMs: number

  /** @param pauseMs what ends an utterance */
  constructor(pauseMs = PAUSE_MS) {
    this.#pauseMs = pauseMs
  }

  hear(from: string, samples: Int16Array, at: number): void {
    if (rootMeanSquare(samples) < VOICED) return
    const endMs = at + (samples.length * 1_000) / EAR_RATE
    const last = this.utterances.findLast((utterance) => utterance.from === from)
    if (last && at - last.endMs < this.#pauseMs) last.endMs = Math.max(last.endMs, endMs)
    else this.utterances.push({ from, startMs: at + firstSampleMs(samples), endMs })
  }

  /** The first utterance that began at or after a time. */
  firstAfter(at: number): Audible | undefined {
    return this.utterances.find(({ startMs }) => startMs >= at)
  }
}

function firstSampleMs(samples: Int16Array): number {
  const first = samples.findIndex((sample) => Math.abs(sample) >= VOICED)
  return (Math.max(0, first) * 1_000) / EAR_RATE
}
