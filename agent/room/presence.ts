import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Config } from '../../config.ts'
import { type AgentWorker, removeWorker, reportWorker } from '../../db/agent-workers.ts'
import type { Database } from '../../db/database.ts'
import { forgetUse } from '../../db/providers.ts'
import type { Logger } from '../../log.ts'
import { traitsOf } from '../judging/models.ts'
import { SOFTWARE } from '../software.ts'
import { EMBEDDED_VOICE } from '../speech/embedded-voice.ts'

const REPORT_MS = 10_000

/** By what interviews are conducted with these settings. */
export function abilitiesOf({
  deepgram,
  elevenLabs,
  gemini,
}: Pick<Config, 'deepgram' | 'elevenLabs' | 'gemini'>): Pick<
  AgentWorker,
  'hearing' | 'judging' | 'speaking' | 'streamLimits'
> {
  return {
    hearing: deepgram ? `deepgram/${deepgram.model}` : 'typed',
    judging: gemini ? `gemini/${gemini.model}` : 'rules',
    speaking: elevenLabs ? `elevenlabs/${elevenLabs.model}` : EMBEDDED_VOICE,
    streamLimits: deepgram ? { deepgram: deepgram.maxStreams } : {},
  }
}

/** Sentences for whoever runs LexNova; each goes into the log once, and is shown by `GET /health`. */
export function noticesOf({ gemini }: Pick<Config, 'gemini'>): string[] {
  if (!gemini) return []
  const { endsOn, replacement } = traitsOf(gemini.model)
  return [
    ...(gemini.access.by === 'key' && !gemini.access.isPaid
      ? [
          'Gemini: if billing is off for this key, Google uses what respondents say, and people may read it; turn billing on and set GEMINI_PAID=true, or use Vertex AI.',
        ]
      : []),
    ...(endsOn === undefined
      ? []
      : [
          `Gemini: ${gemini.model} ends on ${endsOn}, and another model may answer under its name then${replacement === undefined ? '' : `; set GEMINI_MODEL=${replacement}`}.`,
        ]),
  ]
}

export interface Presence {
  /** Says what has become known since the start, in place of what was said so before. */
  found(found: { voices?: AgentWorker['voices']; notices?: readonly string[] }): void
  /** By what its jobs are counted from now on. */
  serves(countJobs: () => number): void
  close(): Promise<void>
}

/**
 * Says in Postgres that this worker is there and what it has, so that the API can tell. Losing Postgres
 * costs nothing but that.
 */
export function startPresence(db: Database | undefined, config: Config, logger: Logger): Presence {
  const worker: AgentWorker = {
    id: randomUUID(),
    ...abilitiesOf(config),
    voices: {},
    notices: noticesOf(config),
    software: SOFTWARE,
    host: hostname(),
    jobs: 0,
    maxJobs: config.agent.maxJobs,
  }
  let countJobs = () => 0
  for (const notice of worker.notices) logger.warn({ notice }, 'attention')
  let reporting = Promise.resolve()
  let isClosed = false
  const report = () => {
    if (!db || isClosed) return
    reporting = reporting
      .then(() => reportWorker(db, { ...worker, jobs: countJobs() }))
      .catch(() => logger.debug('could not say that this worker is there'))
  }
  report()
  if (db) forgetUse(db).catch(() => undefined)
  const timer = setInterval(report, REPORT_MS)
  return {
    found({ voices = {}, notices = [] }) {
      for (const notice of notices) if (!worker.notices.includes(notice)) logger.warn({ notice }, 'attention')
      Object.assign(worker, { voices, notices: [...noticesOf(config), ...notices] })
      report()
    },
    serves(count) {
      countJobs = count
    },
    async close() {
      isClosed = true
      clearInterval(timer)
      await reporting
      if (db) await removeWorker(db, worker.id).catch(() => undefined)
    },
  }
}
