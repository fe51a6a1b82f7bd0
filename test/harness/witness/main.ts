import { fileURLToPath } from 'node:url'
import { serveJobs } from '../../../agent/worker.ts'
import { runMain } from '../../../main.ts'

const JOB = fileURLToPath(new URL('./job.ts', import.meta.url))

await runMain((stopped) => serveJobs(JOB, stopped))
