import { either, type Numerals, phrases, type Reader, scaled, within } from '../numerals.ts'

const UNITS = 'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' ')
const TO_NINETEEN = [...UNITS, 'dix sept', 'dix huit', 'dix neuf'].map((name, at) => [name, at + 1] as const)
const TENS: readonly (readonly [name: string, value: number, last: number])[] = [
  ['vingt', 20, 9],
  ['trente', 30, 9],
  ['quarante', 40, 9],
  ['cinquante', 50, 9],
  ['soixante', 60, 19],
  ['septante', 70, 9],
  ['huitante', 80, 9],
  ['octante', 80, 9],
  ['quatre vingt', 80, 19],
  ['nonante', 90, 9],
]

const belowHundred = phrases([
  ['zero', 0],
  ['une', 1],
  ['quatre vingts', 80],
  ...TO_NINETEEN,
  ...TENS.flatMap(([name, value, last]) => [
    [name, value] as const,
    [`${name} et un`, value + 1] as const,
    [`${name} et une`, value + 1] as const,
    [`${name} une`, value + 1] as const,
    ...(last === 19 ? [[`${name} et onze`, value + 11] as const] : []),
    ...TO_NINETEEN.filter(([, unit]) => unit <= last).map(([unit, add]) => [`${name} ${unit}`, value + add] as const),
  ]),
])
const hundreds = (most: number) =>
  scaled({ names: ['cent', 'cents'], by: 100, head: within(2, most, belowHundred), rest: belowHundred, isAlone: true })
const belowMillion = scaled({
  names: ['mille', 'mil'],
  by: 1_000,
  head: hundreds(9),
  rest: hundreds(9),
  isAlone: true,
})
const counted = (name: string, by: number, rest: Reader) =>
  scaled({ names: [name, `${name}s`], by, head: hundreds(9), rest, isAlone: false })
const number = counted('milliard', 1e9, counted('million', 1e6, belowMillion))

export const numerals: Numerals = {
  number,
  day: either(
    phrases([
      ['premier', 1],
      ['1er', 1],
    ]),
    within(1, 31, belowHundred),
  ),
  year: within(1_100, 2_999, either(number, hundreds(19))),
}
