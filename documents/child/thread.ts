import { parentPort, workerData } from 'node:worker_threads'
import type { DocumentJob, DocumentResult } from './messages.ts'

/** The thread that reads a document; it may run hot or fill up, the thread beside it stays awake. */
async function read(job: DocumentJob): Promise<DocumentResult> {
  if (job.format === 'pdf') return (await import('./pdf.ts')).readPdf(job)
  return (await import('./docx.ts')).readDocx(job)
}

read(workerData).then((result) => parentPort?.postMessage(result))
