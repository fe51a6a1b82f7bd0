import { appendFileSync } from 'node:fs'
import { defineAgent } from '@livekit/agents'
import officer from '../../../agent/job.ts'
import { Conductor } from '../../../agent/scripted/conductor.ts'
import { readConfig } from '../../../config.ts'
import { createLogger } from '../../../log.ts'
import type { Note } from './notes.ts'
import { timedHearing } from './timed-hearing.ts'
import { timedTemporal } from './timed-temporal.ts'

const NOTES = process.env['BENCH_TURNS'] ?? ''

const note = (noted: Note) => appendFileSync(NOTES, `${JSON.stringify(noted)}\n`)

/** The job makes its conductor itself: what it is given to hear with is replaced on the way in. */
const { run } = Conductor.prototype
Conductor.prototype.run = function (this: Conductor, briefing, means) {
  const { deepgram, log } = readConfig()
  if (!deepgram || !means.hearing) return run.call(this, briefing, means)
  const logger = createLogger('agent-job', log)
  const hearing = timedHearing(means.hearing, deepgram, briefing.script.language, logger, note)
  return run.call(this, briefing, { ...means, hearing })
}

/** The product's agent with hearing that is timed, over a line to Temporal that is timed and hasty at every other answer. */
export default defineAgent({
  prewarm: async (process: Parameters<NonNullable<typeof officer.prewarm>>[0]) => {
    await officer.prewarm?.(process)
    process.userData.temporal = timedTemporal(process.userData.temporal, note)
  },
  entry: officer.entry,
})
