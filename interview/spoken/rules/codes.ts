import { CURRENCIES } from '../nouns.ts'
import { END, sayWhole, SPACE, spelled, START, valueOf } from '../numeral.ts'
import { ALONE, type Rule, type Speech } from '../speech.ts'

const PHONES = [
  `\\+\\d{1,4}(?:[ \\u00a0./-]{1,2}\\(?\\d{1,8}\\)?){1,6}`,
  `\\+\\d{7,15}`,
  `\\(\\d{2,5}\\)${SPACE}?\\d{2,8}(?:[ ./-]\\d{2,8}){0,4}`,
  `0\\d{1,4}(?:[ \\u00a0./-]\\d{2,8}){1,5}`,
  `\\d{1,4}-\\d{3}-\\d{3,4}(?:-\\d{2,4})?`,
  `\\d{3}-\\d{4}`,
]

const groupsOf = (text: string, speech: Speech) =>
  (text.match(/\d+/g) ?? []).map((digits) => spelled(digits, speech)).join(speech.pause)

/** One run of letters, digits or a separator of an identifier. */
function sayRun(run: string, speech: Speech): string {
  if (run === '/') return speech.slash
  if (!/\d/.test(run)) return run.length <= 3 ? [...run].join(' ') : run
  return run.length <= 2 ? sayWhole(run, speech, ALONE) : spelled(run, speech)
}

function sayIdentifier(text: string, speech: Speech): string {
  const isBetweenDigits = /(?<=\d)-(?=\d)/g
  return text
    .replace(isBetweenDigits, ',')
    .split(',')
    .map((part) => (part.match(/\d+|\/|[^\d/-]+/g) ?? []).map((run) => sayRun(run, speech)).join(' '))
    .join(speech.pause)
}

/** At most four digits a side, the first less than the second, as ranges have it and codes mostly do not. */
function isRange(from: string, to: string): boolean {
  const [low, high] = [valueOf(from), valueOf(to)]
  return from.length <= 4 && to.length <= 4 && low !== undefined && high !== undefined && low < high
}

/** Telephone numbers, numbers of files and other codes, read digit by digit in groups. */
export const codeRules = (speech: Speech): readonly Rule[] => [
  {
    pattern: new RegExp(`${START}(?<phone>${PHONES.join('|')})${END}(?![-/.]\\d)`, 'gu'),
    say({ phone = '' }) {
      const { length } = phone.replace(/\D/g, '')
      if (length < 7 || length > 15) return undefined
      return `${phone.startsWith('+') ? `${speech.plus} ` : ''}${groupsOf(phone, speech)}`
    },
  },
  {
    pattern: new RegExp(
      `${START}(?!(?:${Object.keys(CURRENCIES)
        .filter((code) => /^\w+$/.test(code))
        .join(
          '|',
        )})\\d)(?<code>[A-Z]{1,8}-?\\d[A-Z\\d]{0,40}(?:[-/][A-Z\\d]{1,40}){0,8}|[A-Z]{1,8}(?:[-/][A-Z\\d]{1,40}){1,8})${END}`,
      'gu',
    ),
    say: ({ code = '' }) => (/\d/.test(code) ? sayIdentifier(code, speech) : undefined),
  },
  {
    pattern: new RegExp(`${START}(?<code>\\d+(?:-\\d+){2,40})${END}`, 'gu'),
    say: ({ code = '' }) => groupsOf(code, speech),
  },
  {
    pattern: new RegExp(`${START}(?<from>\\d+)(?:-|(?<slash>/))(?<to>\\d+)${END}(?![-/]\\d)`, 'gu'),
    say({ from = '', slash, to = '' }) {
      if (slash !== undefined)
        return from.length <= 4 && to.length <= 4
          ? undefined
          : [from, to].map((part) => groupsOf(part, speech)).join(` ${speech.slash} `)
      return isRange(from, to) ? `${from} ${speech.to} ${to}` : groupsOf(`${from}-${to}`, speech)
    },
  },
  {
    pattern: new RegExp(`${START}(?<digits>\\d{2,})${END}(?![.,٫٬]\\d)`, 'gu'),
    say({ digits = '' }, { before, after }) {
      if (digits.length === 3 && /\d[\s'’]$/.test(before)) return undefined
      const isMoney = /(?:[$€£]|[A-Z]{3})\s?$/.test(before) || /^\s?(?:[$€£%]|[A-Z]{3}\b)/.test(after)
      const isOfFile = digits.length >= 4 && speech.fileWords.test(before)
      const isLong = digits.length >= 7 && !digits.endsWith('000') && !isMoney
      return isOfFile || isLong || valueOf(digits) === undefined ? spelled(digits, speech) : undefined
    },
  },
]
