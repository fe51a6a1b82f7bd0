import { monthName } from '../dates.ts'
import { dates } from './dates.ts'
import { digitsTogether, END, SPACE, START } from '../../spoken/numeral.ts'
import { monthsOf } from '../../spoken/rules/dates.ts'
import { type CalendarDate, type Rule, type Speech, wordAfter } from '../../spoken/speech.ts'
import { cardinal, ordinal } from './cardinal.ts'
import { FEMININE, NOUNS } from './nouns.ts'

const DIGITS = Array.from({ length: 10 }, (_, digit) => cardinal(digit))
const { months } = dates
const named = monthsOf(months)

const saidDay = (day: number) => (day === 1 ? 'premier' : cardinal(day))
const dateOf = ({ day, month, year }: CalendarDate) =>
  [saidDay(day), monthName(months, month), ...(year === undefined ? [] : [cardinal(year)])].join(' ')

const dateRules: Rule = {
  pattern: new RegExp(`${START}(?<day>\\d{1,2})(?:er)? (?=${named.pattern})`, 'giu'),
  say: ({ day }) => (Number(day) >= 1 && Number(day) <= 31 ? `${saidDay(Number(day))} ` : undefined),
}

const hours = (value: number) => `${cardinal(value, true)} ${value < 2 ? 'heure' : 'heures'}`

function timeOf(hour: number, minute: number, second: string | undefined): string {
  const minutes = minute === 0 ? '' : ` ${cardinal(minute, true)}`
  const seconds =
    second === undefined ? '' : ` et ${cardinal(Number(second), true)} ${Number(second) < 2 ? 'seconde' : 'secondes'}`
  return `${hours(hour)}${minutes}${seconds}`
}

const times: Rule = {
  pattern: new RegExp(
    `${START}(?<hour>[01]?\\d|2[0-4])(?::(?<clock>[0-5]\\d)(?::(?<second>[0-5]\\d))?(?:${SPACE}?(?:h|heures?))?|${SPACE}?[hH](?:${SPACE}?(?<minute>[0-5]\\d)(?:${SPACE}?min)?)?)${END}(?!:\\d)`,
    'gu',
  ),
  say: ({ hour, clock, minute, second }) => timeOf(Number(hour), Number(clock ?? minute ?? 0), second),
}

/** "1er", "1re", "2e", "21ème", "2nd". */
const ordinals: Rule = {
  pattern: new RegExp(
    `${START}(?:(?<first>1)(?:(?<feminine>i?[èe]?re)|er)|(?<number>\\d{1,6})(?:i?[èe]mes?|es?)|2(?:nd|(?<second>nde)))(?<plural>s)?${END}`,
    'gu',
  ),
  say({ first, feminine, number, second, plural = '' }) {
    if (number !== undefined) return Number(number) === 0 ? undefined : `${ordinal(Number(number))}${plural}`
    return `${first === undefined ? (second === undefined ? 'second' : 'seconde') : ordinal(1, feminine !== undefined)}${plural}`
  },
}

const startsWithVowel = (noun: string) => /^[aeiouhéè]/i.test(noun)
/** "un million d'euros", "deux milliards de dollars". */
const ofNoun = (noun: string) => (startsWithVowel(noun) ? `d'${noun}` : `de ${noun}`)

const PARTS: Readonly<Record<number, string>> = { 2: 'demi', 3: 'tiers', 4: 'quart' }

export const speech: Speech = {
  digits: DIGITS,
  grouping: '.',
  minus: 'moins',
  plus: 'plus',
  marks: { '.': 'point', ',': 'virgule' },
  percent: 'pour cent',
  to: 'à',
  slash: 'sur',
  pause: ', ',
  paragraph: (value) => `paragraphe ${cardinal(value)}`,
  fileWords:
    /(?:^|[^\p{L}])(?:num[ée]ro|n[°º]|dossier|passeport|code|postal|compte|référence|réf|visa|permis|identifiant)[.:]?(?: est)?(?: le)?[ :]{0,2}$/iu,
  scales: {
    pattern: 'mille|millions?|milliards?|billions?|[kKM]|Md',
    short: { k: 'mille', K: 'mille', M: 'millions', Md: 'milliards' },
  },
  abbreviations: [
    ['§§?', 'paragraphe'],
    ['[Aa]rts\\.', 'articles'],
    ['[Aa]rt\\.', 'article'],
    ['[Aa]l\\.', 'alinéa'],
    ['[Nn](?:°s|os)', 'numéros'],
    ['[Nn][°º]|[Nn]o\\.?|№|#', 'numéro'],
    ['[Pp]p?\\.', 'page'],
  ],
  cardinal: (value, context) => cardinal(value, FEMININE.has(wordAfter(context))),
  fraction: (digits) => digitsTogether(digits, DIGITS, cardinal),
  counted(value, noun) {
    const [one, many, gender] = NOUNS[noun]
    const isMillions = value > 0 && value % 1_000_000 === 0
    const words = cardinal(value, gender === 'feminine')
    return `${words} ${isMillions ? ofNoun(many) : value < 2 ? one : many}`
  },
  noun: (noun, after) => (after === 'scale' ? ofNoun(NOUNS[noun][1]) : NOUNS[noun][1]),
  joined: (major, minor) => `${major} et ${minor}`,
  part(top, bottom, whole) {
    const name = PARTS[bottom] ?? ordinal(bottom)
    const part = `${cardinal(top)} ${name}${top > 1 && !name.endsWith('s') ? 's' : ''}`
    return whole === undefined ? part : `${cardinal(whole)} et ${bottom === 2 ? name : part}`
  },
  date: dateOf,
  rules: [dateRules, times, ordinals],
}
