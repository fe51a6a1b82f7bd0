import { asciiDigits, fold, foldedWords } from '../verdict/normalise.ts'
import { monthOf } from '../verdict/date-words.ts'
import type { Reader } from '../verdict/numerals/compose.ts'
import { numeralsOf } from '../verdict/numerals/numerals.ts'

/** No number in words is longer. */
const LONGEST_NUMBER = 9

/** The numbers that a reader finds, the longest at each word. */
function readAll(words: readonly string[], read: Reader): number[] {
  const found: number[] = []
  for (let at = 0; at < words.length; ) {
    let taken = 1
    for (let length = Math.min(LONGEST_NUMBER, words.length - at); length > 0; length--) {
      const value = read(words.slice(at, at + length))
      if (value === undefined) continue
      found.push(value)
      taken = length
      break
    }
    at += taken
  }
  return found
}

/** Numbers in digits, with their separators read as thousands and as a decimal mark. */
function digitsIn(text: string): number[] {
  const plain = asciiDigits(text.normalize('NFKC')).replaceAll('٬', ',').replaceAll('٫', '.')
  return (plain.match(/\d+(?:[.,' ]\d+)*/g) ?? []).flatMap((digits) => [
    ...digits.split(/[.,' ]/).map(Number),
    Number(digits.replace(/[.,' ]/g, '')),
    Number(digits.replace(',', '.')),
  ])
}

/** Words that stand for a number that they do not name, folded; a dual in Arabic is two. */
const SMALL: readonly (readonly [value: number, words: RegExp])[] = [
  [
    0,
    /^(?:no|none|nothing|never|zero|aucun|aucune|pas|rien|jamais|ningun|ninguno|ninguna|nada|nunca|kein|keine|keinen|keins|nichts|nie|لا|ما|مفيش|ليس|بدون)$/u,
  ],
  [1, /^(?:a|an|once|single|un|une|seul|seule|una|uno|unico|unica|ein|eine|einen|einmal|مره|واحده)$/u],
  [
    2,
    /^(?:twice|couple|both|pair|twins|jumeaux|jumelles|gemelos|gemelas|beide|paar|zwillinge|zweimal|\p{Script=Arabic}{3,}(?:ين|ان))$/u,
  ],
  [12, /^(?:dozen|douzaine|docena|dutzend)$/u],
]
const MINUS = new Set(['minus', 'negative', 'below', 'moins', 'menos', 'ناقص', 'سالب', 'تحت'])

/** The number was said, in digits or in words. */
export const namesNumber = (text: string, value: number, language: string): boolean =>
  digitsIn(text).includes(value) ||
  numeralsOf(language).some(({ number }) => readAll(foldedWords(text), number).includes(value))

/** The number was said: in digits, in words, or by a word that stands for it. */
export function saysNumber(text: string, value: number, language: string): boolean {
  const words = foldedWords(text)
  if (value < 0) {
    const isMarked = /[-−–]\s?\d/.test(text) || words.some((word) => MINUS.has(word))
    return isMarked && saysNumber(text, -value, language)
  }
  if (namesNumber(text, value, language)) return true
  return SMALL.some(([small, names]) => small === value && words.some((word) => names.test(word)))
}

/** Day, month and year of an ISO date were each said; the year perhaps by its last two digits. */
export function saysDate(text: string, iso: string, language: string): boolean {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  const words = foldedWords(text)
  const digits = [...digitsIn(text), ...words.map((word) => Number(/^\d+/.exec(word)?.[0] ?? Number.NaN))]
  const numerals = numeralsOf(language)
  const found = (...readers: (Reader | undefined)[]) => readers.flatMap((read) => (read ? readAll(words, read) : []))
  const days = numerals.flatMap((language_) => found(language_.day, language_.number))
  const years = numerals.flatMap((language_) => found(language_.year, language_.number))
  const months = [
    ...words.map((word) => monthOf(word, language)),
    ...numerals.flatMap((language_) => found(language_.month, language_.day)),
  ]
  return (
    (digits.includes(day) || days.includes(day)) &&
    (digits.includes(month) || months.includes(month)) &&
    [year, year % 100].some((value) => digits.includes(value) || years.includes(value))
  )
}

/** Every word of a name was said, or spelled letter by letter. */
export function saysName(text: string, name: string): boolean {
  const words = fold(text).split(' ')
  const spelled = words.reduce((runs, word) => (word.length === 1 ? runs + word : `${runs} `), '').split(' ')
  const wanted = fold(name).split(' ').filter(Boolean)
  return (
    wanted.length > 0 &&
    wanted.every((word) => words.includes(word) || (word.length > 1 && spelled.some((run) => run.includes(word))))
  )
}
