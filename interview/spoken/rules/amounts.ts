import { CURRENCIES, UNITS } from '../nouns.ts'
import { END, type Numeral, NUMBER, readNumeral, sayNumeral, saySign, SIGN, SPACE, START, valueOf } from '../numeral.ts'
import { ALONE, type Context, type Rule, type Speech } from '../speech.ts'

const anyOf = (symbols: readonly string[]) =>
  symbols
    .toSorted((left, right) => right.length - left.length)
    .map((symbol) => symbol.replace(/\$/g, '\\$'))
    .join('|')
const CURRENCY = anyOf(Object.keys(CURRENCIES))
const UNIT = anyOf(Object.keys(UNITS))

/** An amount of money: two decimals are cents, others are said as decimals. */
function sayAmount(numeral: Numeral, code: string, speech: Speech, context: Context): string | undefined {
  const currency = CURRENCIES[code]
  const [whole, minor] = [valueOf(numeral.whole), Number(numeral.fraction)]
  if (currency === undefined) return undefined
  const { major } = currency
  if (whole === undefined || (numeral.mark !== '' && numeral.fraction.length !== 2)) {
    return `${sayNumeral(numeral, speech, context)} ${speech.noun(major, 'decimal')}`
  }
  if (minor === 0) return speech.counted(whole, major, context)
  const cents = speech.counted(minor, currency.minor, context)
  return whole === 0 ? cents : speech.joined(speech.counted(whole, major, context), cents)
}

/** No currency here has three decimals: "$25,000" is grouped as elsewhere, whatever the language's own mark. */
const withoutDecimals = (numeral: Numeral): Numeral =>
  numeral.fraction.length === 3 && /^[1-9]\d{0,2}$/.test(numeral.whole)
    ? { ...numeral, whole: numeral.whole + numeral.fraction, mark: '', fraction: '' }
    : numeral

/** Money, percentages and measures. */
export function amountRules(speech: Speech): readonly Rule[] {
  const SCALE = `(?:${SPACE}?(?<scale>${speech.scales.pattern})${END})?`
  const say: Rule['say'] = ({ sign, inner, number = '', scale, code = '' }, context) => {
    const signed = saySign(sign || inner, speech)
    const read = readNumeral(number, speech.grouping)
    const numeral = scale === undefined ? withoutDecimals(read) : read
    const currency = CURRENCIES[code]
    if (currency === undefined) return undefined
    if (scale === undefined) {
      const amount = sayAmount(numeral, code, speech, context)
      return amount === undefined ? undefined : `${signed}${amount}`
    }
    const name = speech.scales.short[scale] ?? scale
    const counts = sayNumeral(numeral, speech, { before: context.before, after: ` ${name}` })
    return `${signed}${counts} ${name} ${speech.noun(currency.major, 'scale')}`
  }
  return [
    {
      pattern: new RegExp(
        `${START}(?<sign>${SIGN})(?<code>${CURRENCY})${SPACE}?(?<inner>[-−])?(?<number>${NUMBER})${SCALE}`,
        'gu',
      ),
      say,
    },
    {
      pattern: new RegExp(
        `${START}(?<sign>${SIGN})(?<number>${NUMBER})${SCALE}${SPACE}?(?<code>${CURRENCY})${END}`,
        'gu',
      ),
      say,
    },
    {
      pattern: new RegExp(`${START}(?<sign>${SIGN})(?<number>${NUMBER})${SPACE}?[%٪]`, 'gu'),
      say: ({ sign, number = '' }, { before }) =>
        `${saySign(sign, speech)}${sayNumeral(readNumeral(number, speech.grouping), speech, { before, after: '' })} ${speech.percent}`,
    },
    {
      pattern: new RegExp(`${START}(?<sign>${SIGN})(?<number>${NUMBER})${SPACE}?(?<unit>${UNIT})${END}(?![²³/])`, 'gu'),
      say({ sign, number = '', unit = '' }, context) {
        const noun = UNITS[unit]
        const numeral = readNumeral(number, speech.grouping)
        const value = numeral.mark === '' ? valueOf(numeral.whole) : undefined
        if (noun === undefined) return undefined
        const said =
          value === undefined
            ? `${sayNumeral(numeral, speech, ALONE)} ${speech.noun(noun, 'decimal')}`
            : speech.counted(value, noun, context)
        return `${saySign(sign, speech)}${said}`
      },
    },
  ]
}
