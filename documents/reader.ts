import { localised } from '../interview/script/localise.ts'
import type { Warning } from '../interview/script/reading.ts'
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
  /** Of the questions; found from them where it is not given. */
  language?: string
  /** Roles of the session that they are for; a heading that names others asks nobody. */
  respondents?: readonly string[]
  /** Whom it is read for; none of them gets all that is there for reading. */
  caller?: { key: string; session?: string }
}

/**
 * Reads the script in an uploaded file, told by its content and never by its name.
 * A file that cannot be taken is an answer, not an error: nothing is thrown for what a file holds.
 */
export type DocumentReader = (file: UploadedFile, options?: ReadingOptions) => Promise<ReadDocument>

const uncertain = (language: string): Warning => ({
  code: 'language-uncertain',
  message: `The language could not be told from so few words; ${language} is taken. Set the language if it is another one.`,
})

/**
 * Finds the language of a script that does not say it. Here and not in the child: the tables of all languages take
 * longer to load than most documents to read, and a process loads them once.
 */
async function inItsLanguage(document: ReadDocument): Promise<ReadDocument> {
  if (!document.ok || document.saysLanguage) return document
  const { languageOf, nameOf } = await import('./language.ts')
  const told = languageOf(document.script.steps.map(({ ask }) => ask).join('\n'))
  if ('unsupported' in told) return failure('unsupported-language', told.unsupported)
  const { leftOut, warnings } = document.notes
  return {
    ...document,
    script: localised(document.script, told.language),
    notes: { leftOut, warnings: told.isUncertain ? [uncertain(nameOf(told.language)), ...warnings] : warnings },
  }
}

/** One reader for a process: what it reads at once is limited for all its callers together. */
export function createDocumentReader(limits: ParseLimits, line: Partial<typeof LINE> = {}): DocumentReader {
  const { spareMs, ...rest } = { ...LINE, ...line }
  const semaphore = new Semaphore(rest)
  const spare = new SpareChild(limits, spareMs)
  return async ({ bytes }, { language, respondents, caller } = {}) => {
    if (bytes.length === 0)
      return failure('empty', 'The file is empty. Choose the file with the script and upload it again.')
    if (bytes.length > UPLOAD_LIMITS.bytes) {
      return failure(
        'too-large',
        `The file has ${(bytes.length / 1024 / 1024).toFixed(1)} MiB; at most ${UPLOAD_LIMITS.bytes / 1024 / 1024} MiB are taken. Upload the questions without pictures.`,
      )
    }
    const job = {
      bytes,
      ...(language === undefined ? {} : { language }),
      ...(respondents === undefined ? {} : { respondents }),
    }
    const shares = caller ? [`key ${caller.key}`, ...(caller.session ? [`session ${caller.session}`] : [])] : []
    const document = await semaphore.run(() => readInChild(job, limits, spare.take()), shares)
    if (!document) {
      return failure('busy', 'Too many documents are being read at the moment. Upload the file again in a minute.')
    }
    spare.prepare()
    return language === undefined ? inItsLanguage(document) : document
  }
}
