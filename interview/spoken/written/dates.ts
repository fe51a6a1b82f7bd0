import { CONVERSATIONS } from '../../languages/conversations.ts'
import { monthName } from '../../languages/dates.ts'
import { monthOf } from '../../verdict/date-words.ts'
import type { Form } from './numbers.ts'
import { type Caption, endOfNumber, foldedWords, joinedWord } from './spans.ts'

const MOST_DAY_WORDS = 4

/** A year in full at a place, all its words. */
function yearAt(caption: Caption, at: number): { end: number; year: number } | undefined {
  if (!caption.words[at]?.isJoined) return undefined
  const end = endOfNumber(caption, at)
  const year = caption.numerals.year(foldedWords(caption, at, end))
  return year === undefined ? undefined : { end, year }
}

/** Where what stands at a place goes on behind a linking word. */
const behindLink = ({ rules }: Caption, word: string, at: number) => (rules.links.has(word) ? at + 1 : at)

/** "May third nineteen ninety": every way to divide day and year that is possible, when it is one. */
function monthFirst(caption: Caption, at: number): Form | undefined {
  const name = caption.words[at]?.folded ?? ''
  const month = monthOf(name, 'en')
  if (month === 0) return undefined
  const start = joinedWord(caption, at + 1) === 'the' ? at + 2 : at + 1
  const readings = [1, 2].flatMap((length) => {
    const words = foldedWords(caption, start, start + length)
    const isJoined = words.length === length && words.every((_, index) => caption.words[start + index]?.isJoined)
    const day = isJoined ? caption.numerals.day(words) : undefined
    if (day === undefined || day > 31) return []
    const year = yearAt(caption, start + length)
    const end = start + length
    const isMore = caption.words[end]?.isJoined && endOfNumber(caption, end) > end
    const isOrdinal = caption.numerals.number(words) === undefined
    if (year === undefined && (isMore || !isOrdinal || caption.rules.doubtfulMonths.has(name))) return []
    if (year === undefined && length === 1 && isOrdinalNext(caption, end)) return []
    return [
      {
        end: year?.end ?? end,
        shown: `${monthName(CONVERSATIONS.en.dates.months, month)} ${day}${year ? `, ${year.year}` : ''}`,
      },
    ]
  })
  return readings.length === 1 ? readings[0] : undefined
}

const isOrdinalNext = (caption: Caption, at: number) => caption.rules.ordinal.test(joinedWord(caption, at))

/** "third of May", "trois mai", "tres de mayo", "dritter Mai", each with its year. */
function dayFirst(caption: Caption, from: number, text: string): Form | undefined {
  const { language, rules, words } = caption
  const the = language === 'en' && words[from]?.folded === 'the' ? from + 1 : from
  for (let length = MOST_DAY_WORDS; length > 0; length--) {
    const end = the + length
    const dayWords = foldedWords(caption, the, end)
    const isWhole = dayWords.length === length && words.slice(from + 1, end).every(({ isJoined }) => isJoined)
    const day = isWhole ? caption.numerals.day(dayWords) : undefined
    const link = joinedWord(caption, end)
    const at = behindLink(caption, link, end)
    const name = joinedWord(caption, at)
    const month = monthOf(name, language)
    if (
      day === undefined ||
      month === 0 ||
      (language === 'en' && link !== 'of' && caption.numerals.number(dayWords) !== undefined)
    )
      continue
    const year = yearAt(caption, behindLink(caption, joinedWord(caption, at + 1), at + 1))
    if (year === undefined && rules.doubtfulMonths.has(name) && link !== 'of') return undefined
    const monthEnd = words[at]?.to ?? 0
    if (language === 'en') {
      const named = monthName(CONVERSATIONS.en.dates.months, month)
      return { end: year?.end ?? at + 1, shown: `${named} ${day}${year ? `, ${year.year}` : ''}` }
    }
    const shownDay = rules.day(day, dayWords[0] ?? '')
    const shownMonth =
      language === 'ar' ? ` ${text.slice(words[at]?.from, monthEnd)}` : text.slice(words[end - 1]?.to, monthEnd)
    const yearStart = words[(year?.end ?? 0) - 1] && year ? yearLink(caption, text, at) : ''
    return { end: year?.end ?? at + 1, shown: `${shownDay}${shownMonth}${year ? `${yearStart}${year.year}` : ''}` }
  }
  return undefined
}

/** What stands between a month and its year. */
function yearLink(caption: Caption, text: string, month: number): string {
  const at = behindLink(caption, joinedWord(caption, month + 1), month + 1)
  return text.slice(caption.words[month]?.to, caption.words[at]?.from)
}

/** A date in words at a place. */
export function dateAt(caption: Caption, at: number, text: string): Form | undefined {
  return (caption.language === 'en' ? monthFirst(caption, at) : undefined) ?? dayFirst(caption, at, text)
}
