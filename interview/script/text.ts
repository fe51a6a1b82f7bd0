import { anyOf } from '../languages/documents.ts'
import { joinLines } from './join-lines.ts'
import { readAnnotation } from './annotations.ts'
import { type Line, pagesOf, withoutFurniture } from './furniture.ts'
import { createCounter, type Family, isSectionOf, type Marker } from './markers.ts'
import { MOST_PROBLEMS, readScript, SCRIPT_LIMITS, type ScriptProblem, type ScriptResult } from './script.ts'

export interface TextSteps {
  title?: string
  /** Steps as `readScript` takes them. */
  steps: Record<string, unknown>[]
  /** The line of the text on which each step begins, counted from 1. */
  lines: number[]
  /** Annotations that are not understood. */
  problems: ScriptProblem[]
}

interface Block {
  lines: Line[]
  /** Nothing more belongs to it. */
  closed: boolean
  /** An annotation was opened and goes on over the line's end. */
  inBracket: boolean
  marker?: Marker
  /** Stands between numbered questions; it counts only if it asks something. */
  isBetween?: boolean
}

type Marked = Line & { marker?: Marker }

const ENDS_SENTENCE = /[.?!:;؟۔。？！]["'”’»)\]]*$/u
const FILL_IN = /_{4,}|\.{6,}|…{3,}/u
const ALL_FILL_INS = new RegExp(FILL_IN, 'gu')
/** Characters of a section's heading. */
const LONGEST_HEADING = 80
const NUMBERED_HEADING = new RegExp(`^(?:${anyOf(({ section }) => section)})\\s+[\\p{L}\\d]{1,8}\\b.{0,100}$`, 'iu')

const RUNNING_NUMBER = anyOf(({ columns }) => columns.runningNumber)
const NUMBER = anyOf(({ columns }) => columns.number)
const QUESTION = anyOf(({ columns }) => columns.question, 'perguntas?|domand[ae]')
const ANSWER = anyOf(({ columns }) => columns.answer, 'respostas?|rispost[ae]')
/** The head of a table of questions. */
const TABLE_HEAD = new RegExp(
  `^(?:(?:(?:${RUNNING_NUMBER})\\s*)?(?:${NUMBER}|#|№)\\.?\\s+)?(?:${QUESTION})(?:\\s+(?:${ANSWER}))*$`,
  'iu',
)

const isCapitals = (text: string) => /\p{Lu}/u.test(text) && !/\p{Ll}|[?؟]/u.test(text) && /\p{Lu}{2}/u.test(text)

const isMarkedHeading = (text: string) => /^#{1,6}\s/.test(text)

/** A heading by its form alone. */
function isHeading(text: string): boolean {
  return (
    isMarkedHeading(text) ||
    TABLE_HEAD.test(text) ||
    isCapitals(text) ||
    (NUMBERED_HEADING.test(text) && !/[?.!؟]$/u.test(text))
  )
}

const headingText = (text: string) => text.replace(/^#{1,6}\s+/, '')

/** Without the blank to fill in at its end. */
function withoutFillIn(text: string): string {
  if (!text.endsWith('____') && !text.endsWith('......')) return text
  let end = text.length
  while (end > 0 && '_. '.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

function append(block: Block, line: Line): void {
  block.lines.push(line)
  const [opening, closing] = [line.text.lastIndexOf('['), line.text.lastIndexOf(']')]
  if (opening !== closing) block.inBracket = opening > closing
}

function blockOf(line: Line): Block {
  const block: Block = { lines: [], closed: false, inBracket: false }
  append(block, line)
  return block
}

const lastText = (block: Block | undefined) => block?.lines.at(-1)?.text ?? ''

/** Looks at the last lines alone, which an annotation seldom exceeds. */
function endsInAnnotation(block: Block): boolean {
  if (block.inBracket || !lastText(block).endsWith(']')) return false
  const end = joinLines(block.lines.slice(-4).map((line) => line.text))
  return readAnnotation(end).ask !== end
}

/** For each line, whether the next line with text opens a question. */
function beforeMarkers(lines: readonly Marked[]): boolean[] {
  const found: boolean[] = []
  let next = false
  for (let index = lines.length - 1; index >= 0; index--) {
    found[index] = next
    if (lines[index]?.text !== '') next = lines[index]?.marker !== undefined
  }
  return found
}

/** A place to write the answer, and not a gap within the question. */
function isForAnswer(text: string, open: Block): boolean {
  if (!FILL_IN.test(text)) return false
  const label = text.replace(ALL_FILL_INS, ' ').trim()
  const isLabel = label.split(/\s+/, 4).length <= 3 && /^$|[:.]$/u.test(label)
  return isLabel || (ENDS_SENTENCE.test(lastText(open)) && !/[?؟]/u.test(label))
}

/** The heading of a section that is numbered like a question: "A. The parties" above "1.", "1. The parties" above "1.1". */
function isSection({ marker, lines }: Block, below: Block | undefined): boolean {
  const text = lines[0]?.text ?? ''
  return (
    marker !== undefined &&
    below?.marker !== undefined &&
    isSectionOf(marker, below.marker) &&
    lines.length === 1 &&
    text.length <= LONGEST_HEADING &&
    !ENDS_SENTENCE.test(text) &&
    !/[\]?؟]/u.test(text) &&
    !/^\p{Ll}/u.test(below.lines[0]?.text ?? '')
  )
}

/** "Article 1 Consent" on a line of its own, above the question itself. */
function withoutArticleHeading(block: Block): Block {
  const [first, second] = block.lines
  if (block.marker?.family !== 'article' || !first || !second) return block
  const isHeadingLine =
    first.text.length <= LONGEST_HEADING && !ENDS_SENTENCE.test(first.text) && /^[^\p{Ll}[]/u.test(second.text)
  return isHeadingLine ? { ...block, lines: block.lines.slice(1) } : block
}

/** Questions by their numbers; what stands before the first is title and introduction. */
function numberedBlocks(lines: readonly Marked[]): { title?: string; blocks: Block[] } {
  const first = lines.findIndex((line) => line.marker)
  const last = lines.findLastIndex((line) => line.marker || /[?؟]|^\[/u.test(line.text))
  const isBeforeMarker = beforeMarkers(lines)
  const blocks: Block[] = []
  lines.forEach((line, index) => {
    const open = blocks.at(-1)
    if (line.text === '') {
      if (open?.isBetween || (open && index > last && ENDS_SENTENCE.test(lastText(open)))) open.closed = true
    } else if (open && !open.closed && open.inBracket) {
      append(open, line)
    } else if (line.marker) {
      blocks.push({ ...blockOf({ text: withoutFillIn(line.marker.text), line: line.line }), marker: line.marker })
    } else if (open && !open.closed) {
      const unfinished = !ENDS_SENTENCE.test(lastText(open)) && (!isBeforeMarker[index] || isCapitals(lastText(open)))
      if (isMarkedHeading(line.text) || TABLE_HEAD.test(line.text) || (isHeading(line.text) && !unfinished))
        open.closed = true
      else if (!isForAnswer(line.text, open)) append(open, line)
    } else if (open && !isHeading(line.text) && !FILL_IN.test(line.text)) {
      blocks.push({ ...blockOf(line), isBetween: true })
    }
    const current = blocks.at(-1)
    // A blank line adds nothing to look at.
    if (line.text !== '' && current && !current.closed) current.closed = endsInAnnotation(current)
  })
  const head = lines.slice(0, first).find((line) => line.text !== '')?.text
  const asking = blocks.filter(({ isBetween, lines: own }) => !isBetween || own.some(({ text }) => /[?؟]/u.test(text)))
  return {
    ...(head === undefined || ENDS_SENTENCE.test(head) ? {} : { title: headingText(head) }),
    blocks: asking.filter((block, index) => !isSection(block, asking[index + 1])).map(withoutArticleHeading),
  }
}

/** Without numbers every line is a question, unless it goes on with an unfinished one in lower case. */
function plainBlocks(lines: readonly Line[]): { title?: string; blocks: Block[] } {
  const isShouted = lines.every(({ text }) => text === '' || isCapitals(text) || /[?؟]/.test(text))
  const blocks: Block[] = []
  let title: string | undefined
  for (const whole of lines) {
    const line = { ...whole, text: withoutFillIn(whole.text) }
    const open = blocks.at(-1)
    const goesOn =
      open &&
      !open.closed &&
      (open.inBracket ||
        line.text.startsWith('[') ||
        (!ENDS_SENTENCE.test(lastText(open)) && /^\p{Ll}/u.test(line.text)))
    if (line.text === '') {
      if (open && ENDS_SENTENCE.test(lastText(open))) open.closed = true
    } else if (open && goesOn) {
      append(open, line)
    } else if (isHeading(line.text) && !isShouted) {
      if (open) open.closed = true
      else title ??= headingText(line.text)
    } else {
      blocks.push(blockOf(line))
    }
  }
  return { ...(title === undefined ? {} : { title }), blocks }
}

/** One such number makes a document a numbered one. */
const UNMISTAKABLE: readonly Family[] = ['decimal', 'question', 'outline', 'article']

/** The lines with their numbers; bullets count only where nothing else is numbered. */
function markedLines(lines: readonly Line[]): { lines: Marked[]; isNumbered: boolean } {
  const count = createCounter()
  const found = lines.map((line) => ({ line, marker: count(line.text) }))
  const families = found.flatMap(({ marker }) => marker?.family ?? [])
  const isOnlyBullets = families.every((family) => family === 'bullet')
  return {
    lines: found.map(({ line, marker }) =>
      marker && (isOnlyBullets || marker.family !== 'bullet') ? { ...line, marker } : line,
    ),
    isNumbered: families.length > 1 || families.some((family) => UNMISTAKABLE.includes(family)),
  }
}

/**
 * Turns the text of a document into the steps of a script: numbered questions where there are any,
 * separate lines otherwise. Pages are divided by form feeds; headings, page numbers, running heads
 * and blanks to fill in are left out. Annotations are those of `annotations.ts`.
 */
export function stepsFromText(text: string): TextSteps {
  const { lines: marked, isNumbered } = markedLines(withoutFurniture(pagesOf(text)).flat())
  const { title, blocks } = isNumbered ? numberedBlocks(marked) : plainBlocks(marked)
  const problems: ScriptProblem[] = []
  const steps: TextSteps['steps'] = []
  const lines: number[] = []
  for (const block of blocks) {
    const { ask, fields, problems: found } = readAnnotation(joinLines(block.lines.map((line) => line.text)))
    if (ask === '') continue
    const lastBracket = block.lines.findLast((line) => line.text.includes('['))
    const at = lastBracket?.line ?? block.lines[0]?.line ?? 1
    for (const message of found) problems.push({ path: `/steps/${steps.length}`, message: `line ${at}: ${message}` })
    steps.push({ ask, ...fields })
    lines.push(block.lines[0]?.line ?? 1)
  }
  return { ...(title === undefined ? {} : { title }), steps, lines, problems }
}

/** Of a title, no more than its limit, and no half of a character. */
const shortTitle = (title: string) => title.slice(0, 300).replace(/[\ud800-\udbff]$/, '')

/** Reads a script from the text of a document; each problem names the line it stands on. */
export function scriptFromText(text: string, options: { language?: string } = {}): ScriptResult {
  const { title, steps, lines, problems } = stepsFromText(text)
  if (steps.length === 0) {
    return { ok: false, problems: [{ path: '/steps', message: 'no question was found in the text' }] }
  }
  if (steps.length > SCRIPT_LIMITS.steps) {
    return {
      ok: false,
      problems: [
        {
          path: '/steps',
          message: `the text has ${steps.length} questions; a script has at most ${SCRIPT_LIMITS.steps} steps`,
        },
      ],
    }
  }
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) }
  const result = readScript({
    ...(title === undefined ? {} : { title: shortTitle(title) }),
    ...(options.language === undefined ? {} : { language: options.language }),
    steps,
  })
  if (result.ok) return result
  return {
    ok: false,
    problems: result.problems.map(({ path, message }) => {
      const line = lines[Number(/^\/steps\/(\d+)/.exec(path)?.[1] ?? Number.NaN)]
      return { path, message: line === undefined ? message : `line ${line}: ${message}` }
    }),
  }
}
