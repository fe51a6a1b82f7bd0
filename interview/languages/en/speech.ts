import { monthName } from '../dates.ts'
import { dates } from './dates.ts'
import { eachDigit, END, START } from '../../spoken/numeral.ts'
import { monthsOf } from '../../spoken/rules/dates.ts'
import { type CalendarDate, type Context, type Rule, type Speech, wordAfter, wordBefore } from '../../spoken/speech.ts'
import { cardinal, ONES, ordinal, TENS, year } from './cardinal.ts'
import { NOUNS } from './nouns.ts'

const DIGITS = ONES.slice(0, 10)
const { months } = dates
const named = monthsOf(months)
const ORDINAL = '(?:st|nd|rd|th)'
const YEAR = '(?:,? (?<year>[12]\\d{3})(?![\\d.,]\\d|\\d))?'

const dayOfMonth = ({ day, month, year: inYear }: CalendarDate) =>
  `${monthName(months, month)} ${ordinal(day)}${inYear === undefined ? '' : `, ${year(inYear)}`}`

const isDay = (day: string | undefined) => Number(day) >= 1 && Number(day) <= 31

const dateRules: readonly Rule[] = [
  {
    pattern: new RegExp(`${START}(?<day>\\d{1,2})${ORDINAL}? (?:of )?(?<month>${named.pattern})${YEAR}`, 'gu'),
    say({ day, month = '', year: inYear }, context) {
      if (!isDay(day)) return undefined
      const name = monthName(months, named.numberOf(month))
      const the = wordBefore(context) === 'the' ? '' : 'the '
      return `${the}${ordinal(Number(day))} of ${name}${inYear === undefined ? '' : ` ${year(Number(inYear))}`}`
    },
  },
  {
    pattern: new RegExp(
      `${START}(?<month>${named.pattern}) (?:the )?(?<day>\\d{1,2})${ORDINAL}?(?![\\d:]|[.,/]\\d|${ORDINAL})${YEAR}`,
      'gu',
    ),
    say({ day, month = '', year: inYear }) {
      if (!isDay(day)) return undefined
      return dayOfMonth({
        day: Number(day),
        month: named.numberOf(month),
        year: inYear === undefined ? undefined : Number(inYear),
      })
    },
  },
]

function timeOf(hour: number, minute: number): string {
  if (minute === 0) return hour > 12 || hour === 0 ? `${cardinal(hour)} hundred hours` : cardinal(hour)
  return `${cardinal(hour)} ${minute < 10 ? `oh ${cardinal(minute)}` : cardinal(minute)}`
}

/** "a.m."; its last dot also ends a sentence. */
const halfOf = (half: string, after: string) => `${half.toLowerCase()}.m${after.startsWith('.') ? '' : '.'}`

const times: readonly Rule[] = [
  {
    pattern: new RegExp(
      `${START}(?<hour>[01]?\\d|2[0-4]):(?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d))?(?:[ \\u00a0\\u202f]?(?<half>[ap])(?:m|\\.m\\.)${END})?(?![:\\p{L}\\d])`,
      'giu',
    ),
    say({ hour, minute, second, half }, { after }) {
      const [hours, minutes] = [Number(hour), Number(minute)]
      const isOnTheHour = minutes === 0 && half === undefined && hours >= 1 && hours <= 12 && second === undefined
      const time = `${timeOf(hours, minutes)}${isOnTheHour ? " o'clock" : ''}`
      const seconds = second === undefined ? '' : ` and ${cardinal(Number(second))} seconds`
      return `${time}${seconds}${half === undefined ? '' : ` ${halfOf(half, after)}`}`
    },
  },
  {
    pattern: new RegExp(
      `${START}(?<hour>1[0-2]|[1-9])[ \\u00a0\\u202f]?(?<half>[ap])(?:m|\\.m\\.)(?![\\p{L}\\p{N}])`,
      'giu',
    ),
    say: ({ hour, half = '' }, { after }) => `${cardinal(Number(hour))} ${halfOf(half, after)}`,
  },
]

const decades: Rule = {
  pattern: new RegExp(`${START}['’]?(?<century>1\\d|20)?(?<decade>[1-9])0['’]?s${END}`, 'gu'),
  say: ({ century, decade }) =>
    `${century === undefined ? '' : `${cardinal(Number(century))} `}${(TENS[Number(decade) - 2] ?? 'ten').replace(/y$/, 'ie')}s`,
}

const ordinals: Rule = {
  pattern: new RegExp(`${START}(?<number>\\d{1,3}(?:,\\d{3})*|\\d{1,6})${ORDINAL}${END}`, 'gu'),
  say: ({ number = '' }) => {
    const value = Number(number.replaceAll(',', ''))
    return value < 1e12 ? ordinal(value) : undefined
  },
}

const NUMBERED = /^(?:sections?|articles?|numbers?|paragraphs?|rooms?|pages?|lines?|items?|questions?|chapters?|suite)$/
const YEAR_BEFORE =
  /^(?:in|since|year|during|circa|spring|summer|fall|autumn|winter|early|late|mid|class|january|february|march|april|may|june|july|august|september|october|november|december)$/
/** What may follow a year and no noun that is counted. */
const YEAR_AFTER =
  /^(?:|and|or|to|until|till|through|at|in|on|for|with|when|where|while|because|after|before|did|do|does|was|were|is|are|had|have|has|i|you|he|she|we|they|it|your|my|the|a|an|as|but|by|from|of|that|this|who|then|so|if)$/

export const speech: Speech = {
  digits: DIGITS,
  grouping: ',',
  minus: 'minus',
  plus: 'plus',
  marks: { '.': 'point', ',': 'comma' },
  percent: 'percent',
  to: 'to',
  slash: 'slash',
  pause: ', ',
  paragraph: (value) => `paragraph ${cardinal(value)}`,
  fileWords:
    /(?:^|[^\p{L}])(?:number|no|nos|file|case|passport|id|code|pin|zip|account|receipt|reference|ref|visa|license)[.:#]?(?: is)?[ :#]{0,2}$/iu,
  scales: {
    pattern: 'hundred|thousand|million|billion|trillion|[kKmM]|bn|[Bb]',
    short: { k: 'thousand', K: 'thousand', m: 'million', M: 'million', bn: 'billion', B: 'billion', b: 'billion' },
  },
  abbreviations: [
    ['§§', 'sections'],
    ['§', 'section'],
    ['[Aa]rts\\.', 'articles'],
    ['[Aa]rt\\.', 'article'],
    ['[Ss]ecs\\.', 'sections'],
    ['[Ss]ec\\.', 'section'],
    ['[Pp]ara\\.', 'paragraph'],
    ['[Nn]os\\.', 'numbers'],
    ['No\\.|[Nn]°|[Nn]º|№|#', 'number'],
    ['[Pp]p\\.', 'pages'],
    ['[Pp]\\.', 'page'],
  ],
  cardinal: (value) => cardinal(value),
  fraction: (digits) => eachDigit(digits, DIGITS),
  counted: (value, noun) => `${cardinal(value)} ${NOUNS[noun][value === 1 ? 0 : 1]}`,
  noun: (noun) => NOUNS[noun][1],
  joined: (major, minor) => `${major} and ${minor}`,
  part(top, bottom, whole) {
    const name = bottom === 2 ? 'half' : bottom === 4 ? 'quarter' : ordinal(bottom)
    const part = top === 1 ? `one ${name}` : `${cardinal(top)} ${name}s`
    return whole === undefined ? part : `${cardinal(whole)} and ${part}`
  },
  date: dayOfMonth,
  year(value: number, context: Context) {
    const [before, after] = [wordBefore(context), wordAfter(context)]
    if (value < 1_500 || value > 2_099 || NUMBERED.test(before)) return undefined
    return YEAR_BEFORE.test(before) || YEAR_AFTER.test(after) ? year(value) : undefined
  },
  rules: [...dateRules, ...times, decades, ordinals],
}
