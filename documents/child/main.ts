import { Worker } from 'node:worker_threads'
import { EXIT_OUT_OF_MEMORY, type DocumentJob, type DocumentResult } from './messages.ts'

/**
 * The process that reads one document; its parent ends it once it has the answer. The reading runs on a thread
 * of its own, so that this one can end the process at once when the parent is gone or the time is over,
 * however busy the reader is.
 */
const endAtOnce = () => process.kill(process.pid, 'SIGKILL')

process.once('disconnect', endAtOnce)

const reader = new Worker(new URL('./thread.ts', import.meta.url), {
  resourceLimits: { maxOldGenerationSizeMb: Number(process.argv[2]) },
})
reader.once('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? EXIT_OUT_OF_MEMORY : 1)
})
reader.once('message', (result: DocumentResult) => process.send?.(result))

process.once('message', (job: DocumentJob) => {
  setTimeout(endAtOnce, job.deadlineMs)
  reader.postMessage(job)
})
