import { anyOf, DOCUMENTS } from '../languages/documents.ts'
import { LANGUAGE_CODES } from '../languages/language.ts'
import { asciiDigits } from '../verdict/normalise.ts'

/** How a question may be numbered; `outline` is "1.2", "1a" and deeper, `article` also "§ 1", `code` "A1". */
export type Family =
  | 'article'
  | 'capital-letter'
  | 'capital-roman'
  | 'question'
  | 'ordinal'
  | 'code'
  | 'decimal'
  | 'outline'
  | 'letter'
  | 'roman'
  | 'arabic-letter'
  | 'bullet'

/** The mark that opens a numbered question, and the question after it. */
export interface Marker {
  family: Family
  /** Of an outline the last part. */
  number: number
  text: string
  /** The parts of an outline before the last: "1.2" has [1]. */
  under?: readonly number[]
  /** Of a bullet its sign, of a code its letters. */
  sign?: string
}

const TENS = ['', 'x']
const ROMAN = TENS.flatMap((ten) =>
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'].map((one) => (one === 'x' ? `x${ten}` : ten + one)),
)
/** The two orders of the Arabic alphabet in which items are lettered. */
const ARABIC_ORDERS = ['أبجدهوزحطيكلمنسعفصقرشتثخذضظغ', 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي']

const AFTER = '(?:\\.[)\\-–]|[.):]|[°º]\\)?|\\/(?=\\s)|\\s*[-–—](?=\\s))'
const QUESTION = new RegExp(
  `^(?:${anyOf(({ question }) => question, 'pergunta|domanda|vraag')})\\s{0,3}\\.?\\s{0,3}(?:${anyOf(({ questionNumber }) => questionNumber)})?\\s{0,3}(\\d{1,3})(?:\\s?${AFTER}|(?=\\s)|$)\\s*(.*)$`,
  'isu',
)
const ARTICLE = new RegExp(
  `^(?:§|${anyOf(({ article }) => article, 'Articolo')})\\s*(\\d{1,3})(?:\\s?${AFTER}|(?=\\s+[^\\p{Ll}\\s])|$)\\s*(.*)$`,
  'su',
)
const ORDINAL_WORDS = Array.from({ length: 10 }, (_, at) =>
  LANGUAGE_CODES.map((code) => DOCUMENTS[code].ordinals[at]).join('|'),
)
const ANY_QUESTION = anyOf(({ question }) => question)
const MAY_BE_ORDINAL = new RegExp(`^(?:(?:${ANY_QUESTION})\\s+)?(?:${ORDINAL_WORDS.join('|')}).{0,30}[.:)\\-–—]`, 'iu')
const AFTER_ORDINAL = '(?:\\.\\s?[-–—]|[:.)]|\\s+[-–—](?=\\s))'
const ORDINALS = ORDINAL_WORDS.map(
  (words) =>
    new RegExp(
      `^(?:(?:${ANY_QUESTION})\\s+(?:${words})|(?:${words})(?:\\s+(?:${ANY_QUESTION}))?)\\s?${AFTER_ORDINAL}\\s*(.*)$`,
      'isu',
    ),
)
const DECIMAL = new RegExp(
  `^(?:\\((\\d{1,3})\\)|\\[(\\d{1,3})\\]|#(\\d{1,3})(?:${AFTER}|(?=\\s))|(\\d{1,3})${AFTER})(?!\\d)\\s*(.*)$`,
  'su',
)
const OUTLINE = /^(\d{1,3}(?:\.\d{1,3}){1,4})(?:[.):]|(?=\s))\s*(?![\d.,])(.*)$/su
const LETTERED_NUMBER = /^(\d{1,3})\s?([a-h])[.):]\s+(.*)$/su
const CODE = /^([A-Z]{1,3})-?(\d{1,3})(?:[.):]|(?=\s)|$)\s*(.*)$/su
const LETTERS = /^(?:\(([a-z]{1,5})\)|([a-z]{1,5})[.)])\s+(.*)$/isu
const ARABIC_LETTER = /^(?:\(\s*([\u0621-\u064a])\u0640?\s*\)|([\u0621-\u064a])\u0640?\s*[.)\-–])\s+(.*)$/su
const BULLET = /^([•●▪■□▢☐☑☒◻◯❏❑‣◦○·∙➢➤►▶✓✔*–—-]|[\uf0a7\uf0b7\uf0d8\uf0fc\uf0a8\uf06f])\s+(\S.*)$/su
const TIGHT_BULLET = /^([•●▪‣◦–—-])(?=[\p{Lu}¿\p{Script=Arabic}])(.*)$/su

/** The end of the line after a match on its ASCII digits; the mark itself may be in other digits. */
const restOf = (line: string, rest: string | undefined) => line.slice(line.length - (rest ?? '').length)

function letteredOf(line: string): Marker[] {
  const [, round, plain, text = ''] = LETTERS.exec(line) ?? []
  const label = round ?? plain ?? ''
  if (label === '') return []
  const isCapital = label === label.toUpperCase()
  const small = label.toLowerCase()
  const roman = ROMAN.indexOf(small) + 1
  return [
    ...(small.length === 1
      ? [{ family: isCapital ? 'capital-letter' : 'letter', number: small.charCodeAt(0) - 96, text } as const]
      : []),
    ...(roman > 0 ? [{ family: isCapital ? 'capital-roman' : 'roman', number: roman, text } as const] : []),
  ]
}

function arabicLetteredOf(line: string): Marker[] {
  const [, round, plain, text = ''] = ARABIC_LETTER.exec(line) ?? []
  const letter = (round ?? plain ?? '').replace('ا', 'أ')
  if (letter === '') return []
  return ARABIC_ORDERS.map((order) => ({ family: 'arabic-letter' as const, number: order.indexOf(letter) + 1, text }))
}

/** "First:", "SEGUNDA.-", "Troisième question :" */
function ordinalOf(line: string): Marker | undefined {
  if (!MAY_BE_ORDINAL.test(line.slice(0, 40))) return undefined
  for (const [at, pattern] of ORDINALS.entries()) {
    const found = pattern.exec(line)
    if (found) return { family: 'ordinal', number: at + 1, text: found[1] ?? '' }
  }
  return undefined
}

function codeOf(line: string): Marker[] {
  const [, sign = '', number, rest] = CODE.exec(line) ?? []
  return number === undefined ? [] : [{ family: 'code', number: Number(number), sign, text: restOf(line, rest) }]
}

/**
 * The readings of a line as the start of a numbered question, the likelier first: "(i)" is both
 * a letter and a roman number, and only what came before can tell.
 */
export function markersOf(line: string): Marker[] {
  const shown = asciiDigits(line)
  const question = QUESTION.exec(shown)
  if (question) return [{ family: 'question', number: Number(question[1]), text: restOf(line, question[2]) }]
  const article = ARTICLE.exec(shown)
  if (article) return [{ family: 'article', number: Number(article[1]), text: restOf(line, article[2]) }]
  const outline = OUTLINE.exec(shown)
  if (outline) {
    const parts = (outline[1] ?? '').split('.').map(Number)
    return [{ family: 'outline', number: parts.at(-1) ?? 0, under: parts.slice(0, -1), text: restOf(line, outline[2]) }]
  }
  const lettered = LETTERED_NUMBER.exec(shown)
  if (lettered) {
    const [, number, letter = 'a', rest] = lettered
    const text = restOf(line, rest)
    return [{ family: 'outline', number: letter.charCodeAt(0) - 96, under: [Number(number)], text }]
  }
  const decimal = DECIMAL.exec(shown)
  if (decimal) {
    const number = Number(decimal[1] ?? decimal[2] ?? decimal[3] ?? decimal[4])
    return [{ family: 'decimal', number, text: restOf(line, decimal[5]) }]
  }
  const bullet = BULLET.exec(line) ?? TIGHT_BULLET.exec(line)
  if (bullet) return [{ family: 'bullet', number: 1, sign: bullet[1] ?? '', text: bullet[2] ?? '' }]
  const ordinal = ordinalOf(line)
  if (ordinal) return [ordinal]
  return [...codeOf(line), ...letteredOf(line), ...arabicLetteredOf(line)]
}
