import { anyOf } from '../languages/documents.ts'
import { asciiDigits } from '../verdict/normalise.ts'

/** How a question may be numbered; `outline` is "1.2" and deeper, `article` also "§ 1". */
export type Family =
  | 'article'
  | 'capital-letter'
  | 'capital-roman'
  | 'question'
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
}

const TENS = ['', 'x']
const ROMAN = TENS.flatMap((ten) =>
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'].map((one) => (one === 'x' ? `x${ten}` : ten + one)),
)
/** The two orders of the Arabic alphabet in which items are lettered. */
const ARABIC_ORDERS = ['أبجدهوزحطيكلمنسعفصقرشتثخذضظغ', 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي']

const AFTER = '(?:\\.[)\\-–]|[.):]|\\s*[-–—](?=\\s))'
const QUESTION = new RegExp(
  `^(?:${anyOf(({ question }) => question, 'pergunta|domanda|vraag')})\\s{0,3}\\.?\\s{0,3}(?:${anyOf(({ questionNumber }) => questionNumber)})?\\s{0,3}(\\d{1,3})(?:\\s?${AFTER}|(?=\\s)|$)\\s*(.*)$`,
  'isu',
)
const ARTICLE = new RegExp(
  `^(?:§|${anyOf(({ article }) => article, 'Articolo')})\\s*(\\d{1,3})(?:\\s?${AFTER}|(?=\\s+[^\\p{Ll}\\s])|$)\\s*(.*)$`,
  'su',
)
const DECIMAL = new RegExp(`^(?:\\((\\d{1,3})\\)|\\[(\\d{1,3})\\]|(\\d{1,3})${AFTER})(?!\\d)\\s*(.*)$`, 'su')
const OUTLINE = /^(\d{1,3}(?:\.\d{1,3}){1,4})(?:[.):]|(?=\s))\s*(?![\d.,])(.*)$/su
const LETTERS = /^(?:\(([a-z]{1,5})\)|([a-z]{1,5})[.)])\s+(.*)$/isu
const ARABIC_LETTER = /^(?:\(\s*([\u0621-\u064a])\u0640?\s*\)|([\u0621-\u064a])\u0640?\s*[.)\-–])\s+(.*)$/su
const BULLET = /^(?:[•●▪■□▢☐‣◦○·∙➢➤►▶*–—-]|[\uf0a7\uf0b7\uf0d8\uf0fc])\s+(\S.*)$/su

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
  const decimal = DECIMAL.exec(shown)
  if (decimal) {
    const number = Number(decimal[1] ?? decimal[2] ?? decimal[3])
    return [{ family: 'decimal', number, text: restOf(line, decimal[4]) }]
  }
  const bullet = BULLET.exec(line)
  if (bullet) return [{ family: 'bullet', number: 1, text: bullet[1] ?? '' }]
  return [...letteredOf(line), ...arabicLetteredOf(line)]
}

/** How far a count may jump: a lawyer strikes a question out and leaves the numbers. */
const LONGEST_GAP = 5
const SUBORDINATE: readonly Family[] = ['letter', 'roman', 'arabic-letter']

const isNear = (number: number, before: number) => number > before && number <= before + LONGEST_GAP

/** Whether "2.1" may follow "1.4"; the first ends in 1. */
function followsInOutline({ under = [], number }: Marker, last: readonly number[] | undefined): boolean {
  const parts = [...under, number]
  if (last === undefined) return number <= 1
  const same = parts.findIndex((part, index) => part !== last[index])
  if (same < 0) return false
  const isDeeper = same >= last.length
  const isNext = isDeeper ? (parts[same] ?? 0) <= 1 : isNear(parts[same] ?? 0, last[same] ?? 0)
  return isNext && parts.slice(same + 1).every((part) => part <= 1)
}

/** Follows the counts of a document, so that "1990." at the head of a line is no question. */
export function createCounter(): (line: string) => Marker | undefined {
  const last = new Map<Family, number>()
  let outline: readonly number[] | undefined
  const mayStand = (marker: Marker): boolean => {
    const { family, number } = marker
    const before = last.get(family)
    if (family === 'outline') return followsInOutline(marker, outline)
    if (family === 'decimal' || family === 'question') {
      return number === 1 || before === undefined || isNear(number, before)
    }
    return number === 1 || (family === 'article' && before !== undefined && isNear(number, before))
  }
  return (line) => {
    const readings = markersOf(line)
    const found =
      readings.find(
        ({ family, number }) => family === 'bullet' || (family !== 'outline' && number === (last.get(family) ?? 0) + 1),
      ) ?? readings.find(mayStand)
    if (!found) return undefined
    last.set(found.family, found.number)
    if (found.family === 'outline') outline = [...(found.under ?? []), found.number]
    if (found.family !== 'bullet' && !SUBORDINATE.includes(found.family)) {
      for (const family of SUBORDINATE) last.delete(family)
    }
    return found
  }
}

const RANKS: Record<Family, number> = {
  article: 1,
  'capital-letter': 1,
  'capital-roman': 1,
  question: 2,
  decimal: 2,
  outline: 2,
  letter: 3,
  roman: 3,
  'arabic-letter': 3,
  bullet: 3,
}

/** Whether a numbered line stands above another as its section: "A." above "1.", "1." above "1.1". */
export function isSectionOf(above: Marker, below: Marker): boolean {
  const depth = ({ family, under }: Marker) => RANKS[family] + (under?.length ?? 0)
  return below.family === 'outline' || RANKS[above.family] === 1
    ? depth(below) > depth(above) && RANKS[below.family] === 2
    : false
}
