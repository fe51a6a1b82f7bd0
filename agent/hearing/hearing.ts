import type { inference, VAD } from '@livekit/agents'
import type { Logger } from '../../log.ts'
import type { Microphones } from '../room/microphones.ts'
import { Ear } from './ear.ts'
import type { HearingEvents } from './events.ts'
import type { OpenRecogniser } from './recogniser.ts'

const TICK_MS = 100

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
