import { spellingsOf } from '../../languages/dates.ts'
import { END, sayWhole, START } from '../numeral.ts'
import { ALONE, type CalendarDate, type Rule, type Speech } from '../speech.ts'

const isDay = (day: number) => day >= 1 && day <= 31
const isMonth = (month: number) => month >= 1 && month <= 12

/** Names of months as a pattern, with a dot behind a short one, and the number of a month by its name. */
export function monthsOf(months: readonly string[]): { pattern: string; numberOf(name: string): number } {
  const named = months.flatMap((month, at) => spellingsOf(month).map((name) => [name, at + 1] as const))
  const numbers = new Map(named)
  const isLonger = ([left]: readonly [string, number], [right]: readonly [string, number]) => right.length - left.length
  return {
    pattern: `(?:${named
      .toSorted(isLonger)
      .map(([name]) => `${name}${name.length <= 4 ? '\\.?' : ''}`)
      .join('|')})${END}`,
    numberOf: (name) => numbers.get(name.replace('.', '')) ?? 0,
  }
}

/** Day and month from two numbers; undefined where their order is left open. */
function orderOf(first: number, second: number, mark: string): CalendarDate | undefined {
  const dayFirst = isDay(first) && isMonth(second) ? { day: first, month: second } : undefined
  const monthFirst = isDay(second) && isMonth(first) ? { day: second, month: first } : undefined
  if (mark === '.' || first === second || monthFirst === undefined) return dayFirst
  return dayFirst === undefined ? monthFirst : undefined
}

/**
 * Dates of digits alone. Dots and a number above twelve tell day from month, as in `verdict/date-words.ts`; a date
 * that stays ambiguous, or has a year of two digits, is read as its numbers in the order in which they stand.
 */
export const dateRules = (speech: Speech): readonly Rule[] => [
  {
    pattern: new RegExp(
      `${START}(?<year>\\d{4})([-/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})(?:(?<time>T)(?=\\d\\d:\\d\\d)|${END}(?![-/]\\d))`,
      'gu',
    ),
    say({ year, month, day, time }, context) {
      const date = { day: Number(day), month: Number(month), year: Number(year) }
      if (!isDay(date.day) || !isMonth(date.month)) return undefined
      return `${speech.date(date, context)}${time ? speech.pause : ''}`
    },
  },
  {
    pattern: new RegExp(
      `${START}(?<first>\\d{1,2})(?<mark>[-/.])(?<second>\\d{1,2})\\k<mark>(?<year>\\d{4}|\\d\\d)${END}(?![-/.]\\d)`,
      'gu',
    ),
    say({ first = '', mark = '', second = '', year = '' }, context) {
      if (mark === '-' && year.length === 2) return undefined
      if (!isDay(Number(first)) || !isDay(Number(second))) return undefined
      const order = year.length === 4 ? orderOf(Number(first), Number(second), mark) : undefined
      if (order !== undefined) return speech.date({ ...order, year: Number(year) }, context)
      const said = year.length === 4 && (speech.year?.(Number(year), ALONE) ?? sayWhole(year, speech, ALONE))
      const parts = [first, second].map((digits) => sayWhole(String(Number(digits)), speech, ALONE))
      return [...parts, said || sayWhole(year, speech, ALONE)].join(speech.pause)
    },
  },
]
