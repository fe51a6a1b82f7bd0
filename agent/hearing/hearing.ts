import type { inference, VAD } from '@livekit/agents'
import type { Logger } from '../../log.ts'
import type { Microphones } from '../room/microphones.ts'
import { RespondentListener } from './respondent-listener.ts'
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
  const listeners = new Map<string, RespondentListener>()
  let stopListening: (() => void) | undefined
  let timer: NodeJS.Timeout | undefined

  const listenerOf = (respondent: string): RespondentListener => {
    const listener = listeners.get(respondent) ?? new RespondentListener({ ...deps, respondent, events })
    listeners.set(respondent, listener)
    return listener
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
        listenerOf(respondent).take(frame, atMs, trackSid),
      )
      timer = setInterval(() => {
        for (const listener of listeners.values()) listener.tick()
      }, TICK_MS)
    },

    rest(code) {
      if (!stopListening) return
      stop()
      for (const listener of listeners.values()) listener.rest(code)
    },

    unheard: (respondent, sinceMs) => listeners.get(respondent)?.unheard(sinceMs),

    async close() {
      stop()
      await Promise.all([...listeners.values()].map((listener) => listener.close()))
    },
  }
}
