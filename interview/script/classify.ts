import { anyOf } from '../languages/documents.ts'
import type { WordedRole } from '../languages/document.ts'
import { asks, endsSentence, hasQuestionMark, opensRequest } from './asking.ts'
import { type Counted, createCounter } from './counter.ts'
import * as labels from './labels.ts'
import type { Line } from './lines.ts'
import { type Offered, offeredIn } from './options.ts'

/** What a line is by itself, before its place among the others is looked at. */
export type Kind =
  | 'blank'
  | 'heading'
  | 'notes'
  | 'contents'
  | 'note'
  | 'stage-direction'
  | 'signature'
  | 'fill-in'
  | 'answer'
  | 'role'
  | 'branch'
  | 'offer'
  | 'text'

export interface Entry {
  line: Line
  kind: Kind
  /** Without number, label and blank to fill in. */
  text: string
  marker?: Counted
  offered?: Offered
  role?: WordedRole
  /** Of a branch: the answer to which it belongs. */
  after?: boolean
  /** What was taken off the line. */
  label?: string
  /** An officer's label stood before it, which makes it a question. */
  isSpoken?: boolean
}

const FILL_IN = /_{4,}|\.{6,}|…{3,}/u
const ALL_FILL_INS = new RegExp(FILL_IN, 'gu')
const NUMBERED_HEADING = new RegExp(`^(?:${anyOf(({ section }) => section)})\\s+[\\p{L}\\d]{1,8}\\b.{0,100}$`, 'iu')

const RUNNING_NUMBER = anyOf(({ columns }) => columns.runningNumber)
const NUMBER = anyOf(({ columns }) => columns.number)
const QUESTION = anyOf(({ columns }) => columns.question, 'perguntas?|domand[ae]')
const ANSWER = anyOf(({ columns }) => columns.answer, 'respostas?|rispost[ae]')
/** The head of a table of questions. */
const TABLE_HEAD = new RegExp(
  `^(?:(?:(?:${RUNNING_NUMBER})\\s*)?(?:${NUMBER}|#|№)\\.?\\s+)?(?:${QUESTION})(?:\\s+(?:${ANSWER}))*:?$`,
  'iu',
)
const BETWEEN_DASHES = /^([-–—=~*]{1,3})\s?[^-–—=~*?؟]{1,80}\s?\1$/u

export const isCapitals = (text: string) =>
  /\p{Lu}/u.test(text) && !/\p{Ll}|[?؟]/u.test(text) && /\p{Lu}{2}/u.test(text)

/** A heading whatever stands around it. */
export const isMarkedHeading = (text: string) => /^#{1,6}\s/.test(text) || TABLE_HEAD.test(text)

/** A heading by its form alone. */
const isHeading = (text: string): boolean =>
  isMarkedHeading(text) ||
  BETWEEN_DASHES.test(text) ||
  isCapitals(text) ||
  (NUMBERED_HEADING.test(text) && !/[?.!؟]$/u.test(text))

export const headingText = (text: string) => text.replace(/^#{1,6}\s+|^[-–—=~*]{1,3}\s?|\s?[-–—=~*]{1,3}$/gu, '')

/** Without the blank to fill in at its end. */
function withoutFillIn(text: string): string {
  if (!text.endsWith('____') && !text.endsWith('......') && !text.endsWith('………')) return text
  let end = text.length
  while (end > 0 && '_. …'.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** Nothing but a place to write. */
const isBlankToFill = (text: string) => FILL_IN.test(text) && !/[\p{L}\p{N}]/u.test(text.replace(ALL_FILL_INS, ''))

/** A place to write the answer, and not a gap within the question that is open before it. */
export function isForAnswer(text: string, before: string): boolean {
  if (!FILL_IN.test(text)) return false
  const label = text.replace(ALL_FILL_INS, ' ').trim()
  const isLabel = label.split(/\s+/, 4).length <= 3 && /^$|[:.]$/u.test(label)
  return isLabel || (endsSentence(before) && !/[?؟]/u.test(label))
}

/** "[Show the passport]" on a line of its own. */
function isStageLine(text: string): boolean {
  const inner = /^[[(]([^\][()]{1,300})[\])][.]?$/u.exec(text)?.[1]
  return inner !== undefined && /\p{L}/u.test(inner) && labels.isStageDirection(inner)
}

function kindOf(text: string): Kind {
  if (labels.headsContents(text)) return 'contents'
  if (labels.headsNotes(text.replace(/^#{1,6}\s+/, ''))) return 'notes'
  if (isStageLine(text)) return 'stage-direction'
  if (labels.isNote(text)) return 'note'
  if (isHeading(text)) return 'heading'
  if (labels.isSignature(text)) return 'signature'
  return 'text'
}

function entryOf(line: Line, marker: Counted | undefined): Entry {
  const { text: whole } = line
  if (whole === '') return { line, kind: 'blank', text: '' }
  const text = marker?.text ?? whole
  if (marker && text === '') return { line, kind: /_{4}|\.{6}|…/.test(whole) ? 'fill-in' : 'text', text, marker }
  const offered = offeredIn(text, line.cells)
  const isBoxed = marker?.family === 'bullet' && /[□▢☐☑☒◻◯❏❑\uf0a8\uf06f]/u.test(marker.sign ?? '')
  if (isBoxed && !hasQuestionMark(whole) && !(opensRequest(text) && /\S\s+\S+\s+\S/.test(text))) {
    const boxes = offeredIn(whole)
    if (boxes) return { line, kind: 'offer', text: '', offered: boxes }
  }
  if (offered?.before === '' && !marker) return { line, kind: 'offer', text: '', offered }
  if (marker) {
    const branch = labels.branchOf(text)
    if (branch !== undefined) return { line, kind: 'branch', text, after: branch }
    if (isBlankToFill(text)) return { line, kind: 'fill-in', text, marker }
  }
  if (!marker) {
    if (isBlankToFill(text)) return { line, kind: 'fill-in', text }
    const branch = labels.branchOf(text)
    if (branch !== undefined) return { line, kind: 'branch', text, after: branch }
    if (labels.isAnswer(text)) return { line, kind: 'answer', text }
  }
  const asker = labels.askerLabel(text)
  if (asker > 0 && (hasQuestionMark(text) || asks(text.slice(asker)))) {
    const label = text.slice(0, asker)
    return { line, kind: 'text', text: text.slice(asker), label, isSpoken: true, ...(marker ? { marker } : {}) }
  }
  const addressed = labels.addressedTo(text)
  if (addressed) {
    const rest = text.slice(addressed.length).trim()
    if (rest === '' && !marker) return { line, kind: 'role', text, role: addressed.role }
    if (rest !== '' && /[:：]\s*$/u.test(text.slice(0, addressed.length))) {
      const label = text.slice(0, addressed.length)
      return { line, kind: 'text', text: rest, label, role: addressed.role, ...(marker ? { marker } : {}) }
    }
  }
  const kind = kindOf(text)
  const asked = offered ? offered.before : withoutFillIn(text)
  const rest = { ...(marker ? { marker } : {}), ...(offered ? { offered } : {}) }
  if (marker && (kind === 'heading' || kind === 'signature')) return { line, kind: 'text', text: asked, ...rest }
  return { line, kind: kind === 'text' && labels.isEntryOfContents(text) ? 'contents' : kind, text: asked, ...rest }
}

/** What each line of a document is by itself. */
export function classified(lines: readonly Line[]): Entry[] {
  const count = createCounter(lines)
  return lines.map((line) =>
    entryOf(line, line.text === '' || BETWEEN_DASHES.test(line.text) ? undefined : count(line)),
  )
}
