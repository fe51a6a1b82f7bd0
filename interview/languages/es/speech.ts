import { monthName } from '../dates.ts'
import { dates } from './dates.ts'
import { digitsTogether, END, SPACE, START } from '../../spoken/numeral.ts'
import { monthsOf } from '../../spoken/rules/dates.ts'
import { type CalendarDate, type Rule, type Speech, wordAfter } from '../../spoken/speech.ts'
import { cardinal, type Form, ordinal } from './cardinal.ts'
import { genderOf, NOUNS } from './nouns.ts'

const DIGITS = Array.from({ length: 10 }, (_, digit) => cardinal(digit))
const { months } = dates
const named = monthsOf(months)

const saidDay = (day: number) => (day === 1 ? 'primero' : cardinal(day))
const dateOf = ({ day, month, year }: CalendarDate) =>
  [saidDay(day), monthName(months, month), ...(year === undefined ? [] : [cardinal(year)])].join(' de ')

const dateRules: Rule = {
  pattern: new RegExp(`${START}(?<day>\\d{1,2})(?:\\.?[ºo°])?(?<link> de | )(?=${named.pattern})`, 'giu'),
  say: ({ day, link }) => (Number(day) >= 1 && Number(day) <= 31 ? `${saidDay(Number(day))}${link}` : undefined),
}

/** "de la mañana" and so on for a. m. and p. m. */
function partOfDay(half: string, hour: number): string {
  if (half.toLowerCase() === 'a') return hour < 6 || hour === 12 ? 'de la madrugada' : 'de la mañana'
  if (hour === 12) return 'del mediodía'
  return hour < 8 ? 'de la tarde' : 'de la noche'
}

const times: readonly Rule[] = [
  {
    pattern: new RegExp(
      `${START}(?<hour>[01]?\\d|2[0-4])(?::(?<clock>[0-5]\\d)(?::(?<second>[0-5]\\d))?(?:${SPACE}?(?<unit>h|hs|hrs|horas)\\b\\.?)?|h(?<minute>[0-5]\\d))(?:${SPACE}?(?<half>[ap])\\.?${SPACE}?m(?:\\.|${END}))?(?![:\\p{L}\\d])`,
      'giu',
    ),
    say({ hour, clock, minute, second, unit, half }) {
      const [hours, minutes] = [Number(hour), Number(clock ?? minute)]
      const isPlain = minutes === 0 && second === undefined
      const dayPart = half === undefined ? '' : ` ${partOfDay(half, hours)}`
      const seconds = second === undefined ? '' : ` y ${cardinal(Number(second), 'masculine')} segundos`
      const time = cardinal(hours, 'feminine') + (minutes === 0 ? '' : ` y ${cardinal(minutes)}`)
      if (unit !== undefined || (isPlain && (hours > 12 || hours === 0))) {
        return `${cardinal(hours, 'feminine')}${minutes === 0 ? '' : ` ${cardinal(minutes)}`} ${hours === 1 && minutes === 0 ? 'hora' : 'horas'}${seconds}`
      }
      return `${time}${isPlain && half === undefined ? ' en punto' : ''}${seconds}${dayPart}`
    },
  },
  {
    pattern: new RegExp(
      `${START}(?<hour>1[0-2]|[1-9])${SPACE}?(?<half>[ap])\\.?${SPACE}?m(?:\\.|${END})(?![\\p{L}\\d])`,
      'giu',
    ),
    say: ({ hour, half = '' }) => `${cardinal(Number(hour), 'feminine')} ${partOfDay(half, Number(hour))}`,
  },
]

/** "1.º", "1º", "1.ª", "3.er", "2do". */
const ordinals: Rule = {
  pattern: new RegExp(
    `${START}(?<number>\\d{1,2})(?:\\.?(?:(?:º|°|o)|(?<feminine>ª|a)|(?<short>er))|(?:ro|do|to|mo|vo|no|(?<feminine2>ra|da|ta|ma|va|na)))(?![\\p{L}\\p{N}]|\\s?[CF]\\b)`,
    'gu',
  ),
  say({ number, feminine, feminine2, short }) {
    const form: Form = feminine || feminine2 ? 'feminine' : short ? 'masculine' : 'alone'
    return Number(number) >= 1 ? ordinal(Number(number), form) : undefined
  },
}

const PARTS = ['', '', 'medio', 'tercio', 'cuarto', 'quinto', 'sexto', 'séptimo', 'octavo', 'noveno', 'décimo']

export const speech: Speech = {
  digits: DIGITS,
  grouping: '.',
  minus: 'menos',
  plus: 'más',
  marks: { '.': 'punto', ',': 'coma' },
  percent: 'por ciento',
  to: 'a',
  slash: 'barra',
  pause: ', ',
  paragraph: (value) => `apartado ${cardinal(value)}`,
  fileWords:
    /(?:^|[^\p{L}])(?:n[úu]mero|n[.]?[º°]|n[úu]m|expediente|pasaporte|código|postal|cuenta|referencia|ref|visa|visado|licencia|identificación|caso)[.:]?(?: es)?(?: el)?[ :]{0,2}$/iu,
  scales: {
    pattern: 'mil millones|mil|mill[óo]n|millones|bill[óo]n|billones|[kKM]',
    short: { k: 'mil', K: 'mil', M: 'millones' },
  },
  abbreviations: [
    ['§§', 'secciones'],
    ['§', 'sección'],
    ['[Aa]rts\\.', 'artículos'],
    ['[Aa]rt\\.', 'artículo'],
    ['[Nn](?:ros|[úu]ms)\\.', 'números'],
    ['[Nn]\\.?[º°]|[Nn][úu]m\\.|[Nn]ro\\.|N[oO]\\.|№|#', 'número'],
    ['[Pp]ágs\\.|[Pp]p\\.', 'páginas'],
    ['[Pp]ág\\.|[Pp]\\.', 'página'],
  ],
  cardinal: (value, context) => cardinal(value, genderOf(wordAfter(context), value > 1) ?? 'alone'),
  fraction: (digits) => digitsTogether(digits, DIGITS, (value) => cardinal(value)),
  counted(value, noun) {
    const [one, many, gender] = NOUNS[noun]
    const isMillions = value > 0 && value % 1_000_000 === 0
    return `${cardinal(value, gender ?? 'masculine')} ${isMillions ? 'de ' : ''}${value === 1 ? one : many}`
  },
  noun: (noun, after) => `${after === 'scale' ? 'de ' : ''}${NOUNS[noun][1]}`,
  joined: (major, minor) => `${major} con ${minor}`,
  part(top, bottom, whole) {
    const name = PARTS[bottom] ?? ''
    const part = `${cardinal(top, 'masculine')} ${name}${top > 1 ? 's' : ''}`
    return whole === undefined ? part : `${cardinal(whole)} y ${bottom === 2 ? name : part}`
  },
  date: dateOf,
  rules: [dateRules, ...times, ordinals],
}
