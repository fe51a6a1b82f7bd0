import { appendFileSync } from 'node:fs'
import { defineAgent } from '@livekit/agents'
import officer from '../../../agent/job.ts'
import { timedTemporal } from './timed-temporal.ts'

const NOTES = process.env['BENCH_TURNS'] ?? ''

/** The product's agent over a line to Temporal that is timed, and hasty at every other answer. */
export default defineAgent({
  prewarm: async (process: Parameters<NonNullable<typeof officer.prewarm>>[0]) => {
    await officer.prewarm?.(process)
    process.userData.temporal = timedTemporal(process.userData.temporal, (turn) =>
      appendFileSync(NOTES, `${JSON.stringify(turn)}\n`),
    )
  },
  entry: officer.entry,
})
