import { either, type Numerals, phrases, type Reader, scaled, within } from '../numerals.ts'

const UNITS = 'uno dos tres cuatro cinco seis siete ocho nueve'.split(' ').map((name, at) => [name, at + 1] as const)
const ONES = [...UNITS, ['un', 1] as const, ['una', 1] as const]
const TEENS = 'diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte'.split(' ')
const TENS = 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ')
const HUNDREDS = 'doscient trescient cuatrocient quinient seiscient setecient novecient'.split(' ')
const HUNDRED_VALUES = [200, 300, 400, 500, 600, 700, 900]

const belowHundred = phrases([
  ['cero', 0],
  ...ONES,
  ...TEENS.map((name, at) => [name, at + 10] as const),
  ...UNITS.filter(([, unit]) => unit > 5).map(([name, unit]) => [`diez y ${name}`, 10 + unit] as const),
  ...ONES.flatMap(([name, unit]) => [
    [`veinti${name}`, 20 + unit] as const,
    [`veinte y ${name}`, 20 + unit] as const,
    [`veinti ${name}`, 20 + unit] as const,
  ]),
  ...TENS.flatMap((name, at) => [
    [name, at * 10 + 30] as const,
    ...ONES.map(([unit, add]) => [`${name} y ${unit}`, at * 10 + 30 + add] as const),
  ]),
])
const hundred = phrases([
  ['ciento', 100],
  ['ochocientos', 800],
  ['ochocientas', 800],
  ...HUNDREDS.flatMap((stem, at) => ['os', 'as'].map((end) => [`${stem}${end}`, HUNDRED_VALUES[at] ?? 0] as const)),
])

const belowThousand: Reader = (words) => {
  if (words.join(' ') === 'cien') return 100
  const base = hundred(words.slice(0, 1))
  if (base === undefined) return belowHundred(words)
  const rest = words.length === 1 ? 0 : belowHundred(words.slice(1))
  return rest === undefined || (words.length > 1 && rest === 0) ? undefined : base + rest
}
const belowMillion = scaled({
  names: ['mil'],
  by: 1_000,
  head: within(2, 999, belowThousand),
  rest: belowThousand,
  isAlone: true,
})
const millions = scaled({
  names: ['millon', 'millones'],
  by: 1_000_000,
  head: belowMillion,
  rest: belowMillion,
  isAlone: false,
})
/** "un millón de euros": the word belongs to the million. */
const number: Reader = (words) => millions(/ millon(?:es)? de$/.test(words.join(' ')) ? words.slice(0, -1) : words)

export const numerals: Numerals = {
  number,
  day: either(
    phrases([
      ['primero', 1],
      ['primer', 1],
    ]),
    within(1, 31, belowHundred),
  ),
  year: within(1_100, 2_999, number),
}
