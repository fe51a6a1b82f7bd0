import { groupsOf } from '../../spoken/groups.ts'

/** The last "one" of a number: by itself ("eins"), or before a noun ("ein", "eine"). */
export type Form = 'eins' | 'ein' | 'eine'

const ONES =
  'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  )
const TENS = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ')

function belowHundred(value: number, one: Form): string {
  if (value === 1) return one
  if (value < 20) return ONES[value] ?? ''
  const tens = TENS[Math.floor(value / 10) - 2] ?? ''
  return value % 10 === 0 ? tens : `${ONES[value % 10]}und${tens}`
}

function belowThousand(value: number, one: Form): string {
  if (value < 100) return belowHundred(value, one)
  const hundreds = `${ONES[Math.floor(value / 100)]}hundert`
  return value % 100 === 0 ? hundreds : `${hundreds}${belowHundred(value % 100, one)}`
}

const counted = (count: number, name: string, many: string) =>
  count === 1 ? `eine ${name}` : `${belowThousand(count, 'eine')} ${many}`

/** An integer from 0 to 999,999,999,999 in words, in one word below a million. */
export function cardinal(value: number, one: Form = 'eins'): string {
  if (value === 0) return 'null'
  const [small, large] = [value % 1_000_000, groupsOf(value).filter(({ scale }) => scale > 1)]
  const [thousands, rest] = [Math.floor(small / 1_000), small % 1_000]
  const word = `${thousands > 0 ? `${belowThousand(thousands, 'ein')}tausend` : ''}${rest > 0 ? belowThousand(rest, one) : ''}`
  return [
    ...large.map(({ count, scale }) =>
      scale === 2 ? counted(count, 'Million', 'Millionen') : counted(count, 'Milliarde', 'Milliarden'),
    ),
    ...(word === '' ? [] : [word]),
  ].join(' ')
}

/** A year: hundreds up to 1999, as in "neunzehnhundertneunzig". */
export function year(value: number): string {
  if (value < 1_100 || value > 1_999) return cardinal(value)
  const rest = value % 100
  return `${ONES[Math.floor(value / 100)]}hundert${rest > 0 ? belowHundred(rest, 'eins') : ''}`
}

const IRREGULAR: Readonly<Record<number, string>> = { 1: 'erst', 3: 'dritt', 7: 'siebt', 8: 'acht' }

/** The stem of an ordinal, to which "e", "er" or "en" is added: "dritt", "einundzwanzigst". */
export function ordinalStem(value: number): string {
  const rest = value % 100
  const tail = IRREGULAR[rest]
  if (tail !== undefined) return `${value >= 100 ? cardinal(value - rest) : ''}${tail}`
  return `${cardinal(value)}${rest > 0 && rest < 20 ? 't' : 'st'}`
}
