import { setTimeout as delay } from 'node:timers/promises'
import type { ipc } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import { pino } from 'pino'
import { type DeepgramConfig, Secret } from '../../config.ts'
import type { DeepgramDouble } from '../../test/doubles/deepgram.ts'
import { turnModel } from '../../test/doubles/turn-model.ts'
import { HEARING_SAMPLE_RATE, type Microphones, type MicrophoneTap } from '../room/microphones.ts'
import { keepWordsOutOfFrameworkLog } from '../framework-log.ts'
import { deepgram } from './deepgram.ts'
import type { HearingEvents } from './events.ts'
import { createHearing, type Hearing } from './hearing.ts'
import { localModels } from './models.ts'

type Told = { [Name in keyof HearingEvents]: Parameters<HearingEvents[Name]>[0][] }

export interface Stage {
  hearing: Hearing
  /** What was told, by its kind. */
  told: Told
  now(): number
  /** Speaks into a microphone as it would come, frame by frame; resolves with when the sound ended. */
  speak(respondent: string, pcm: Int16Array): Promise<number>
  /** Waits until `holds`, or fails. */
  until(what: string, holds: () => boolean, ms?: number): Promise<void>
  close(): Promise<void>
}

const FRAME_MS = 20
const SAMPLES = (HEARING_SAMPLE_RATE * FRAME_MS) / 1_000
const PATIENCE_MS = 12_000

/**
 * Hearing with everything real but the vendor and the room: frames come from the test.
 * @param executor of the model of turns, by default this process
 * @param settings other than the usual
 */
export async function setStage(
  double: Pick<DeepgramDouble, 'url' | 'apiKey'>,
  executor?: ipc.InferenceExecutor,
  settings: Partial<DeepgramConfig> = {},
): Promise<Stage> {
  keepWordsOutOfFrameworkLog()
  const taps = new Set<MicrophoneTap>()
  const began = performance.now()
  const now = () => performance.now() - began
  const microphones: Microphones = {
    start: () => undefined,
    listen(tap) {
      taps.add(tap)
      return () => taps.delete(tap)
    },
    close: async () => taps.clear(),
  }
  const told: Told = { speaking: [], loudness: [], caption: [], heard: [], changed: [], gap: [] }
  const hearing = createHearing(
    {
      microphones,
      openRecogniser: deepgram(
        {
          ...{ apiKey: new Secret(double.apiKey), model: 'nova-3', language: 'script', maxStreams: 0, url: double.url },
          ...settings,
        },
        'en',
      ),
      ...localModels({ executor: executor ?? (await turnModel()) }),
      language: 'en',
      now,
      logger: pino({ level: 'silent' }),
    },
    {
      speaking: (event) => told.speaking.push(event),
      loudness: (event) => told.loudness.push(event),
      caption: (event) => told.caption.push(event),
      heard: (event) => told.heard.push(event),
      changed: (event) => told.changed.push(event),
      gap: (event) => told.gap.push(event),
    },
  )
  hearing.listen()
  return {
    hearing,
    told,
    now,
    async speak(respondent, pcm) {
      let due = now()
      for (let place = 0; place < pcm.length; place += SAMPLES) {
        const part = pcm.slice(place, place + SAMPLES)
        const frame = new AudioFrame(part, HEARING_SAMPLE_RATE, 1, part.length)
        for (const tap of taps) tap(respondent, frame, now(), `TR_${respondent}`)
        due += FRAME_MS
        await delay(Math.max(0, due - now()))
      }
      return now()
    },
    async until(what, holds, ms = PATIENCE_MS) {
      const end = now() + ms
      while (!holds()) {
        if (now() > end) throw new Error(`not in time: ${what}; told: ${JSON.stringify(told)}`)
        await delay(10)
      }
    },
    close: () => hearing.close(),
  }
}
