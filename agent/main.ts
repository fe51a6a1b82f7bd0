import { fileURLToPath } from 'node:url'
import { runMain } from '../main.ts'
import { serveJobs } from './worker.ts'

const JOB = fileURLToPath(new URL('./job.ts', import.meta.url))

await runMain((stopped) => serveJobs(JOB, stopped))
