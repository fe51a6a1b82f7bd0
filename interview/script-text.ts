import { readAnnotation } from './script-annotations.ts'
import { type Line, pagesOf, withoutFurniture } from './script-furniture.ts'
import { createCounter, type Marker } from './script-markers.ts'
import { readScript, SCRIPT_LIMITS, type ScriptProblem, type ScriptResult } from './script.ts'

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
}

type Marked = Line & { marker?: Marker }

const ENDS_SENTENCE = /[.?!:;؟۔。？！]["'”’»)\]]*$/u
const FILL_IN = /_{4,}|\.{6,}|…{3,}/u
const NUMBERED_HEADING =
  /^(?:part|section|chapter|article|annex|schedule|teil|abschnitt|partie|sección|parte|القسم|الجزء)\s+[\p{L}\d]{1,8}\b.{0,100}$/iu
/** Kept when a word is broken after them at the end of a line. */
const HYPHENATED = /(?:^|[\s(])(?:self|non|ex|co|well|half|all|pre|post|anti|vice|step)-$/iu

const isCapitals = (text: string) => /\p{Lu}/u.test(text) && !/\p{Ll}|[?؟]/u.test(text) && /\p{Lu}{2}/u.test(text)

/** A heading by its form alone. */
function isHeading(text: string): boolean {
  return /^#{1,6}\s/.test(text) || isCapitals(text) || (NUMBERED_HEADING.test(text) && !/[?.!؟]$/u.test(text))
}

const headingText = (text: string) => text.replace(/^#{1,6}\s+/, '')

/** One line of text out of several, with words broken by the line's end put together. */
export function joinLines(lines: readonly string[]): string {
  const parts: string[] = []
  for (const line of lines) {
    const before = parts.at(-1) ?? ''
    const isBroken = before.endsWith('\u00ad') || (/\p{L}[-\u2010]$/u.test(before) && /^\p{Ll}/u.test(line))
    if (isBroken && !HYPHENATED.test(before)) parts[parts.length - 1] = before.slice(0, -1)
    else if (!isBroken && before !== '') parts.push(' ')
    parts.push(line)
  }
  return parts.join('')
}

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

/** Questions by their numbers; what stands before the first is title and introduction. */
function numberedBlocks(lines: readonly Marked[]): { title?: string; blocks: Block[] } {
  const first = lines.findIndex((line) => line.marker)
  const last = lines.findLastIndex((line) => line.marker)
  const isBeforeMarker = beforeMarkers(lines)
  const blocks: Block[] = []
  lines.forEach((line, index) => {
    const open = blocks.at(-1)
    if (line.text === '') {
      if (open && index > last && ENDS_SENTENCE.test(lastText(open))) open.closed = true
    } else if (open && !open.closed && open.inBracket) {
      append(open, line)
    } else if (line.marker) {
      blocks.push(blockOf({ text: withoutFillIn(line.marker.text), line: line.line }))
    } else if (open && !open.closed) {
      const unfinished = !ENDS_SENTENCE.test(lastText(open)) && (!isBeforeMarker[index] || isCapitals(lastText(open)))
      if (isHeading(line.text) && !unfinished) open.closed = true
      else if (!FILL_IN.test(line.text)) append(open, line)
    }
    const current = blocks.at(-1)
    if (current && !current.closed) current.closed = endsInAnnotation(current)
  })
  const head = lines.slice(0, first).find((line) => line.text !== '')?.text
  return { ...(head === undefined || ENDS_SENTENCE.test(head) ? {} : { title: headingText(head) }), blocks }
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
    isNumbered: families.length > 1 || families.includes('decimal') || families.includes('question'),
  }
}

/**
 * Turns the text of a document into the steps of a script: numbered questions where there are any,
 * separate lines otherwise. Pages are divided by form feeds; headings, page numbers, running heads
 * and blanks to fill in are left out. Annotations are those of `script-annotations.ts`.
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
    problems.push(...found.map((message) => ({ path: `/steps/${steps.length}`, message: `line ${at}: ${message}` })))
    steps.push({ ask, ...fields })
    lines.push(block.lines[0]?.line ?? 1)
  }
  return { ...(title === undefined ? {} : { title }), steps, lines, problems }
}

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
  if (problems.length > 0) return { ok: false, problems }
  const result = readScript({
    ...(title === undefined ? {} : { title: title.slice(0, 300) }),
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
