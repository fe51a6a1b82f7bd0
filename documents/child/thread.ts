import { parentPort } from 'node:worker_threads'
import { readFile } from './read-file.ts'

/** The thread that reads a document; it may run hot or fill up, the thread beside it stays awake. */
parentPort?.once('message', async (job) => {
  parentPort?.postMessage(await readFile(job))
})
