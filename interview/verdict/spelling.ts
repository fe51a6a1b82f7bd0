import { anyOf } from '../languages/conversations.ts'
import { isNearWord, latinWords } from './name-likeness.ts'

/** "Spelled", between a name and its letters. */
const SPELLED = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${anyOf(({ names }) => names.spelled)})[\\s:,]+(?=\\p{L}(?:[\\s,-]|$))`,
  'giu',
)
/** "S as in Sam". */
const AS_IN = new RegExp(`(?<![\\p{L}\\p{M}])(\\p{L})[\\s,]+(?:${anyOf(({ names }) => names.asIn)})\\s+\\p{L}+`, 'giu')
const DOUBLE = /(?<![\p{L}\p{M}])double[\s-](\p{L})(?![\p{L}\p{M}])/giu

/** Fewer letters between blanks may be initials. */
const FEWEST_APART = 3

/** No name has more, letters included. */
const MOST_WORDS = 60

/** Letters with hyphens between them, or between blanks. */
const HYPHENED = /^\p{L}(?:-\p{L})+$/u
const isLetter = (word: string) => /^\p{L}$/u.test(word)

const capital = (letters: string) => letters.charAt(0).toUpperCase() + letters.slice(1).toLowerCase()

interface Word {
  text: string
  isSpelled: boolean
}

/** Words as they were said, and those that were spelled, put together. */
function wordsOfSpelling(text: string): Word[] {
  const words: Word[] = []
  let letters: string[] = []
  const endRun = () => {
    const isWord = letters.length >= FEWEST_APART
    if (isWord) words.push({ text: capital(letters.join('')), isSpelled: true })
    else for (const letter of letters) words.push({ text: letter, isSpelled: false })
    letters = []
  }
  for (const written of text.split(/\s+/).filter(Boolean)) {
    const word = written.replace(/[,;]+$/, '')
    if (isLetter(word)) letters.push(word)
    else {
      endRun()
      const isSpelled = HYPHENED.test(word)
      words.push(isSpelled ? { text: capital(word.replaceAll('-', '')), isSpelled } : { text: written, isSpelled })
    }
  }
  endRun()
  return words
}

const isSameOrNear = (one: string, other: string): boolean => {
  const [a, b] = [latinWords(one).join(''), latinWords(other).join('')]
  return a !== '' && b !== '' && isNearWord(a, b)
}

/** A name with its letters put together: "John Smith, S-M-Y-T-H" is John Smyth, since who spells it knows it. */
export function withoutSpelling(name: string): string {
  const bare = name
    .replace(SPELLED, '')
    .replace(AS_IN, '$1')
    .replace(DOUBLE, (_, letter: string) => `${letter} ${letter}`)
  const words = wordsOfSpelling(bare)
  if (words.length > MOST_WORDS) return name
  if (!words.some(({ isSpelled }) => isSpelled)) return name
  const said: Word[] = []
  for (const word of words) {
    const at = word.isSpelled ? said.findIndex((other) => !other.isSpelled && isSameOrNear(other.text, word.text)) : -1
    if (at < 0) said.push(word)
    else said[at] = word
  }
  return said.map(({ text }) => text.replace(/,$/, '')).join(' ')
}
