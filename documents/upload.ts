import type { ReadingNotes } from '../interview/script/reading.ts'
import type { Script, ScriptProblem } from '../interview/script/script.ts'

export interface ParseLimits {
  timeoutMs: number
  /** Resident memory of the process that reads a document. */
  memoryMiB: number
}

/** Limits of an upload; product limits. */
export const UPLOAD_LIMITS = {
  bytes: 20 * 1024 * 1024,
  pages: 500,
  /** Of extracted or given text: twice what a script of 256 KiB can need. */
  textCharacters: 512 * 1024,
  lines: 20_000,
  /** Of JSON, which may be indented and write every letter as an escape. */
  jsonCharacters: 1024 * 1024,
  /** Pieces of text on one page of a PDF, each with a place of its own. */
  piecesOnPage: 20_000,
} as const

export const PARSE_ERRORS = [
  'empty',
  'too-large',
  'unsupported-type',
  'encrypted',
  'no-text',
  'malformed',
  'too-many-pages',
  'invalid-script',
  'not-utf8',
  'unsupported-language',
  'parse-timeout',
  'parse-memory',
  'busy',
] as const
export type ParseErrorCode = (typeof PARSE_ERRORS)[number]

export interface ParseFailure {
  ok: false
  code: ParseErrorCode
  /** For the person who uploaded: what is wrong, where, and what to do. Never quotes the file. */
  detail: string
  /** What is wrong within a script; each path is a JSON pointer into it. */
  problems?: ScriptProblem[]
}

/** Formats that are read in a process of their own, as people call them. */
export const DOCUMENT_NAMES = {
  pdf: 'PDF',
  docx: 'Word document',
  odt: 'OpenDocument text',
  rtf: 'RTF document',
} as const
export type DocumentFormat = keyof typeof DOCUMENT_NAMES

export type UploadFormat = DocumentFormat | 'json' | 'text'

/** `scriptContent` is the text as it was extracted or given. */
export type ReadDocument =
  | {
      ok: true
      format: UploadFormat
      scriptContent: string
      script: Script
      /** JSON may say its language itself. */
      saysLanguage?: true
      notes: ReadingNotes
    }
  | ParseFailure

export const failure = (code: ParseErrorCode, detail: string, problems?: ScriptProblem[]): ParseFailure => ({
  ok: false,
  code,
  detail,
  ...(problems === undefined ? {} : { problems }),
})
