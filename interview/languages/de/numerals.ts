import { type Numerals, type Reader, scaled, within } from '../numerals.ts'

const UNITS = 'ein zwei drei vier funf sechs sieben acht neun'.split(' ')
const TEENS = 'zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn'.split(' ')
const TENS = 'zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig'.split(' ')

/** 1 to 99, each in one word. */
const BELOW_HUNDRED = new Map<string, number>([
  ...UNITS.map((name, at) => [name, at + 1] as const),
  ['eins', 1],
  ['eine', 1],
  ['einen', 1],
  ['zwo', 2],
  ...TEENS.map((name, at) => [name, at + 10] as const),
  ...TENS.flatMap((ten, at) => [
    [ten, at * 10 + 20] as const,
    ...UNITS.map((unit, add) => [`${unit}und${ten}`, at * 10 + 21 + add] as const),
  ]),
])

const ORDINALS = new Map<string, number>([
  ['erst', 1],
  ['dritt', 3],
  ['siebt', 7],
  ['acht', 8],
  ...[...BELOW_HUNDRED]
    .filter(([, value]) => value <= 31 && ![1, 3, 8].includes(value))
    .map(([name, value]) => [`${name}${value < 20 ? 't' : 'st'}`, value] as const),
])

/** Words that belong together are joined where "hundert", "tausend" or "und" stand between; "drei zehn" is two numbers. */
function joined(words: readonly string[]): string | undefined {
  const isJoint = (left: string, right: string) =>
    /(?:hundert|tausend|und)$/.test(left) || /^(?:hundert|tausend|und)/.test(right)
  const whole = words.every((word, at) => at === 0 || isJoint(words[at - 1] ?? '', word))
  return whole && words.length > 0 ? words.join('') : undefined
}

function belowThousand(text: string, mostHundreds: number): number | undefined {
  const found = /^(.*?)hundert(?:und)?(.*)$/.exec(text)
  if (!found) return BELOW_HUNDRED.get(text)
  const [, head = '', rest = ''] = found
  const count = head === '' ? 1 : BELOW_HUNDRED.get(head)
  const more = rest === '' ? 0 : BELOW_HUNDRED.get(rest)
  return count === undefined || count > mostHundreds || more === undefined ? undefined : count * 100 + more
}

const belowMillion: Reader = (words) => {
  const text = joined(words)
  if (text === undefined) return undefined
  if (text === 'null') return 0
  const [head, rest, ...more] = text.split('tausend')
  if (more.length > 0 || head === undefined) return undefined
  if (rest === undefined) return belowThousand(text, 19)
  const count = head === '' ? 1 : belowThousand(head, 9)
  const below = rest === '' ? 0 : belowThousand(rest.replace(/^und/, ''), 9)
  return count === undefined || below === undefined ? undefined : count * 1_000 + below
}

const counted = (name: string, by: number, rest: Reader) =>
  scaled({ names: [name, `${name.replace(/e$/, '')}en`], by, head: within(1, 999, belowMillion), rest, isAlone: false })
const number = counted('milliarde', 1e9, counted('million', 1e6, belowMillion))

const ordinal: Reader = (words) => {
  const stem = /^(.+t)e[rnsm]?$/.exec(joined(words) ?? '')?.[1]
  return stem === undefined ? undefined : ORDINALS.get(stem)
}

export const numerals: Numerals = {
  number,
  day: (words) => ordinal(words) ?? within(1, 31, number)(words),
  year: within(1_100, 2_999, number),
  month: within(1, 12, ordinal),
}
