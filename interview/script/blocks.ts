import { readAnnotation } from './annotations.ts'
import { asks, endsSentence, hasQuestionMark, opensQuestion, opensRequest } from './asking.ts'
import { type Entry, headingText } from './classify.ts'
import type { WordedRole } from '../languages/document.ts'
import { joinLines } from './join-lines.ts'
import type { Line } from './lines.ts'
import type { Use } from './lists.ts'
import type { LeftOut, LeftOutReason } from './reading.ts'

/** One question of a document, with all that belongs to it. */
export interface Block {
  /** Its words, line by line. */
  parts: string[]
  /** Every line that belongs to it, answers on offer as well. */
  lines: Line[]
  options: string[]
  entry: Entry
  /** Nothing more belongs to it. */
  closed: boolean
  /** An annotation was opened and goes on over the line's end. */
  inBracket: boolean
  /** Stands between numbered questions; it counts only if it asks something. */
  isBetween: boolean
  /** To whom the heading above puts it. */
  role?: WordedRole
  /** A place to write stands below it. */
  hasFillIn: boolean
  /** A heading stands below it: no answers on offer belong to it any more. */
  isOver?: boolean
}

export interface Structure {
  title?: string
  blocks: Block[]
  leftOut: LeftOut[]
  /** Branches, "If yes:", with the first entry of the block that they follow. */
  branches: { line: Line; after: boolean; of: Entry | undefined }[]
}

export const lastPart = (block: Block | undefined) => block?.parts.at(-1) ?? ''

export const leave = ({ page, line }: Line, text: string, why: LeftOutReason): LeftOut => ({ page, line, text, why })

function track(block: Block, text: string): void {
  const [opening, closing] = [text.lastIndexOf('['), text.lastIndexOf(']')]
  if (opening !== closing) block.inBracket = opening > closing
}

/** Looks at the last lines alone, which an annotation seldom exceeds. */
function endsInAnnotation(block: Block): boolean {
  if (block.inBracket || !lastPart(block).endsWith(']')) return false
  const end = joinLines(block.parts.slice(-4))
  return readAnnotation(end).ask !== end
}

/** For each entry, whether the next with text opens a question. */
export function beforeQuestions(entries: readonly Entry[], uses: ReadonlyMap<Entry, Use>): boolean[] {
  const found: boolean[] = []
  let next = false
  for (let index = entries.length - 1; index >= 0; index--) {
    found[index] = next
    const entry = entries[index]
    if (entry && entry.kind !== 'blank') next = uses.get(entry) === 'question'
  }
  return found
}

const UNMISTAKABLE = ['decimal', 'question', 'outline', 'article', 'code', 'ordinal']

/** Numbers decide where there are any; bullets only where most that asks has one. */
export function isNumbered(entries: readonly Entry[], uses: ReadonlyMap<Entry, Use>): boolean {
  const marked = entries.filter((entry) => uses.get(entry) === 'question')
  const families = marked.flatMap(({ marker }) => marker?.family ?? [])
  if (families.every((family) => family === 'bullet')) {
    const plain = entries.filter((entry) => entry.kind === 'text' && !entry.marker && hasQuestionMark(entry.text))
    return families.length > 1 && families.length >= plain.length
  }
  return families.length > 1 || families.some((family) => UNMISTAKABLE.includes(family))
}

/** Builds the blocks of a document line after line. */
export class Builder {
  readonly blocks: Block[] = []
  readonly leftOut: LeftOut[] = []
  readonly branches: Structure['branches'] = []
  title: string | undefined
  role: WordedRole | undefined
  /** Of the part that is for whoever conducts the interview, or of the table of contents. */
  aside: 'note' | 'contents' | 'signature' | undefined
  readonly contents = new Set<string>()
  /** A note is not at its end: lines that begin in lower case go on with it. */
  inNote = false

  get open(): Block | undefined {
    return this.blocks.at(-1)
  }

  drop(entry: Entry, why: LeftOutReason): void {
    if (entry.kind !== 'blank') this.leftOut.push(leave(entry.line, entry.line.text, why))
  }

  close(): void {
    if (this.open) this.open.closed = true
  }

  begin(entry: Entry, isBetween: boolean): void {
    const role = entry.role ?? this.role
    this.blocks.push({
      parts: [],
      lines: [],
      options: [],
      entry,
      closed: false,
      inBracket: false,
      isBetween,
      hasFillIn: false,
      ...(role === undefined ? {} : { role }),
    })
    this.append(entry)
  }

  append(entry: Entry, text = entry.text): void {
    const { open } = this
    if (!open) {
      this.drop(entry, 'list')
      return
    }
    open.lines.push(entry.line)
    if (entry.label !== undefined && text !== '') this.leftOut.push(leave(entry.line, entry.label.trim(), 'role'))
    if (text !== '') open.parts.push(text)
    if (entry.offered) open.options.push(...entry.offered.options)
    track(open, text)
    open.closed = endsInAnnotation(open)
  }
}

/** The role in force ends with the part that it heads. */
export function takeHeading(building: Builder, entry: Entry, why: LeftOutReason = 'heading'): void {
  building.close()
  if (building.open) building.open.isOver = true
  const isTitle = why === 'heading' && building.blocks.length === 0 && building.title === undefined
  if (isTitle) building.title = headingText(entry.text)
  building.drop(entry, isTitle ? 'title' : why)
  building.role = undefined
  building.aside = undefined
}

const goesOnBelow = (note: string) => !/[.!?:؟]["'”’»)\]]*$/u.test(note)

/** A sentence that asks, from its first line or its last, is not at its end. */
const isUnfinished = (block: Block) =>
  !block.closed &&
  !endsSentence(lastPart(block)) &&
  [block.parts[0] ?? '', lastPart(block)].some((part) => opensQuestion(part) || opensRequest(part))

/** Further lines of a note; false for anything else. */
export function takeRestOfNote(building: Builder, entry: Entry): boolean {
  if (!building.inNote) return false
  building.inNote = entry.kind === 'text' && !entry.marker && !asks(entry.text) && /^\p{Ll}/u.test(entry.text)
  if (!building.inNote) return false
  building.drop(entry, 'note')
  building.inNote = !endsSentence(entry.text)
  return true
}

/** Takes what is no question by its own form; false for anything else. */
export function takeAside(building: Builder, entry: Entry, use: Use | undefined, lastAsking: boolean): boolean {
  const { open } = building
  switch (entry.kind) {
    case 'notes':
    case 'contents':
      takeHeading(building, entry, entry.kind === 'notes' ? 'note' : 'contents')
      building.aside = entry.kind === 'notes' ? 'note' : 'contents'
      return true
    case 'note':
    case 'answer':
    case 'stage-direction':
      building.drop(entry, entry.kind)
      building.inNote = entry.kind === 'note' && goesOnBelow(entry.text) && !(open && isUnfinished(open))
      if (open && endsSentence(lastPart(open))) open.closed = true
      return true
    case 'role':
      building.close()
      building.drop(entry, 'role')
      building.role = entry.role
      building.aside = undefined
      return true
    case 'branch':
      building.drop(entry, 'condition')
      building.branches.push({ line: entry.line, after: entry.after === true, of: open?.entry })
      building.close()
      return true
    case 'fill-in':
      if (open && !open.closed && !entry.marker && !endsSentence(lastPart(open)) && /[\p{L}]/u.test(entry.text))
        return false
      building.drop(entry, 'blank')
      if (open) open.hasFillIn = true
      return true
    case 'signature':
      if (!lastAsking) return false
      building.aside = 'signature'
      building.close()
      building.drop(entry, 'signature')
      return true
    case 'offer':
      if (open && !open.isOver && open.parts.length > 0) building.append(entry, '')
      else building.drop(entry, 'list')
      return true
    default:
      break
  }
  if (use === 'contents' || use === 'note') {
    if (use === 'contents') building.contents.add(entry.text.toLowerCase())
    building.drop(entry, use)
    return true
  }
  if (use === 'section') {
    takeHeading(building, entry)
    return true
  }
  if (use === 'option' && open && !open.isOver) {
    open.lines.push(entry.line)
    open.options.push(entry.text)
    return true
  }
  return false
}

/** Lines below the heading of notes belong to them, until something asks or another part begins. */
export function isInAside(building: Builder, entry: Entry, use: Use | undefined): boolean {
  const { aside } = building
  if (aside === undefined) return false
  if (entry.kind === 'heading' && aside !== 'signature') return false
  if (
    entry.kind === 'text' &&
    (use === 'question' || (!entry.marker && (hasQuestionMark(entry.text) || entry.isSpoken)))
  )
    return false
  return entry.kind === 'text' || entry.kind === 'heading' || entry.kind === 'offer' || use !== undefined
}

export const asksSomething = ({ parts, hasFillIn, entry }: Block) =>
  parts.some(hasQuestionMark) || entry.isSpoken === true || (hasFillIn && parts.some(opensRequest))
