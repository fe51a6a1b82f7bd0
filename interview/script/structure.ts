import { asks, endsQuestion, endsSentence, hasQuestionMark, opensQuestion } from './asking.ts'
import * as blocks from './blocks.ts'
import { type Block, Builder, lastPart, leave, type Structure } from './blocks.ts'
import { type Entry, headingText, isCapitals, isForAnswer, isMarkedHeading } from './classify.ts'
import { addressedTo } from './labels.ts'
import { LONGEST_HEADING, type Use, usesOf } from './lists.ts'
import { columnsOf } from './options.ts'

interface Around {
  entries: readonly Entry[]
  uses: ReadonlyMap<Entry, Use>
  /** For each entry, the next one that is no blank. */
  next: readonly (Entry | undefined)[]
  /** The last entry that asks or is numbered. */
  last: number
}

const isAsking = (entry: Entry, use: Use | undefined) =>
  use === 'question' || (entry.kind === 'text' && (hasQuestionMark(entry.text) || entry.text.startsWith('[')))

/** Where nothing asks by its form every line may: a place to sign cannot be told from a field, unless it is the last. */
function lastOf(entries: readonly Entry[], uses: Around['uses']): number {
  const last = entries.findLastIndex((entry) => isAsking(entry, uses.get(entry)))
  return last < 0 ? entries.findLastIndex(({ kind }) => kind === 'text') : last
}

function nextOf(entries: readonly Entry[]): (Entry | undefined)[] {
  const found: (Entry | undefined)[] = []
  let next: Entry | undefined
  for (let index = entries.length - 1; index >= 0; index--) {
    found[index] = next
    if (entries[index]?.kind !== 'blank') next = entries[index]
  }
  return found
}

/** "Personal details:" above a list, "Identity" as it stands in the contents, "Background" above what asks. */
function isHeadingAbove(entry: Entry, below: Entry | undefined, building: Builder, uses: Around['uses']): boolean {
  const { text } = entry
  if (entry.marker || entry.kind !== 'text' || text.length > LONGEST_HEADING || asks(text) || opensQuestion(text))
    return false
  if (building.contents.has(text.toLowerCase())) return true
  if (!below || uses.get(below) !== 'question') return false
  return (
    /[:：]$/u.test(text) || (!endsSentence(text) && below.marker?.family === 'bullet' && hasQuestionMark(below.text))
  )
}

/** Below a question, answers in columns; those of whom it asks are places to sign. */
function takeColumns(building: Builder, entry: Entry, isBehindLast: boolean): boolean {
  const { open } = building
  const columns = entry.marker || entry.kind !== 'text' ? undefined : columnsOf(entry.line.cells)
  if (columns?.every((cell) => addressedTo(`${cell}:`))) {
    building.close()
    building.drop(entry, 'signature')
    return true
  }
  if (!columns || !open || open.isOver || !endsQuestion(lastPart(open))) return false
  if (open.closed && (isBehindLast || open.hasFillIn)) return false
  open.lines.push(entry.line)
  open.options.push(...columns)
  open.closed = true
  return true
}

function takeNumbered(
  building: Builder,
  index: number,
  { entries, uses, next, last }: Around,
  isBefore: readonly boolean[],
): void {
  const entry = entries[index]
  if (!entry) return
  const { open } = building
  const use = uses.get(entry)
  if (entry.kind === 'blank') {
    building.inNote = false
    const isOver =
      open?.isBetween || (open && ((index > last && endsSentence(lastPart(open))) || endsQuestion(lastPart(open))))
    if (isOver && !open.inBracket) open.closed = true
  } else if (blocks.takeRestOfNote(building, entry)) {
    // It belongs to the note above.
  } else if (open && !open.closed && open.inBracket && entry.kind !== 'heading') {
    building.append(entry)
  } else if (blocks.isInAside(building, entry, use)) {
    building.drop(entry, building.aside ?? 'note')
  } else if (blocks.takeAside(building, entry, use, index > last)) {
    // It is where it belongs.
  } else if (use === 'continuation') {
    building.append(entry, entry.line.text)
  } else if (entry.marker) {
    building.aside = undefined
    building.begin(entry, false)
  } else if (isMarkedHeading(entry.text) || isHeadingAbove(entry, next[index], building, uses)) {
    blocks.takeHeading(building, entry)
  } else if (takeColumns(building, entry, index > last)) {
    // Its cells are answers.
  } else if (
    open &&
    !open.closed &&
    !entry.isSpoken &&
    !(open.isBetween && endsSentence(lastPart(open)) && !entry.text.startsWith('['))
  ) {
    const unfinished = !endsSentence(lastPart(open)) && (!isBefore[index] || isCapitals(lastPart(open)))
    if (entry.kind === 'heading' && !unfinished) blocks.takeHeading(building, entry)
    else if (isForAnswer(entry.line.text, lastPart(open))) building.drop(entry, 'blank')
    else building.append(entry)
  } else if (entry.kind === 'heading') {
    blocks.takeHeading(building, entry)
  } else if (isForAnswer(entry.line.text, lastPart(open))) {
    building.drop(entry, 'blank')
  } else {
    building.aside = undefined
    building.begin(entry, true)
  }
}

/** A title stands first and apart; a heading stands apart above what asks. Neither ends as a sentence does. */
function isTitleOrHeading(entry: Entry, index: number, { entries, next }: Around, building: Builder): boolean {
  const { text } = entry
  if (entry.marker || endsSentence(text) || asks(text) || opensQuestion(text) || text.length > LONGEST_HEADING)
    return false
  if (/^\p{Ll}|\]$/u.test(text) || !next[index] || entries[index + 1]?.kind !== 'blank') return false
  const isApart = index === 0 || entries[index - 1]?.kind === 'blank' || building.blocks.length === 0
  return isApart && (['heading', 'role'].includes(next[index]?.kind ?? '') || hasQuestionMark(next[index]?.text ?? ''))
}

function takePlain(building: Builder, index: number, around: Around, isShouted: boolean): void {
  const { entries, uses, next } = around
  const entry = entries[index]
  if (!entry) return
  const { open } = building
  const use = uses.get(entry)
  const goesOn =
    open &&
    !open.closed &&
    !entry.marker &&
    entry.kind !== 'blank' &&
    (open.inBracket ||
      (entry.text.startsWith('[') && entry.kind === 'text') ||
      (!endsSentence(lastPart(open)) && /^\p{Ll}/u.test(entry.text)))
  if (entry.kind === 'blank') {
    building.inNote = false
    if (open && endsSentence(lastPart(open))) open.closed = true
  } else if (blocks.takeRestOfNote(building, entry)) {
    // It belongs to the note above.
  } else if (goesOn) {
    building.append(entry)
  } else if (blocks.isInAside(building, entry, use)) {
    building.drop(entry, building.aside ?? 'note')
  } else if (blocks.takeAside(building, entry, use, index > around.last)) {
    // It is where it belongs.
  } else if (entry.kind === 'heading' && !(isShouted && isCapitals(entry.text))) {
    blocks.takeHeading(building, entry)
  } else if (isHeadingAbove(entry, next[index], building, uses) || isTitleOrHeading(entry, index, around, building)) {
    blocks.takeHeading(building, entry)
  } else if (!takeColumns(building, entry, index > around.last)) {
    building.aside = undefined
    building.begin(entry, false)
  }
}

/** "Article 1 Consent" on a line of its own, above the question itself. */
function withoutArticleHeading(block: Block, building: Builder): Block {
  const [first = '', second = ''] = block.parts
  const [line] = block.lines
  if (block.entry.marker?.family !== 'article' || block.parts.length < 2 || !line) return block
  const isHeadingLine = first.length <= LONGEST_HEADING && !endsSentence(first) && /^[^\p{Ll}[]/u.test(second)
  if (!isHeadingLine) return block
  building.leftOut.push(leave(line, line.text, 'heading'))
  return { ...block, parts: block.parts.slice(1), lines: block.lines.slice(1) }
}

/** What asks nothing between numbered questions, and before the first, is no question. */
function asking(building: Builder): Block[] {
  const firstNumbered = building.blocks.findIndex(({ isBetween }) => !isBetween)
  return building.blocks.filter((block, index) => {
    if (!block.isBetween || blocks.asksSomething(block)) return true
    const isFirst = index === 0 && firstNumbered > 0
    block.lines.forEach((line, at) => {
      const isTitle = isFirst && at === 0 && !endsSentence(line.text)
      if (isTitle) building.title ??= headingText(line.text)
      building.leftOut.push(
        leave(line, line.text, isTitle ? 'title' : index < firstNumbered ? 'introduction' : 'remark'),
      )
    })
    return false
  })
}

/** The questions of a document, by their numbers where there are any, else by their lines, and all that is none. */
export function structureOf(entries: readonly Entry[]): Structure {
  const uses = usesOf(entries)
  const building = new Builder()
  const around: Around = {
    entries,
    uses,
    next: nextOf(entries),
    last: lastOf(entries, uses),
  }
  if (blocks.isNumbered(entries, uses)) {
    const isBefore = blocks.beforeQuestions(entries, uses)
    entries.forEach((_, index) => takeNumbered(building, index, around, isBefore))
  } else {
    const isShouted = entries.every(({ kind, text }) => kind === 'blank' || isCapitals(text) || /[?؟]/.test(text))
    entries.forEach((_, index) => takePlain(building, index, around, isShouted))
  }
  const kept = asking(building).map((block) => withoutArticleHeading(block, building))
  const { title, leftOut, branches } = building
  return { ...(title === undefined ? {} : { title }), blocks: kept, leftOut, branches }
}
