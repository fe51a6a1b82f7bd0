import type { Counted } from './nouns.ts'

/** Up to 40 characters on either side of what is replaced, by which a number agrees with its neighbours. */
export interface Context {
  before: string
  after: string
}

/** One written form and how it is said; undefined leaves it to the rules that follow. */
export interface Rule {
  /** Global, and bounded in what it can match, so that a text takes time by its length. */
  pattern: RegExp
  say(groups: Readonly<Record<string, string | undefined>>, context: Context): string | undefined
}

/** A date of the calendar: month from 1 to 12, the year as its number. */
export interface CalendarDate {
  day: number
  month: number
  year?: number | undefined
}

/** How a language says what was written in digits and signs. Numbers go up to 999,999,999,999. */
export interface Speech {
  /** Zero to nine. */
  digits: readonly string[]
  /** The mark that groups thousands; the other of the two is the decimal mark. */
  grouping: ',' | '.'
  minus: string
  plus: string
  /** The names of the decimal marks. */
  marks: Readonly<Record<'.' | ',', string>>
  percent: string
  /** Between the ends of a range. */
  to: string
  slash: string
  /** Between groups of digits and parts of a list. */
  pause: string
  /** The number in brackets behind an article of law: "5(2)". */
  paragraph(value: number): string
  /** Words before a number of a file, folded or not, at the end of what precedes it: such numbers are read digit by digit. */
  fileWords: RegExp
  /** Scale words behind an amount, and what their short forms stand for. */
  scales: { pattern: string; short: Readonly<Record<string, string>> }
  /** Short forms before a number and how they are said: "No. 12". */
  abbreviations: readonly (readonly [pattern: string, said: string])[]
  cardinal(value: number, context: Context): string
  /** The digits behind a decimal mark. */
  fraction(digits: string): string
  /** A number and its noun, in agreement. */
  counted(value: number, noun: Counted, context: Context): string
  /** The noun behind a decimal, or behind a scale word such as "million". */
  noun(noun: Counted, after: 'decimal' | 'scale'): string
  /** Dollars and cents as one amount. */
  joined(major: string, minor: string): string
  /** A part, `top` below `bottom`, `bottom` from 2 to 10; behind a whole number that number too. */
  part(top: number, bottom: number, whole?: number): string
  date(date: CalendarDate, context: Context): string
  /** A year by itself, where it is not said as any number is. */
  year?(value: number, context: Context): string | undefined
  /** What only this language writes: dates with names of months, times of day, ordinals. */
  rules: readonly Rule[]
}

/** The last word before and the first word after, in lower case; empty where something else stands there. */
export const wordBefore = ({ before }: Context): string =>
  /([\p{L}\p{M}]+)[.,]?\s{0,2}$/u.exec(before)?.[1]?.toLowerCase() ?? ''
export const wordAfter = ({ after }: Context): string =>
  /^\s{1,2}([\p{L}\p{M}]+)/u.exec(after)?.[1]?.toLowerCase() ?? ''

/** Nothing on either side. */
export const ALONE: Context = { before: '', after: '' }
