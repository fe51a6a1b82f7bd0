import { either, type Numerals, phrases, type Reader, within } from '../numerals.ts'

/** One to nine by the spellings of the written language and of speech. All words of this file are folded: a seated hamza has lost its hamza. */
const UNITS = [
  'واحد واحده',
  'اثنان اثنين اثنتان اثنتين اتنين تنين',
  'ثلاثه ثلاث تلاته تلات',
  'اربعه اربع',
  'خمسه خمس',
  'سته ست',
  'سبعه سبع',
  'ثمانيه ثماني ثمان تمانيه تمنيه',
  'تسعه تسع',
].map((forms) => forms.split(' '))

const TEENS = [
  'احد عشر|احدي عشره|احدعشر|احداشر|حداشر',
  'اثنا عشر|اثني عشر|اثنتا عشره|اثنتي عشره|اثناعشر|اطناشر|اتناشر',
  'ثلاثه عشر|ثلاث عشره|تلتاشر|تلتطاشر|ثلاثتاشر',
  'اربعه عشر|اربع عشره|اربعتاشر|اربعطاشر',
  'خمسه عشر|خمس عشره|خمستاشر|خمسطاشر',
  'سته عشر|ست عشره|ستاشر|سطاشر',
  'سبعه عشر|سبع عشره|سبعتاشر|سبعطاشر',
  'ثمانيه عشر|ثماني عشره|تمنتاشر|تمنطاشر|ثمنتاشر',
  'تسعه عشر|تسع عشره|تسعتاشر|تسعطاشر',
].map((forms) => forms.split('|'))

const TENS = [
  'عشرون عشرين',
  'ثلاثون ثلاثين تلاتين',
  'اربعون اربعين',
  'خمسون خمسين',
  'ستون ستين',
  'سبعون سبعين',
  'ثمانون ثمانين تمانين',
  'تسعون تسعين',
].map((forms) => forms.split(' '))

const ORDINALS = [
  'اول',
  'ثاني تاني',
  'ثالث تالت',
  'رابع',
  'خامس',
  'سادس',
  'سابع',
  'ثامن تامن',
  'تاسع',
  'عاشر',
  'حادي|عشر',
  'ثاني|عشر',
  'ثالث|عشر',
  'رابع|عشر',
  'خامس|عشر',
  'سادس|عشر',
  'سابع|عشر',
  'ثامن|عشر',
  'تاسع|عشر',
].map((forms) => forms.split(' ').map((form) => form.replaceAll('|', ' ')))

const HUNDRED = ['ميه', 'مايه']
const TWO_HUNDRED = ['ميتان', 'ميتين', 'مايتان', 'مايتين', 'ميتا', 'ميتي', 'مايتا', 'مايتي']
const HUNDRED_STEMS = ['ثلاث تلت', 'اربع ربع', 'خمس', 'ست', 'سبع', 'ثمان ثماني تمن', 'تسع'].map((forms) =>
  forms.split(' '),
)

const spelled = (rows: readonly (readonly string[])[], from: number, by = 1) =>
  rows.flatMap((forms, at) => forms.map((form) => [form, from + at * by] as const))

const simple = phrases([
  ['صفر', 0],
  ['عشره', 10],
  ['عشر', 10],
  ...spelled(UNITS, 1),
  ...spelled(TEENS, 11),
  ...spelled(TENS, 20, 10),
  ...HUNDRED.map((form) => [form, 100] as const),
  ...TWO_HUNDRED.map((form) => [form, 200] as const),
  ...HUNDRED_STEMS.flatMap((stems, at) =>
    stems
      .flatMap((stem) => HUNDRED.flatMap((form) => [`${stem}${form}`, `${stem} ${form}`]))
      .map((form) => [form, (at + 3) * 100] as const),
  ),
  ...HUNDRED_STEMS.flatMap(
    (_, at) =>
      UNITS[at + 2]?.flatMap((unit) => HUNDRED.map((form) => [`${unit} ${form}`, (at + 3) * 100] as const)) ?? [],
  ),
])
const unitOrdinal = phrases([...spelled(ORDINALS, 1), ['حادي', 1], ['واحد', 1]])
const tens = phrases(spelled(TENS, 20, 10))

const KNOWN = new Set(
  [UNITS, TEENS, TENS, ORDINALS, HUNDRED_STEMS]
    .flat(2)
    .flatMap((form) => form.split(' '))
    .concat('الف', 'واحد', 'حادي'),
)

/** What "and" divides: a leading "و" is one unless the word has it by itself, as the Arabic for "one" does and "and eleven" only seems to. */
function parts(words: readonly string[]): string[][] {
  const divided: string[][] = [[]]
  for (const [at, word] of words.entries()) {
    const isAndEleven = word === 'واحد' && at > 0 && words[at + 1] === 'عشر'
    const bare = word.startsWith('و') && (isAndEleven || !KNOWN.has(word)) ? word.slice(1) : word
    if (bare !== word) divided.push([])
    if (bare !== '') divided.at(-1)?.push(bare)
  }
  return divided
}

/** Parts that each fit below the one before, save that a unit stands before its ten. */
function summed(values: readonly number[]): number | undefined {
  let [total, floor] = [0, 1_000]
  for (let at = 0; at < values.length; at++) {
    const [value = 0, next] = [values[at], values[at + 1]]
    if (value > 0 && value < 10 && next !== undefined && next >= 20 && next < 100 && next % 10 === 0 && floor >= 100) {
      return at + 2 === values.length ? total + value + next : undefined
    }
    if (value >= floor || (value === 0 && values.length > 1)) return undefined
    floor = value >= 100 ? 100 : 1
    total += value
  }
  return total
}

const belowThousand = (divided: readonly string[][]): number | undefined => {
  const values = divided.map(simple)
  return values.length > 0 && values.every((value) => value !== undefined) ? summed(values) : undefined
}

interface Scale {
  by: number
  /** Said once; counted, in its forms after a number; and twice. */
  once: string
  counted: readonly string[]
  twice: readonly string[]
}
const SCALES: readonly Scale[] = [
  { by: 1e9, once: 'مليار', counted: ['مليار', 'مليارا', 'مليارات'], twice: ['ملياران', 'مليارين'] },
  { by: 1e6, once: 'مليون', counted: ['مليون', 'مليونا', 'ملايين'], twice: ['مليونان', 'مليونين'] },
  { by: 1_000, once: 'الف', counted: ['الف', 'الفا', 'الاف'], twice: ['الفان', 'الفين'] },
]

/** What stands before the name of a scale, the scale and what is below it; without the name, what is below alone. */
function scaled(divided: readonly string[][], [scale, ...lower]: readonly Scale[]): number | undefined {
  if (scale === undefined) return belowThousand(divided)
  const { by, once, counted, twice } = scale
  const at = divided.findIndex((part) => [...counted, ...twice].includes(part.at(-1) ?? ''))
  if (at < 0) return scaled(divided, lower)
  const [last = [], rest] = [divided[at], divided.slice(at + 1)]
  const name = last.at(-1) ?? ''
  const head = [...divided.slice(0, at), last.slice(0, -1)].filter((part) => part.length > 0)
  const isDual = twice.includes(name)
  if (head.length > 0 ? isDual : !isDual && name !== once) return undefined
  const count = isDual ? 2 : head.length === 0 ? 1 : belowThousand(head)
  const below = rest.length === 0 ? 0 : scaled(rest, lower)
  return count === undefined || count === 0 || below === undefined ? undefined : count * by + below
}

const number: Reader = (words) => {
  const divided = parts(words)
  return divided.some((part) => part.length === 0) ? undefined : scaled(divided, SCALES)
}

/** "the third", "the twenty-first"; with or without the article. */
const ordinal: Reader = (words) => {
  const divided = parts(words.map((word) => word.replace(/^(و?)ال/, '$1')))
  const [first = [], second, ...more] = divided
  if (more.length > 0) return undefined
  if (second === undefined) return either(unitOrdinal, tens)(first)
  const [unit, ten] = [unitOrdinal(first), tens(second)]
  return unit === undefined || unit > 9 || ten === undefined ? undefined : unit + ten
}

export const numerals: Numerals = {
  number,
  day: within(1, 31, either(number, ordinal)),
  year: within(1_100, 2_999, number),
}
