import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { TextDecoder } from 'node:util'
import { Tokenize } from 'rtf-stream-parser'
import { failure, UPLOAD_LIMITS } from '../upload.ts'
import { marked, withoutMarks } from './marks.ts'
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
  /** How many characters stand in for a Unicode one. */
  fallback: number
}

const SKIPPED = new Set(
  'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote fldinst listtable listoverridetable revtbl rsidtbl generator xmlnstbl themedata colorschememapping latentstyles datastore bkmkstart bkmkend annotation atnid atnauthor'.split(
    ' ',
  ),
)
const WRITTEN: Readonly<Record<string, string>> = {
  par: '\n',
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

function decoderOf(codePage: number): TextDecoder {
  try {
    return new TextDecoder(CODE_PAGES[codePage] ?? `windows-${codePage}`)
  } catch {
    return new TextDecoder('windows-1252')
  }
}

/** Puts the text together, token by token. */
class RtfText {
  readonly #parts: string[] = []
  readonly #states: State[] = [{ isSkipped: false, isHidden: false, isDeleted: false, fallback: 1 }]
  #decoder = decoderOf(1252)
  #toSkip = 0
  #isOptional = false

  get #state(): State {
    return this.#states.at(-1) as State
  }

  #write(text: string): void {
    const { isSkipped, isHidden, isDeleted } = this.#state
    if (isSkipped || text === '') return
    const isBreak = /^[\n\f\t]$/.test(text)
    this.#parts.push(!isBreak && (isHidden || isDeleted) ? marked(isHidden ? 'hidden' : 'deleted', text) : text)
  }

  take({ type, word, data, param }: Token): void {
    if (type === 0) this.#states.push({ ...this.#state })
    else if (type === 1) {
      if (this.#states.length > 1) this.#states.pop()
    } else if (type === 3) this.#bytes(data)
    else this.#control(word ?? '', data, param)
  }

  #bytes(data: Buffer | undefined): void {
    const text = this.#decoder.decode(data ?? Buffer.alloc(0))
    const skipped = Math.min(this.#toSkip, text.length)
    this.#toSkip -= skipped
    this.#write(text.slice(skipped).replace(/[\r\n]/g, ''))
  }

  #control(word: string, data: Buffer | undefined, param: number | undefined): void {
    const state = this.#state
    const isOn = param !== 0
    if (word === '*') {
      this.#isOptional = true
      return
    }
    if ((this.#isOptional && word !== 'shptxt') || SKIPPED.has(word)) state.isSkipped = true
    this.#isOptional = false
    if (word === "'") this.#bytes(data)
    else if (word === 'u' && param !== undefined) {
      this.#write(String.fromCharCode(param & 0xff_ff))
      this.#toSkip = state.fallback
    } else if (word === 'uc') state.fallback = Math.min(Math.max(param ?? 1, 0), 10)
    else if (word === 'ansicpg') this.#decoder = decoderOf(param ?? 1252)
    else if (word === 'v' || word === 'strike' || word === 'striked') state.isHidden = isOn
    else if (word === 'deleted') state.isDeleted = isOn
    else if (word === 'plain') Object.assign(state, { isHidden: false, isDeleted: false })
    else if (WRITTEN[word] !== undefined) this.#write(WRITTEN[word])
    else if (word === '{' || word === '}' || word === '\\') this.#write(word)
  }

  toString(): string {
    return this.#parts.join('')
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
