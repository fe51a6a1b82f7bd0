import { parentPort, workerData } from 'node:worker_threads'
import type { DocumentJob, DocumentResult } from './document-messages.ts'

/** The thread that reads a document; it may run hot or fill up, the thread beside it stays awake. */
async function read(job: DocumentJob): Promise<DocumentResult> {
  if (job.format === 'pdf') return (await import('./pdf-reader.ts')).readPdf(job)
  return (await import('./docx-reader.ts')).readDocx(job)
}

read(workerData).then((result) => parentPort?.postMessage(result))
