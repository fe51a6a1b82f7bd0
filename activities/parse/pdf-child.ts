import { Worker } from 'node:worker_threads'
import type { PdfJob, PdfResult } from './pdf-messages.ts'

/**
 * The process that reads one PDF and ends. The reading runs on a thread of its own, so that this one
 * can end the process at once when the parent is gone or the time is over, however busy the reader is.
 */
const endAtOnce = () => process.kill(process.pid, 'SIGKILL')

process.once('disconnect', endAtOnce)

process.once('message', (job: PdfJob) => {
  setTimeout(endAtOnce, job.deadlineMs)
  const reader = new Worker(new URL('./pdf-reader.ts', import.meta.url), { workerData: job })
  reader.once('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? EXIT_OUT_OF_MEMORY : 1)
  })
  reader.once('message', (result: PdfResult) => {
    process.send?.(result, () => process.exit(0))
  })
})

/** Exit code of a child whose reader filled its heap. */
const EXIT_OUT_OF_MEMORY = 86
