import { anyOf, CONVERSATIONS, ofEach } from '../languages/conversations.ts'
import { monthName, spellingsOf } from '../languages/dates.ts'
import { languageCodeOf } from '../languages/language.ts'
import { asciiDigits, fold, normalise, withoutEnd } from './normalise.ts'
import { numeralsOf } from './numerals.ts'

/** What a text says as a date; `doubtful` says why it could not be taken. */
export type DateReading = { iso: string } | { doubtful: 'impossible' | 'ambiguous' }

/** Each name of a month, folded, with the name that is customary in its language. */
const SPELLINGS = ofEach(({ dates: { months } }) =>
  months.flatMap((spellings, at) =>
    spellingsOf(spellings).map((name) => ({
      name: fold(name),
      month: at + 1,
      custom: monthName(months, at + 1) ?? '',
    })),
  ),
).flat()
const MONTH_BY_NAME = new Map(SPELLINGS.map(({ name, month }) => [name, month]))

/** Months that are said in two words, beside a word that says the same. */
const TWO_WORD_MONTHS = SPELLINGS.filter(({ name }) => name.includes(' ')).map(
  ({ name, custom }) => [name, fold(custom)] as const,
)

const LEAD_IN = new RegExp(
  `^(?:(?:${anyOf(({ dates }) => dates.leadIns)})[\\s:,]+)?(?:(?:${anyOf(({ dates }) => dates.prepositions)})\\s+)?(?:(?:${anyOf(({ dates }) => dates.article)})\\s+)?`,
  'u',
)
const TRAIL = new RegExp(`(?<![\\s,])[\\s,]+(?:${anyOf(({ dates }) => dates.trail)})$`, 'u')
const LINKS = new Set(ofEach(({ dates }) => dates.links).flat())
const DAY = new RegExp(`^(\\d{1,2})(?:${anyOf(({ dates }) => dates.dayEndings)})?$`)

/** In French a number, elsewhere a month cut short: "sept". */
function isNumber(word: string, language: string): boolean {
  const code = languageCodeOf(language)
  return code !== undefined && (CONVERSATIONS[code].dates.numbersNotMonths?.includes(word) ?? false)
}

/** Number of the month that a folded word names, 0 for none. */
export const monthOf = (word: string, language: string): number =>
  isNumber(word, language) ? 0 : (MONTH_BY_NAME.get(word) ?? 0)

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Of anybody's life, or near it. */
export const isPossibleYear = (year: number): boolean => year >= 1_800 && year <= 2_200

function dateOf(year: number, month: number, day: number): DateReading {
  const possible = isPossibleYear(year) && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year)
  if (!possible) return { doubtful: 'impossible' }
  return { iso: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` }
}

/** All-digit forms: year first, or day and month, whose order only dots or a number above twelve tell. */
function fromDigits(text: string): DateReading | undefined {
  const yearFirst = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.exec(text)
  if (yearFirst) return dateOf(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]))
  const yearLast = /^(\d{1,2})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{4})$/.exec(text)
  if (!yearLast) return undefined
  const [first, second, year] = [Number(yearLast[1]), Number(yearLast[3]), Number(yearLast[4])]
  const dayFirst = dateOf(year, second, first)
  if (yearLast[2] === '.') return dayFirst
  const monthFirst = dateOf(year, first, second)
  if ('iso' in dayFirst && 'iso' in monthFirst && dayFirst.iso !== monthFirst.iso) return { doubtful: 'ambiguous' }
  return 'iso' in dayFirst ? dayFirst : monthFirst
}

/** Characters of a date in digits, with all that may stand around it. */
const LONGEST_DATE = 200

const MONTH_FIRST = /^en(?:-us)?$/i

/**
 * A date in digits whose day and month may be either way round, in both of them, first as the language writes it:
 * a recogniser may have written so what was said in words.
 */
export function readBothWays(text: string, language: string): string[] {
  if (text.length > LONGEST_DATE) return []
  const found = /^(\d{1,2})\s?([-/])\s?(\d{1,2})\s?\2\s?(\d{4})$/.exec(bareOf(text))
  if (!found) return []
  const [first, second, year] = [Number(found[1]), Number(found[3]), Number(found[4])]
  const ways = [dateOf(year, second, first), dateOf(year, first, second)]
  const dates = ways.flatMap((way) => ('iso' in way ? [way.iso] : []))
  return new Set(dates).size < 2 ? [] : MONTH_FIRST.test(language) ? dates.toReversed() : dates
}

function dayOf(words: readonly string[], language: string): number | undefined {
  const digits = words.length === 1 ? DAY.exec(words[0] ?? '') : null
  if (digits) return Number(digits[1])
  return numeralsOf(language)
    .map(({ day }) => day(words))
    .find((day) => day !== undefined)
}

function yearOf(words: readonly string[], language: string): number | undefined {
  if (words.length === 1 && /^\d{4}$/.test(words[0] ?? '')) return Number(words[0])
  return numeralsOf(language)
    .map(({ year }) => year(words))
    .find((year) => year !== undefined)
}

/** Day and month by their places, as in German: "dritter fünfter neunzehnhundertneunzig". */
function fromOrdinals(words: readonly string[], language: string): DateReading | undefined {
  const monthIn = numeralsOf(language)[0]?.month
  const [day, month] = [monthIn && dayOf(words.slice(0, 1), language), monthIn?.(words.slice(1, 2))]
  const year = yearOf(words.slice(2), language)
  return day === undefined || month === undefined || year === undefined ? undefined : dateOf(year, month, day)
}

function fromWords(words: readonly string[], language: string): DateReading | undefined {
  const months = words.flatMap((word, at) => (monthOf(word, language) > 0 ? [at] : []))
  const [at] = months
  if (at === undefined) return fromOrdinals(words, language)
  if (months.length > 1) return undefined
  const month = monthOf(words[at] ?? '', language)
  const [before, after] = [words.slice(0, at), words.slice(at + 1)]
  const splits: [readonly string[], readonly string[]][] =
    before.length > 0 ? [[before, after]] : [1, 2].map((length) => [after.slice(0, length), after.slice(length)])
  const readings = splits.flatMap(([dayWords, yearWords]) => {
    const [day, year] = [dayOf(dayWords, language), yearOf(yearWords, language)]
    return day === undefined || year === undefined ? [] : [dateOf(year, month, day)]
  })
  return readings.length === 1 ? readings[0] : undefined
}

const bareOf = (text: string): string =>
  withoutEnd(asciiDigits(normalise(text)).trim(), /[\s.!,;،]/)
    .replace(LEAD_IN, '')
    .replace(TRAIL, '')

/** Reads a text that is a date and nothing else; undefined when it is not, or is left open by a word. */
export function readDate(text: string, language: string): DateReading | undefined {
  const said = bareOf(text)
  const spelled = TWO_WORD_MONTHS.reduce(
    (whole, [twoWords, name]) => whole.replaceAll(twoWords, name),
    fold(said),
  ).replace(/ day of /, ' of ')
  return (
    fromDigits(said) ??
    fromWords(
      spelled.split(' ').filter((word) => !LINKS.has(word)),
      language,
    )
  )
}
