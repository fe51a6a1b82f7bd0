import { type inference, normalizeLanguage } from '@livekit/agents'
import { deepgram } from '../../../agent/hearing/deepgram/deepgram.ts'
import { createHearing } from '../../../agent/hearing/hearing.ts'
import { localModels } from '../../../agent/hearing/models.ts'
import type { HearingProvider } from '../../../agent/hearing/provider.ts'
import type { DeepgramConfig } from '../../../config.ts'
import type { Logger } from '../../../log.ts'
import { unixMs } from '../../clock.ts'
import type { Note } from './notes.ts'
import { replaced } from './replaced.ts'

/** The product's hearing, whose turns, words and predictions are noted as they come. */
export const timedHearing = (
  { name, written }: HearingProvider,
  config: DeepgramConfig,
  language: string,
  logger: Logger,
  note: (note: Note) => void,
): HearingProvider => ({
  name,
  written,
  open(microphones, now, events) {
    const { vad, turnDetector } = localModels()
    return createHearing(
      {
        microphones,
        openRecogniser: deepgram(config, language),
        vad,
        turnDetector: timedDetector(turnDetector, language, (isDone) =>
          note({ type: 'predicted', atMs: unixMs(), isDone }),
        ),
        language,
        now,
        logger,
      },
      {
        ...events,
        speaking(event) {
          const atMs = unixMs()
          if (!event.active) note({ type: 'paused', atMs, endMs: atMs - (now() - event.atMs) })
          events.speaking(event)
        },
        caption(event) {
          if (event.final) note({ type: 'words', atMs: unixMs() })
          events.caption(event)
        },
        heard(event) {
          note({ type: 'heard', atMs: unixMs() })
          events.heard(event)
        },
      },
    )
  },
})

function timedDetector(
  detector: inference.TurnDetector,
  language: string,
  predicted: (isDone: boolean) => void,
): inference.TurnDetector {
  const stream = () => {
    const inner = detector.stream()
    const predict = () => {
      const prediction = inner.predict()
      void Promise.all([prediction.await, inner.unlikelyThreshold(normalizeLanguage(language))]).then(
        ([{ endOfTurnProbability }, threshold = 0]) => predicted(endOfTurnProbability >= threshold),
        () => undefined,
      )
      return prediction
    }
    return replaced(inner, { predict })
  }
  return replaced(detector, { stream })
}
