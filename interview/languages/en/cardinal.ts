import { groupsOf } from '../../spoken/groups.ts'

export const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
export const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const SCALES = ['', ' thousand', ' million', ' billion']

function belowHundred(value: number): string {
  if (value < 20) return ONES[value] ?? ''
  const tens = TENS[Math.floor(value / 10) - 2] ?? ''
  return value % 10 === 0 ? tens : `${tens}-${ONES[value % 10]}`
}

function belowThousand(value: number): string {
  if (value < 100) return belowHundred(value)
  const hundreds = `${ONES[Math.floor(value / 100)]} hundred`
  return value % 100 === 0 ? hundreds : `${hundreds} ${belowHundred(value % 100)}`
}

/** An integer from 0 to 999,999,999,999 in words, without "and", as the tables of ICU have it. */
export const cardinal = (value: number): string =>
  value === 0
    ? 'zero'
    : groupsOf(value)
        .map(({ count, scale }) => `${belowThousand(count)}${SCALES[scale]}`)
        .join(' ')

/** A year: "nineteen ninety", "nineteen oh five", "two thousand five", "twenty ten". */
export function year(value: number): string {
  const [century, rest] = [Math.floor(value / 100), value % 100]
  if (value < 1_100 || value > 9_999 || century % 10 === 0)
    return rest < 10 || value < 1_100 || value > 9_999
      ? cardinal(value)
      : `${belowHundred(century)} ${belowHundred(rest)}`
  if (rest === 0) return `${belowHundred(century)} hundred`
  return `${belowHundred(century)} ${rest < 10 ? `oh ${ONES[rest]}` : belowHundred(rest)}`
}

const IRREGULAR: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

/** An ordinal: "twenty-first". */
export const ordinal = (value: number): string =>
  cardinal(value).replace(
    /[a-z]+$/,
    (last) => IRREGULAR[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`),
  )
