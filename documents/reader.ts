import { SpareChild } from './child/spare.ts'
import { readInChild } from './child/spawn.ts'
import { Semaphore } from '../semaphore.ts'
import { failure, type ParseLimits, type ReadDocument, UPLOAD_LIMITS } from './upload.ts'

export type { ParseLimits, ReadDocument } from './upload.ts'

/** How long a document waits at most until others have been read. */
export const READING_PATIENCE_MS = 20_000

/** Processes that read documents at once, how many documents wait for one, and how long one waits for a document. */
const LINE = { permits: 2, maxWaiting: 32, maxWaitingOfShare: 8, patienceMs: READING_PATIENCE_MS, spareMs: 60_000 }

export interface UploadedFile {
  bytes: Uint8Array
  name: string
}

export interface ReadingOptions {
  /** Of a text, which does not say it itself. */
  language?: string
  /** Whom it is read for; none of them gets all that is there for reading. */
  caller?: { key: string; session?: string }
}

/**
 * Reads the script in an uploaded file, told by its content and never by its name.
 * A file that cannot be taken is an answer, not an error: nothing is thrown for what a file holds.
 */
export type DocumentReader = (file: UploadedFile, options?: ReadingOptions) => Promise<ReadDocument>

/** One reader for a process: what it reads at once is limited for all its callers together. */
export function createDocumentReader(limits: ParseLimits, line: Partial<typeof LINE> = {}): DocumentReader {
  const { spareMs, ...rest } = { ...LINE, ...line }
  const semaphore = new Semaphore(rest)
  const spare = new SpareChild(limits, spareMs)
  return async ({ bytes }, { language, caller } = {}) => {
    if (bytes.length === 0)
      return failure('empty', 'The file is empty. Choose the file with the script and upload it again.')
    if (bytes.length > UPLOAD_LIMITS.bytes) {
      return failure(
        'too-large',
        `The file has ${(bytes.length / 1024 / 1024).toFixed(1)} MiB; at most ${UPLOAD_LIMITS.bytes / 1024 / 1024} MiB are taken. Upload the questions without pictures.`,
      )
    }
    const job = { bytes, ...(language === undefined ? {} : { language }) }
    const shares = caller ? [`key ${caller.key}`, ...(caller.session ? [`session ${caller.session}`] : [])] : []
    const document = await semaphore.run(() => readInChild(job, limits, spare.take()), shares)
    if (!document) {
      return failure('busy', 'Too many documents are being read at the moment. Upload the file again in a minute.')
    }
    spare.prepare()
    return document
  }
}
