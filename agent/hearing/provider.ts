import type { DeepgramConfig } from '../../config.ts'
import { writtenForm } from '../../interview/spoken/written-form.ts'
import type { Logger } from '../../log.ts'
import type { ProviderUse } from '../provider-use.ts'
import type { Microphones } from '../room/microphones.ts'
import { deepgram } from './deepgram/deepgram.ts'
import { heardBy } from './deepgram/request.ts'
import type { HearingEvents } from './events.ts'
import { createHearing, type Hearing } from './hearing.ts'
import { localModels } from './models.ts'

/** What people are heard with. */
export interface HearingProvider {
  /** `provider/model`, as the record names it. */
  name: string
  /** Final words as captions show them; transcript, record and judges have them as they were said. */
  written(text: string): string
  open(microphones: Microphones, now: () => number, events: HearingEvents): Hearing
}

export interface HearingContext {
  /** As in `en`. */
  language: string
  /** What is listened for besides, the most important first. */
  keyterms: readonly string[]
  use: ProviderUse
  logger: Logger
}

/** @returns undefined without a recogniser: people type then */
export function createHearingProvider(
  config: DeepgramConfig | undefined,
  { language, keyterms, use, logger }: HearingContext,
): HearingProvider | undefined {
  if (!config) return undefined
  const models = localModels()
  const openRecogniser = deepgram(config, language, { keyterms, use, logger })
  return {
    name: `deepgram/${heardBy(config, language).model}`,
    written: (text) => writtenForm(text, language),
    open: (microphones, now, events) =>
      createHearing({ microphones, openRecogniser, ...models, language, now, logger }, events),
  }
}
