import { type Caption, endOfDigits, endOfNumber, foldedWords, joinedWord } from './spans.ts'

/** What is shown in place of the words up to `end`; without `shown` they stay. */
export interface Form {
  end: number
  shown: string | undefined
}

const SMALL = 10

/** "25,000": grouped from five digits, in an amount from four where the language does so. */
function grouped(value: number, { rules }: Caption, least: number): string {
  const digits = String(value)
  return digits.length < least ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, rules.group)
}

const isScale = ({ rules, numerals }: Caption, word: string) =>
  rules.parts.has(word) || rules.scales.has(word) || numerals.number([word]) === 1_000

/**
 * Digits behind a decimal mark that is named: each by itself, or one number of two digits. A scale word behind them
 * stays a word: "1.5 million". Without `shown` the words up to `end` are no decimals and stay.
 */
function decimalsAt(caption: Caption, at: number, text: string): (Form & { isScaled: boolean }) | undefined {
  const { words, rules, numerals } = caption
  const marks: Readonly<Record<string, string>> = rules.points
  const names: Readonly<Record<string, string>> = rules.digits
  const name = joinedWord(caption, at)
  if (!Object.hasOwn(marks, name) || !words[at + 1]?.isJoined) return undefined
  const mark = marks[name]
  let [end, digits] = [at + 1, '']
  while (digits.length < 12 && Object.hasOwn(names, joinedWord(caption, end)))
    digits += names[joinedWord(caption, end++)]
  const last = Math.max(end, endOfNumber(caption, at + 1))
  if (digits !== '' && end === last) return { end, shown: `${mark}${digits}`, isScaled: false }
  const value = numerals.number(foldedWords(caption, at + 1, last))
  if (value !== undefined && value > 9 && value < 100) return { end: last, shown: `${mark}${value}`, isScaled: false }
  const isScaled = digits !== '' && foldedWords(caption, end, last).every((word) => isScale(caption, word))
  const scale = text.slice(words[end - 1]?.to, words[last - 1]?.to)
  return { end: last, shown: isScaled ? `${mark}${digits}${scale}` : undefined, isScaled }
}

function percentEnd(caption: Caption, at: number): number | undefined {
  const [one, two] = [joinedWord(caption, at), joinedWord(caption, at + 1)]
  if (caption.rules.percent.some((name) => name === one)) return at + 1
  return caption.rules.percent.some((name) => name === `${one} ${two}`) ? at + 2 : undefined
}

/** The sign of a currency named at a place, or its noun, which is kept; behind millions the noun may have a "de" before it. */
function currencyAt(caption: Caption, at: number): { end: number; sign: string | undefined } | undefined {
  const start = joinedWord(caption, at) === 'de' ? at + 1 : at
  const noun = joinedWord(caption, start)
  const signs: Readonly<Record<string, string | undefined>> = caption.rules.currencies
  return Object.hasOwn(signs, noun) ? { end: start + 1, sign: signs[noun] } : undefined
}

/** "and fifty cents" behind dollars, in English. */
function centsAt(caption: Caption, at: number): { end: number; shown: string } | undefined {
  if (caption.language !== 'en') return undefined
  const from = joinedWord(caption, at) === 'and' ? at + 1 : at
  if (!caption.words[from]?.isJoined) return undefined
  const end = endOfNumber(caption, from)
  const value = caption.numerals.number(foldedWords(caption, from, end))
  if (value === undefined || value > 99 || !/^cents?$/.test(joinedWord(caption, end))) return undefined
  return { end: end + 1, shown: `.${String(value).padStart(2, '0')}` }
}

/** An ordinal or a fraction goes on behind the words, so that they are no number by themselves. */
function isOrdinal(caption: Caption, end: number): boolean {
  const next = joinedWord(caption, end)
  const isJoint = caption.rules.joints.has(next)
  return caption.rules.ordinal.test(next) || (isJoint && caption.rules.ordinal.test(joinedWord(caption, end + 1)))
}

/** "entre vingt et trente": two numbers, or more, each beyond the small ones; else the words stay. */
function joinedNumbers(caption: Caption, from: number, end: number, text: string): string | undefined {
  const { words, rules, numerals } = caption
  let [shown, start] = ['', from]
  for (let at = from; at <= end; at++) {
    if (at < end && !rules.joints.has(words[at]?.folded ?? '')) continue
    const value = numerals.number(foldedWords(caption, start, at))
    if (value === undefined || value <= SMALL) return undefined
    shown += `${grouped(value, caption, 5)}${text.slice(words[at - 1]?.to ?? 0, at < end ? (words[at + 1]?.from ?? 0) : words[at - 1]?.to)}`
    start = at + 1
  }
  return shown
}

const ALTERNATIVE = /^(?:or|to|ou|a|o|oder|bis|او|الي)$/u

/** "two or three hundred dollars": the hundred belongs to both numbers, and digits would keep it for one. */
function isSecondOfTwo({ words, numerals }: Caption, from: number): boolean {
  const [number, joint] = [words[from - 2]?.folded, words[from - 1]?.folded]
  return number !== undefined && ALTERNATIVE.test(joint ?? '') && numerals.number([number]) !== undefined
}

/** The number in words at a place, with the currency or percent behind it. */
export function numberAt(caption: Caption, from: number, text: string): Form | undefined {
  const { words, rules, numerals, language } = caption
  const digitsEnd = endOfDigits(caption, from)
  const end = endOfNumber(caption, from)
  if (digitsEnd > from && digitsEnd >= end) {
    const names: Readonly<Record<string, string>> = rules.digits
    return {
      end: digitsEnd,
      shown: foldedWords(caption, from, digitsEnd)
        .map((word) => names[word] ?? '')
        .join(''),
    }
  }
  if (end <= from) return undefined
  const stays: Form = { end, shown: undefined }
  const isBehindPoint = words[from]?.isJoined && Object.hasOwn(rules.points, words[from - 1]?.folded ?? '')
  if (isBehindPoint || isOrdinal(caption, end)) return stays
  const said = foldedWords(caption, from, end)
  const and = language === 'ar' && said[0]?.startsWith('و') && numerals.number([said[0]]) === undefined ? 'و' : ''
  const value = numerals.number(and === '' ? said : [said[0]?.slice(1) ?? '', ...said.slice(1)])
  if (value === undefined) {
    const year = numerals.year(said)
    const isCounted = percentEnd(caption, end) !== undefined || currencyAt(caption, end) !== undefined
    if (year !== undefined && !isCounted && !isTime(caption, from, end) && said.at(-1) !== 'cents')
      return { end, shown: String(year) }
    return { end, shown: isCounted ? undefined : joinedNumbers(caption, from, end, text) }
  }
  if (isCents(caption, from, said) || (value >= 100 && isSecondOfTwo(caption, from))) return stays
  const decimals = decimalsAt(caption, end, text)
  const last = decimals?.end ?? end
  if (decimals !== undefined && decimals.shown === undefined) return { end: last, shown: undefined }
  const shownAs = (least: number) => `${and}${grouped(value, caption, least)}${decimals?.shown ?? ''}`
  if (decimals?.isScaled) return { end: last, shown: shownAs(5) }
  const percent = percentEnd(caption, last)
  if (percent !== undefined) return { end: percent, shown: rules.percentage(shownAs(5)) }
  const currency = currencyAt(caption, last)
  if (currency?.sign !== undefined) {
    const cents = decimals === undefined ? centsAt(caption, currency.end) : undefined
    const number = `${shownAs(rules.groupedFrom)}${cents?.shown ?? ''}`
    return { end: cents?.end ?? currency.end, shown: rules.amount(number, currency.sign) }
  }
  if (currency !== undefined) return { end: last, shown: shownAs(rules.groupedFrom) }
  if (value <= SMALL && decimals === undefined) return stays
  return words[from] === undefined ? undefined : { end: last, shown: shownAs(5) }
}

/** "cinq dollars cinq cents": coins, and not five hundred. */
const isCents = ({ language, words }: Caption, from: number, said: readonly string[]): boolean =>
  language === 'fr' && said.at(-1) === 'cents' && /^(?:d )?(?:dollars?|euros?)$/.test(words[from - 1]?.folded ?? '')

/** "at nineteen thirty" may be half past seven in the evening. */
const isTime = ({ language, words }: Caption, from: number, end: number): boolean =>
  language === 'en' && (words[from - 1]?.folded === 'at' || words[end]?.folded === 'hours')
