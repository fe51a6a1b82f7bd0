import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { TextDecoder } from 'node:util'
import { Tokenize } from 'rtf-stream-parser'
import { failure, UPLOAD_LIMITS } from '../upload.ts'
import { type Mark, marked, withoutMarks } from './marks.ts'
import type { DocumentText } from './messages.ts'

/** A piece of RTF, as the package tells it: the start and end of a group, a control word, or bytes of text. */
interface Token {
  type: 0 | 1 | 2 | 3
  word?: string
  data?: Buffer
  param?: number
}

/** What holds until its group ends. */
interface State {
  /** Nothing of this group is text: fonts, colours, pictures, fields. */
  isSkipped: boolean
  isHidden: boolean
  isDeleted: boolean
  isInserted: boolean
  /** A comment, or a text box, which stands below the line of its anchor. */
  aside?: 'comment' | 'box'
  /** Within a shape: whether what surrounds it is skipped. */
  isShapeSkipped?: boolean
  /** Of the font; without one the document's own. */
  codePage?: number | undefined
  /** How many characters stand in for a Unicode one. */
  fallback: number
}

const SKIPPED = new Set(
  'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote fldinst listtable listoverridetable revtbl rsidtbl generator xmlnstbl themedata colorschememapping latentstyles datastore bkmkstart bkmkend atnid atnauthor'.split(
    ' ',
  ),
)
const WRITTEN: Readonly<Record<string, string>> = {
  par: '\n',
  // Some programs end a paragraph with a backslash at the end of a line.
  '\n': '\n',
  '\r': '\n',
  line: '\n',
  row: '\n',
  sect: '\n',
  page: '\f',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
  '~': '\u00a0',
  _: '\u2011',
}

const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10_000: 'macintosh',
  65_001: 'utf-8',
}

/** The code pages of fonts that have one of their own. */
const CHARSETS: Readonly<Record<number, number>> = {
  77: 10_000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
}

function decoderOf(codePage: number): TextDecoder {
  try {
    return new TextDecoder(CODE_PAGES[codePage] ?? `windows-${codePage}`)
  } catch {
    return new TextDecoder('windows-1252')
  }
}

interface Part {
  text: string
  mark: Mark | undefined
}

/** Parts of one mark that follow each other are one. */
function joined(parts: readonly Part[]): string {
  const spans: Part[] = []
  for (const { text, mark } of parts) {
    const last = spans.at(-1)
    if (last && last.mark === mark) last.text += text
    else spans.push({ text, mark })
  }
  return spans.map(({ text, mark }) => (mark === undefined ? text : marked(mark, text))).join('')
}

/** Puts the text together, token by token. */
class RtfText {
  readonly #parts: Part[] = []
  #boxes: Part[] = []
  readonly #states: State[] = [{ isSkipped: false, isHidden: false, isDeleted: false, isInserted: false, fallback: 1 }]
  readonly #codePages = new Map<number, number>()
  readonly #decoders = new Map<number, TextDecoder>()
  #codePage = 1252
  #font = 0
  #toSkip = 0
  #isOptional = false

  get #state(): State {
    return this.#states.at(-1) as State
  }

  #decoder(): TextDecoder {
    const codePage = this.#state.codePage ?? this.#codePage
    const decoder = this.#decoders.get(codePage) ?? decoderOf(codePage)
    this.#decoders.set(codePage, decoder)
    return decoder
  }

  #write(text: string): void {
    const { isSkipped, isHidden, isDeleted, isInserted, aside } = this.#state
    if (isSkipped || text === '') return
    const isBreak = /^[\n\f\t]$/.test(text)
    const changed = isDeleted ? 'deleted' : (aside ?? (isInserted ? 'inserted' : undefined))
    const mark = isHidden ? 'hidden' : changed
    if (aside === 'box') this.#boxes.push(isBreak ? { text: '\n', mark: undefined } : { text, mark })
    else if (aside === 'comment') this.#parts.push({ text: isBreak ? ' ' : text, mark })
    else this.#parts.push({ text, mark: isBreak ? undefined : mark })
    if (text === '\n' && aside === undefined) this.#writeBoxes()
  }

  #writeBoxes(): void {
    if (this.#boxes.length === 0) return
    this.#parts.push(...this.#boxes, { text: '\n', mark: undefined })
    this.#boxes = []
  }

  take({ type, word, data, param }: Token): void {
    if (type === 0) this.#states.push({ ...this.#state })
    else if (type === 1) {
      if (this.#states.length > 1) this.#states.pop()
    } else if (type === 3) this.#bytes(data)
    else this.#control(word ?? '', data, param)
  }

  #bytes(data: Buffer | undefined): void {
    const text = this.#decoder().decode(data ?? Buffer.alloc(0))
    const skipped = Math.min(this.#toSkip, text.length)
    this.#toSkip -= skipped
    this.#write(text.slice(skipped).replace(/[\r\n]/g, ''))
  }

  /** What the first word of a group says of it. */
  #open(word: string): void {
    const state = this.#state
    if (word === 'shpinst') state.isShapeSkipped = state.isSkipped
    if (word === 'annotation') state.aside = 'comment'
    else if (word === 'shptxt') {
      state.isSkipped = state.isShapeSkipped ?? state.isSkipped
      state.aside = 'box'
    } else if (this.#isOptional || SKIPPED.has(word)) state.isSkipped = true
    this.#isOptional = false
  }

  #useFont(word: 'f' | 'fcharset', param: number): void {
    if (word === 'f') this.#font = param
    else if (CHARSETS[param] !== undefined) this.#codePages.set(this.#font, CHARSETS[param])
    if (word === 'f') this.#state.codePage = this.#codePages.get(param)
  }

  #control(word: string, data: Buffer | undefined, param: number | undefined): void {
    const state = this.#state
    const isOn = param !== 0
    if (word === '*') {
      this.#isOptional = true
      return
    }
    this.#open(word)
    if (word === "'") this.#bytes(data)
    else if (word === 'u' && param !== undefined) {
      this.#write(String.fromCharCode(param & 0xff_ff))
      this.#toSkip = state.fallback
    } else if (word === 'uc') state.fallback = Math.min(Math.max(param ?? 1, 0), 10)
    else if (word === 'ansicpg') this.#codePage = param ?? 1252
    else if (word === 'f' || word === 'fcharset') this.#useFont(word, param ?? 0)
    else if (word === 'v' || word === 'strike' || word === 'striked') state.isHidden = isOn
    else if (word === 'deleted') state.isDeleted = isOn
    else if (word === 'revised') state.isInserted = isOn
    else if (word === 'plain')
      Object.assign(state, { isHidden: false, isDeleted: false, isInserted: false, codePage: undefined })
    else if (WRITTEN[word] !== undefined) this.#write(WRITTEN[word])
    else if (word === '{' || word === '}' || word === '\\') this.#write(word)
  }

  toString(): string {
    if (this.#boxes.length > 0) this.#parts.push({ text: '\n', mark: undefined })
    this.#writeBoxes()
    return joined(this.#parts)
  }
}

/** The text of an RTF document; its list numbers stand in it already. */
export async function readRtf(bytes: Uint8Array): Promise<DocumentText> {
  const read = new RtfText()
  try {
    await pipeline(Readable.from([Buffer.from(bytes)]), new Tokenize(), async (tokens: AsyncIterable<Token>) => {
      for await (const token of tokens) read.take(token)
    })
  } catch {
    return failure(
      'malformed',
      'The RTF document is damaged or incomplete. Save it again in the program it was written with, and upload that file.',
    )
  }
  const whole = read.toString()
  if (whole.length > UPLOAD_LIMITS.textCharacters * 2) {
    return failure(
      'too-large',
      'The RTF document holds far more text than a script can have. Upload the questions alone.',
    )
  }
  const { text, notes } = withoutMarks(whole.replaceAll('\0', '').toWellFormed())
  return { ok: true, text, notes }
}
