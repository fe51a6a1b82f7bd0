import type { DocumentFormat, ParseFailure } from '../upload.ts'

/** The file, as the parent gives it to the child; the only message in this direction. */
export interface DocumentJob {
  format: DocumentFormat
  bytes: Uint8Array
  maxPages: number
  maxCharacters: number
  heapMiB: number
  /** The child ends itself after this time, should nobody be left to end it. */
  deadlineMs: number
}

/** What the child answers; pages are divided by form feeds. */
export type DocumentResult = { ok: true; text: string } | ParseFailure

/** Exit code of a child whose reader filled its heap. */
export const EXIT_OUT_OF_MEMORY = 86
