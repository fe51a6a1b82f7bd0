import { monthName } from '../dates.ts'
import { dates } from './dates.ts'
import { eachDigit, END, SPACE, START } from '../../spoken/numeral.ts'
import { monthsOf } from '../../spoken/rules/dates.ts'
import { type CalendarDate, type Context, type Rule, type Speech, wordAfter, wordBefore } from '../../spoken/speech.ts'
import { cardinal, type Form, ordinalStem, year } from './cardinal.ts'
import { FEMININE, NOUNS } from './nouns.ts'

const DIGITS = Array.from({ length: 10 }, (_, digit) => cardinal(digit))
const { months } = dates
const named = monthsOf(months)

const OBLIQUE = /^(?:am|vom|zum|beim|im|den|dem|des|bis|seit|ab|nach|vor|zur|der)$/
/** An ordinal by the article before it: "der dritte", "am dritten", and "dritter" by itself. */
function ordinalIn(value: number, context: Context): string {
  const before = wordBefore(context)
  if (/^(?:der|die|das)$/.test(before)) return `${ordinalStem(value)}e`
  return `${ordinalStem(value)}${OBLIQUE.test(before) ? 'en' : 'er'}`
}

const dateOf = ({ day, month, year: inYear }: CalendarDate, context: Context) =>
  [ordinalIn(day, context), monthName(months, month), ...(inYear === undefined ? [] : [year(inYear)])].join(' ')

const isDay = (day: string | undefined) => Number(day) >= 1 && Number(day) <= 31

const dateRules: readonly Rule[] = [
  {
    pattern: new RegExp(
      `${START}(?<day>\\d{1,2})\\.? ?(?<month>${named.pattern})(?: (?<year>[12]\\d{3})(?![\\d.,]\\d|\\d))?`,
      'gu',
    ),
    say({ day, month = '', year: inYear }, context) {
      if (!isDay(day)) return undefined
      const name = monthName(months, named.numberOf(month))
      return `${ordinalIn(Number(day), context)} ${name}${inYear === undefined ? '' : ` ${year(Number(inYear))}`}`
    },
  },
  {
    // "3. und 5. Mai", "3.–5. Mai", behind whose last day the month has been said by now.
    pattern: new RegExp(`${START}(?<day>\\d{1,2})\\.(?= (?:bis|und|oder) (?:zum )?\\p{L}+ ${named.pattern})`, 'gu'),
    say: ({ day }, context) => (isDay(day) ? ordinalIn(Number(day), context) : undefined),
  },
  {
    // "am 3.5.", and "im 2. Stock": an article before, a noun behind.
    pattern: new RegExp(`${START}(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?!\\d)`, 'gu'),
    say({ day, month }, context) {
      const name = monthName(months, Number(month))
      return isDay(day) && name !== undefined ? `${ordinalIn(Number(day), context)} ${name}` : undefined
    },
  },
  {
    pattern:
      /(?<=(?:^|[^\p{L}])(?:[Aa]m|[Vv]om|[Zz]um|[Zz]ur|[Bb]eim|[Ii]m|[Dd]er|[Dd]ie|[Dd]as|[Dd]en|[Dd]em|[Dd]es) )(?<number>\d{1,3})\.(?= \p{Lu}\p{Ll})/gu,
    say: ({ number }, context) => (Number(number) > 0 ? ordinalIn(Number(number), context) : undefined),
  },
]

const time = (hour: number, minute: number, second: string | undefined) =>
  `${cardinal(hour, 'ein')} Uhr${minute === 0 ? '' : ` ${cardinal(minute)}`}${second === undefined ? '' : ` und ${cardinal(Number(second), 'eine')} ${Number(second) === 1 ? 'Sekunde' : 'Sekunden'}`}`

const times: readonly Rule[] = [
  {
    pattern: new RegExp(
      `${START}(?<hour>[01]?\\d|2[0-4]):(?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d))?(?:${SPACE}?(?:Uhr|h)${END})?(?![:\\p{L}\\d])`,
      'gu',
    ),
    say: ({ hour, minute, second }) => time(Number(hour), Number(minute), second),
  },
  {
    pattern: new RegExp(`${START}(?<hour>[01]?\\d|2[0-4])(?:\\.(?<minute>[0-5]\\d))?${SPACE}?Uhr${END}`, 'gu'),
    say: ({ hour, minute }) => time(Number(hour), Number(minute ?? 0), undefined),
  },
]

const NUMBERED =
  /^(?:paragra(?:ph|phen|f|fen)|artikels?|absatz|satz|nummern?|seiten?|zimmer|raum|teil|punkt|schalter|kapitel|zeile|frage|abschnitt|§§?)$/
const YEAR_BEFORE =
  /^(?:seit|jahr|jahre|jahres|jahren|jahrgang|anfang|mitte|ende|sommer|winter|frühjahr|frühling|herbst|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)$/

/** Whether a noun follows that a number would count: in German it has a capital. */
const isNounNext = ({ after }: Context) => /^\s\p{Lu}/u.test(after)

function formIn(context: Context): Form {
  if (FEMININE.has(wordAfter(context))) return 'eine'
  return isNounNext(context) && !NUMBERED.test(wordBefore(context)) ? 'ein' : 'eins'
}

const PARTS: Readonly<Record<number, string>> = { 3: 'drittel' }

export const speech: Speech = {
  digits: DIGITS,
  grouping: '.',
  minus: 'minus',
  plus: 'plus',
  marks: { '.': 'Punkt', ',': 'Komma' },
  percent: 'Prozent',
  to: 'bis',
  slash: 'Schrägstrich',
  pause: ', ',
  paragraph: (value) => `Absatz ${cardinal(value)}`,
  fileWords:
    /(?:^|[^\p{L}])(?:\p{L}*nummer|nr|aktenzeichen|az|akte|pass|code|plz|postleitzahl|konto|pin|visum)[.:]?(?: ist)?(?: die)?[ :]{0,2}$/iu,
  scales: {
    pattern: 'Tausend|tausend|Millionen?|Milliarden?|Billionen?|Mio\\.?|Mrd\\.?|Tsd\\.?',
    short: {
      Mio: 'Millionen',
      'Mio.': 'Millionen',
      Mrd: 'Milliarden',
      'Mrd.': 'Milliarden',
      Tsd: 'tausend',
      'Tsd.': 'tausend',
    },
  },
  abbreviations: [
    ['§§', 'Paragraphen'],
    ['§', 'Paragraph'],
    ['Art\\.', 'Artikel'],
    ['Abs\\.', 'Absatz'],
    ['Nrn\\.', 'Nummern'],
    ['Nr\\.|№|#', 'Nummer'],
    ['S\\.', 'Seite'],
  ],
  cardinal: (value, context) => cardinal(value, formIn(context)),
  fraction: (digits) => eachDigit(digits, DIGITS),
  counted(value, noun) {
    const [one, many, gender] = NOUNS[noun]
    return `${cardinal(value, gender === 'feminine' ? 'eine' : 'ein')} ${value === 1 ? one : many}`
  },
  noun: (noun) => NOUNS[noun][1],
  joined: (major, minor) => `${major} und ${minor}`,
  part(top, bottom, whole) {
    const name = PARTS[bottom] ?? `${ordinalStem(bottom)}el`
    if (bottom === 2) return `${whole === undefined ? '' : cardinal(whole, 'ein')}einhalb`
    if (whole !== undefined) return `${cardinal(whole, 'ein')} ${cardinal(top, 'ein')}${name}`
    return `${cardinal(top, 'ein')} ${name.charAt(0).toUpperCase()}${name.slice(1)}`
  },
  date: dateOf,
  year(value: number, context: Context) {
    const before = wordBefore(context)
    if (value < 1_100 || value > 1_999 || NUMBERED.test(before)) return undefined
    return YEAR_BEFORE.test(before) || !isNounNext(context) ? year(value) : undefined
  },
  rules: [...dateRules, ...times],
}
