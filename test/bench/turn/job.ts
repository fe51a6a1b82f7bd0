import { appendFileSync } from 'node:fs'
import { defineAgent } from '@livekit/agents'
import { defineKinds } from '../../../agent/define-kinds.ts'
import type { Job } from '../../../agent/agent.ts'
import { kinds } from '../../../agent/kinds.ts'
import { type OpenProviders, prepareProviders } from '../../../agent/scripted/providers.ts'
import { scripted } from '../../../agent/scripted/scripted.ts'
import type { Note } from './notes.ts'
import { timedHearing } from './timed-hearing.ts'
import { timedTemporal } from './timed-temporal.ts'

const NOTES = process.env['BENCH_TURNS'] ?? ''

const note = (noted: Note) => appendFileSync(NOTES, `${JSON.stringify(noted)}\n`)

/** The product's means, with hearing that is timed. */
function prepareTimed(job: Job): OpenProviders {
  const create = prepareProviders(job)
  return async (briefing) => {
    const means = await create(briefing)
    const { deepgram } = job.config
    if (!deepgram || !means.hearing) return means
    const hearing = timedHearing(means.hearing, deepgram, briefing.script.language, job.logger, note)
    return { ...means, hearing }
  }
}

const officer = defineKinds({ ...kinds, scripted: (job) => scripted(job, prepareTimed) })

/** The product's agent, timed, over a line to Temporal that is timed and hasty at every other answer. */
export default defineAgent({
  prewarm: async (process: Parameters<NonNullable<typeof officer.prewarm>>[0]) => {
    await officer.prewarm?.(process)
    process.userData.temporal = timedTemporal(process.userData.temporal, note)
  },
  entry: officer.entry,
})
