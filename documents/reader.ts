import { readInChild } from './child/spawn.ts'
import { Places } from './places.ts'
import { looksLikeJson, scriptOfJson, scriptOfText } from './read-script.ts'
import { sniff } from './sniff.ts'
import { DOCUMENT_NAMES, failure, type ParseLimits, type ReadDocument, UPLOAD_LIMITS } from './upload.ts'

export type { ParseLimits, ReadDocument } from './upload.ts'

/** How long a document waits at most until others have been read. */
export const READING_PATIENCE_MS = 20_000

/** Processes that read documents at once, and how many documents wait for one. */
const LINE = { places: 2, maxWaiting: 32, patienceMs: READING_PATIENCE_MS }

export interface UploadedFile {
  bytes: Uint8Array
  name: string
}

/**
 * Reads the script in an uploaded file, told by its content and never by its name.
 * A file that cannot be taken is an answer, not an error: nothing is thrown for what a file holds.
 */
export type DocumentReader = (file: UploadedFile, options?: { language?: string }) => Promise<ReadDocument>

/** One reader for a process: what it reads at once is limited for all its callers together. */
export function createDocumentReader(limits: ParseLimits, line = LINE): DocumentReader {
  const places = new Places(line)
  return async ({ bytes }, options = {}) => {
    if (bytes.length === 0)
      return failure('empty', 'The file is empty. Choose the file with the script and upload it again.')
    if (bytes.length > UPLOAD_LIMITS.bytes) {
      return failure(
        'too-large',
        `The file has ${(bytes.length / 1024 / 1024).toFixed(1)} MiB; at most ${UPLOAD_LIMITS.bytes / 1024 / 1024} MiB are taken. Upload the questions without pictures.`,
      )
    }
    const sniffed = sniff(bytes)
    if (!sniffed.ok) return sniffed
    const { format } = sniffed
    if (format !== 'text') {
      const document = await places.run(() => readInChild(format, bytes, limits))
      if (!document) {
        return failure('busy', 'Too many documents are being read at the moment. Upload the file again in a minute.')
      }
      if (!document.ok) return document
      if (document.text.trim() === '') {
        return failure(
          'no-text',
          `The ${DOCUMENT_NAMES[format]} has no text: it is blank, or scanned as pictures. Recognise its text (OCR) first, or upload the questions as text.`,
        )
      }
      return scriptOfText(format, document.text, options)
    }
    const { text } = sniffed
    if (text.trim() === '')
      return failure('empty', 'The file has nothing but blanks. Choose the file with the script and upload it again.')
    if (text.length > UPLOAD_LIMITS.textCharacters) {
      return failure('too-large', 'The file holds far more text than a script can have. Upload the questions alone.')
    }
    return looksLikeJson(text) ? scriptOfJson(text) : scriptOfText('text', text, options)
  }
}
