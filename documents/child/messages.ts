import type { ReadingNotes } from '../../interview/script/reading.ts'
import type { ReadDocument } from '../upload.ts'

/** The file, as the parent gives it to the child; the only message in this direction. */
export interface DocumentJob {
  bytes: Uint8Array
  /** Of the questions; found from them where it is not given. */
  language?: string
  /** Roles of the session that they are for. */
  respondents?: readonly string[]
  /** The child ends itself after this time, should nobody be left to end it. */
  deadlineMs: number
}

/** What the child answers. */
export type DocumentResult = ReadDocument

/** The text of a document; pages are divided by form feeds. `notes` are of what the text does not have, as words that their author hid. */
export type DocumentText = { ok: true; text: string; notes?: ReadingNotes } | Extract<ReadDocument, { ok: false }>

/** Exit code of a child whose reader filled its heap. */
export const EXIT_OUT_OF_MEMORY = 86
