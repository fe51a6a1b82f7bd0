import { asciiDigits } from './verdict/normalise.ts'

/** The mark that opens a numbered question, and the question after it. */
export interface Marker {
  family: 'decimal' | 'question' | 'letter' | 'roman' | 'bullet'
  number: number
  text: string
}

const ROMAN = [
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
  'xvii',
  'xviii',
  'xix',
  'xx',
]
const AFTER = '(?:[.):]|\\s*[-–—](?=\\s))'
const QUESTION = new RegExp(
  `^(?:q|question|frage|pregunta|السؤال|سؤال)\\s*(?:no\\.?\\s*)?(\\d{1,3})(?:${AFTER}|(?=\\s))\\s*(.*)$`,
  'isu',
)
const DECIMAL = new RegExp(`^(?:\\((\\d{1,3})\\)|(\\d{1,3})${AFTER})(?!\\d)\\s*(.*)$`, 'su')
const LETTERS = /^(?:\(([a-z]{1,5})\)|([a-z]{1,5})[.)])\s+(.*)$/isu
const BULLET = /^[•●▪‣◦*–—-]\s+(\S.*)$/su

/**
 * The readings of a line as the start of a numbered question, the likelier first: "(i)" is both
 * a letter and a roman number, and only what came before can tell.
 */
export function markersOf(line: string): Marker[] {
  const shown = asciiDigits(line)
  const question = QUESTION.exec(shown)
  if (question)
    return [
      { family: 'question', number: Number(question[1]), text: line.slice(line.length - (question[2] ?? '').length) },
    ]
  const decimal = DECIMAL.exec(shown)
  if (decimal) {
    const number = Number(decimal[1] ?? decimal[2])
    return [{ family: 'decimal', number, text: line.slice(line.length - (decimal[3] ?? '').length) }]
  }
  const letters = LETTERS.exec(line)
  if (letters) {
    const label = (letters[1] ?? letters[2] ?? '').toLowerCase()
    const text = letters[3] ?? ''
    const roman = ROMAN.indexOf(label) + 1
    const letter = label.length === 1 ? label.charCodeAt(0) - 96 : 0
    return [
      ...(letter > 0 ? [{ family: 'letter' as const, number: letter, text }] : []),
      ...(roman > 0 ? [{ family: 'roman' as const, number: roman, text }] : []),
    ]
  }
  const bullet = BULLET.exec(line)
  return bullet ? [{ family: 'bullet', number: 1, text: bullet[1] ?? '' }] : []
}

/** How far a count may jump: a lawyer strikes a question out and leaves the numbers. */
const LONGEST_GAP = 5

/** Follows the counts of a document, so that "1990." at the head of a line is no question. */
export function createCounter(): (line: string) => Marker | undefined {
  const last = new Map<Marker['family'], number>()
  return (line) => {
    const readings = markersOf(line)
    const found =
      readings.find((marker) => marker.family === 'bullet' || marker.number === (last.get(marker.family) ?? 0) + 1) ??
      readings.find(({ family, number }) => {
        const before = last.get(family)
        if (family === 'letter' || family === 'roman') return number === 1
        return number === 1 || before === undefined || (number > before && number <= before + LONGEST_GAP)
      })
    if (!found) return undefined
    last.set(found.family, found.number)
    if (found.family === 'decimal' || found.family === 'question') {
      last.delete('letter')
      last.delete('roman')
    }
    return found
  }
}
