import { assertNever } from '../statuses.ts'
import { monthOf, readDate } from '../verdict/date-words.ts'
import { asciiDigits, foldedWords } from '../verdict/normalise.ts'
import { numeralsOf } from '../verdict/numerals.ts'
import type { Question } from '../verdict/verdict.ts'

const USUAL_NUMBERS = [0, 1, 2, 3, 12, 15]
const USUAL_DATES = ['1990-05-03', '1991-03-03', '1991-03-01', '1904-03-03', '2000-01-01']

const runsOf = (words: readonly string[]): string[][] =>
  words.flatMap((_, from) => words.slice(from).map((__, more) => words.slice(from, from + more + 1)))

/** Every quote that stands in an answer, as code compares them: each run of its words. */
export const quotesOf = (text: string): string[] => runsOf(foldedWords(text)).map((run) => run.join(' '))

/** In digits, each group of them and all together, or in words: read as a number, a day, a month or a year. */
function numbersIn(text: string, language: string): number[] {
  const readers = numeralsOf(language).flatMap(({ number, day, month, year }) => [number, day, year, month ?? number])
  const runs = runsOf(foldedWords(text))
  const spoken = readers.flatMap((read) => runs.map(read)).filter((value) => value !== undefined)
  const plain = asciiDigits(text.normalize('NFKC'))
  const joined = plain.replace(/(?<=\d)[.,' ](?=\d)/g, '')
  const digits = [plain, joined].flatMap((form) => [/\d+/g, /\d+\.\d+/g].flatMap((sign) => form.match(sign) ?? []))
  return [...new Set([...spoken, ...digits.map(Number)])]
}

/** Those that can be read as they stand, and every one whose day, month and year are somewhere in the text. */
function datesIn(text: string, language: string): string[] {
  const numbers = numbersIn(text, language)
  const within = (least: number, most: number, values: number[]) => values.filter((at) => at >= least && at <= most)
  const days = within(1, 31, numbers)
  const months = within(1, 12, [...numbers, ...foldedWords(text).map((word) => monthOf(word, language))])
  const years = numbers.flatMap((value) => (value < 100 ? [1_900 + value, 2_000 + value] : [value]))
  const put = within(1_000, 9_999, years)
    .flatMap((year) => months.flatMap((month) => days.map((day) => [year, month, day])))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'))
  const read = runsOf(text.split(/\s+/)).flatMap((run) => {
    const date = readDate(run.join(' '), language)
    return date && 'iso' in date ? [date.iso] : []
  })
  return [...new Set([...read, ...put])]
}

/** Every value that could be taken at a step: what may be due, and what the answer has of that kind. */
export function valuesOf({ step, respondent, language }: Question, text: string): string[] {
  const { expect } = step
  switch (expect.kind) {
    case 'consent':
    case 'affirmation':
      return ['yes', 'no']
    case 'name':
      return [respondent.name ?? '', ...quotesOf(text)]
    case 'date':
      return [...USUAL_DATES, ...datesIn(text, language)]
    case 'number':
      return [...new Set([...USUAL_NUMBERS, ...numbersIn(text, language)])].map(String)
    case 'choice':
      return expect.options.map(({ value }) => value)
    case 'text':
    case 'phrase':
    case 'judged':
      return ['']
    default:
      return assertNever(expect)
  }
}
