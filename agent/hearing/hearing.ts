import type { inference, VAD } from '@livekit/agents'
import type { VoicePart } from '../../interview/conduct/bleed.ts'
import type { Logger } from '../../log.ts'
import type { Microphones } from '../room/microphones.ts'
import { Ear } from './ear.ts'
import type { OpenRecogniser } from './recogniser.ts'

const TICK_MS = 100

/** What is heard of respondents. All times are agent milliseconds, all levels dB under full scale. */
export interface HearingEvents {
  /** Voice began or ended on a microphone; its loudness in this stretch so far. */
  speaking(event: { respondent: string; active: boolean; atMs: number; levelDb: number }): void
  /** Voice goes on; its loudness in this stretch so far. */
  loudness(event: { respondent: string; levelDb: number }): void
  /** Words as captions; the same `segment` from the first of them to the final ones. */
  caption(event: {
    respondent: string
    segment: string
    text: string
    final: boolean
    startMs: number
    endMs: number
    confidence: number
    trackSid?: string
  }): void
  /** A whole turn. Of an incomplete one words were lost on the way, perhaps all of them: a gap says when. */
  heard(event: {
    id: string
    respondent: string
    text: string
    startMs: number
    endMs: number
    confidence?: number
    levelDb: number
    /** Of which `text` is made, in their order. */
    parts: VoicePart[]
    isIncomplete: boolean
  }): void
  /** A respondent has to type, or is heard again. */
  changed(event: { respondent: string; to: 'voice' | 'typing'; code: string; atMs: number }): void
  /** Somebody spoke in this time and was not heard, or not wholly. Told once it is over. */
  gap(event: { respondent: string; startMs: number; endMs: number; code: string }): void
}

export interface HearingDependencies {
  microphones: Microphones
  openRecogniser: OpenRecogniser
  vad: VAD
  turnDetector: inference.TurnDetector
  /** Of the script, as in `en`. */
  language: string
  /** Agent milliseconds: the clock of `microphones` too. */
  now: () => number
  logger: Logger
}

/** Nobody is heard before `listen`. */
export interface Hearing {
  listen(): void
  /**
   * Until `listen` nothing of a microphone is listened to, or sent on.
   * @param code for the gap in the words of whoever is speaking just now
   */
  rest(code: string): void
  /** A voice from which words were due has given none since then: its recogniser answers, and does not hear. */
  unheard(respondent: string, sinceMs: number): void
  close(): Promise<void>
}

/** Hears each respondent on their own microphone; one's trouble never touches another. */
export function createHearing(deps: HearingDependencies, events: HearingEvents): Hearing {
  const ears = new Map<string, Ear>()
  let stopListening: (() => void) | undefined
  let timer: NodeJS.Timeout | undefined

  const earOf = (respondent: string): Ear => {
    const ear = ears.get(respondent) ?? new Ear({ ...deps, respondent, events })
    ears.set(respondent, ear)
    return ear
  }

  const stop = () => {
    stopListening?.()
    stopListening = undefined
    clearInterval(timer)
  }

  return {
    listen() {
      if (stopListening) return
      stopListening = deps.microphones.listen((respondent, frame, atMs, trackSid) =>
        earOf(respondent).take(frame, atMs, trackSid),
      )
      timer = setInterval(() => {
        for (const ear of ears.values()) ear.tick()
      }, TICK_MS)
    },

    rest(code) {
      if (!stopListening) return
      stop()
      for (const ear of ears.values()) ear.rest(code)
    },

    unheard: (respondent, sinceMs) => ears.get(respondent)?.unheard(sinceMs),

    async close() {
      stop()
      await Promise.all([...ears.values()].map((ear) => ear.close()))
    },
  }
}
