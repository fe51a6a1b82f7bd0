import { END, NUMBER, readNumeral, sayNumeral, saySign, sayWhole, SIGN, START, valueOf } from '../numeral.ts'
import { ALONE, type Rule, type Speech } from '../speech.ts'

const GLYPHS: Readonly<Record<string, readonly [top: number, bottom: number]>> = {
  '½': [1, 2],
  '⅓': [1, 3],
  '⅔': [2, 3],
  '¼': [1, 4],
  '¾': [3, 4],
  '⅕': [1, 5],
  '⅛': [1, 8],
}

/** A dash that joins two ends of a range becomes the word; a spaced long dash stays, it divides sentences. */
export const rangeRule = ({ to }: Speech): Rule => ({
  pattern: /(?<=[\d%€$£°hº]|\d\.)(?: ?– ?|—)(?=[$€£]?\d)/gu,
  say: () => ` ${to} `,
})

/** Fractions, versions, years and all numbers that are left. */
export const numberRules = (speech: Speech): readonly Rule[] => [
  {
    pattern: new RegExp(`${START}(?:(?<whole>\\d{1,6}) ?)?(?<glyph>[${Object.keys(GLYPHS).join('')}])`, 'gu'),
    say({ whole, glyph = '' }) {
      const [top, bottom] = GLYPHS[glyph] ?? [0, 0]
      return sayPart(whole, top, bottom, speech)
    },
  },
  {
    pattern: new RegExp(`${START}(?:(?<whole>\\d{1,6}) )?(?<top>\\d{1,4})/(?<bottom>\\d{1,4})${END}(?![-/]\\d)`, 'gu'),
    say({ whole, top = '', bottom = '' }) {
      const [over, under] = [Number(top), Number(bottom)]
      if (over > 0 && over < under && under <= 10) return sayPart(whole, over, under, speech)
      const said = [top, bottom].map((digits) => sayWhole(digits, speech, ALONE)).join(` ${speech.slash} `)
      return `${whole === undefined ? '' : `${sayWhole(whole, speech, ALONE)} `}${said}`
    },
  },
  {
    pattern: new RegExp(`${START}(?<parts>\\d{1,9}(?:\\.\\d{1,9}){2,9})${END}`, 'gu'),
    say({ parts = '' }) {
      if (/^[1-9]\d{0,2}(?:\.\d{3})+$/.test(parts)) return undefined
      return parts
        .split('.')
        .map((digits) => sayWhole(digits, speech, ALONE))
        .join(` ${speech.marks['.']} `)
    },
  },
  {
    pattern: new RegExp(`${START}(?<![-−+$€£])(?<year>\\d{4})${END}(?![.,٫٬]\\d)`, 'gu'),
    say: ({ year }, context) => speech.year?.(Number(year), context),
  },
  {
    pattern: new RegExp(`${START}(?<sign>${SIGN})(?<number>${NUMBER})${END}`, 'gu'),
    say: ({ sign, number = '' }, context) =>
      `${saySign(sign, speech)}${sayNumeral(readNumeral(number, speech.grouping), speech, context)}`,
  },
  {
    pattern: /(?<digits>\d+)/gu,
    say({ digits = '' }, { before, after }) {
      const said = sayWhole(digits, speech, ALONE)
      return `${/[\p{L}\p{M}]$/u.test(before) ? ' ' : ''}${said}${/^[\p{L}\p{M}]/u.test(after) ? ' ' : ''}`
    },
  },
]

function sayPart(whole: string | undefined, top: number, bottom: number, speech: Speech): string | undefined {
  const value = whole === undefined ? undefined : valueOf(whole)
  return whole !== undefined && value === undefined ? undefined : speech.part(top, bottom, value)
}
