import type { Database } from '../../db/database.ts'
import { keytermsOf } from '../../interview/keyterms.ts'
import { fixedTextsOf } from '../../interview/phrases/officer.ts'
import type { Briefing } from '../../workflows/messages.ts'
import type { Job } from '../agent.ts'
import { createHearingProvider, type HearingProvider } from '../hearing/provider.ts'
import { createJudge } from '../judging/gemini.ts'
import type { Judge } from '../judging/judge.ts'
import { createVoices } from '../speech/create-voices.ts'
import { openAccount } from '../speech/elevenlabs-account.ts'
import type { Link } from '../speech/voices.ts'

/** What one interview is conducted with. */
export interface Providers {
  db: Database | undefined
  /** Without it respondents type. */
  hearing: HearingProvider | undefined
  /** The best one first. */
  voices: readonly Link[]
  /** Without one the rules judge alone. */
  judge: Judge | undefined
}

export type OpenProviders = (briefing: Briefing) => Promise<Providers>

/** Begins with what does not wait for the briefing; each provider has a name for the record, and is absent without its vendor. */
export function prepareProviders({ config, db, use, engine, logger }: Job): OpenProviders {
  const account = config.elevenLabs && openAccount(config.elevenLabs, db)
  account?.prepare()
  return async (briefing) => {
    const { script, names } = briefing
    const { language } = script
    const fixedTexts = fixedTextsOf(script)
    const keyterms = keytermsOf(script, Object.values(names))
    return {
      db,
      hearing: createHearingProvider(config.deepgram, { language, keyterms, use, logger }),
      judge: createJudge(config.gemini, briefing, {
        refused: (code) => use.refused('gemini', code),
        failed: (code, what) => logger.warn({ code, what }, 'the model gave nothing that can be used'),
      }),
      voices: await createVoices(config, account, language, engine, {
        use: {
          refused: (code) => use.refused('elevenlabs', code),
          opened: () => use.opened('elevenlabs'),
          closed: () => use.closed('elevenlabs'),
        },
        mayKeep: (text) => fixedTexts.has(text),
        notKept: (code) => logger.warn({ code }, 'speech cannot be kept on disk'),
      }),
    }
  }
}
