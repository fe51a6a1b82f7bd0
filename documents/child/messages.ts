import type { ReadDocument } from '../upload.ts'

/** The file, as the parent gives it to the child; the only message in this direction. */
export interface DocumentJob {
  bytes: Uint8Array
  /** Of a text, which does not say it itself. */
  language?: string
  /** The child ends itself after this time, should nobody be left to end it. */
  deadlineMs: number
}

/** What the child answers. */
export type DocumentResult = ReadDocument

/** The text of a document; pages are divided by form feeds. */
export type DocumentText = { ok: true; text: string } | Extract<ReadDocument, { ok: false }>

/** Exit code of a child whose reader filled its heap. */
export const EXIT_OUT_OF_MEMORY = 86
