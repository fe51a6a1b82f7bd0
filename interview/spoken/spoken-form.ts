import { byLanguage, type Language, languageCodeOf } from '../languages/language.ts'
import { LANGUAGES } from '../languages/languages.ts'
import { asciiDigits } from '../verdict/normalise.ts'
import { amountRules } from './rules/amounts.ts'
import { codeRules } from './rules/codes.ts'
import { dateRules } from './rules/dates.ts'
import { lawRules } from './rules/law.ts'
import { numberRules, rangeRule } from './rules/numbers.ts'
import type { Rule, Speech } from './speech.ts'

const rulesOf = (speech: Speech): readonly Rule[] => [
  rangeRule(speech),
  ...lawRules(speech),
  ...dateRules(speech),
  ...speech.rules,
  ...codeRules(speech),
  ...amountRules(speech),
  ...numberRules(speech),
]

/** The rules of a language, and of its regions that differ. */
const regionalRules = ({ speech, regions = [] }: Language) => ({
  rules: rulesOf(speech),
  regions: regions.map((region) => ({ tag: region.tag, rules: rulesOf(region.speech) })),
})

const RULES = byLanguage((code) => regionalRules(LANGUAGES[code]))

/** Characters on either side that a rule sees. */
const AROUND = 40

/** Each form that the rule says; what stands between stays as it is. */
function applied(text: string, { pattern, say }: Rule): string {
  let [said, from] = ['', 0]
  for (const match of text.matchAll(pattern)) {
    const [end, start] = [match.index + match[0].length, match.index]
    const context = { before: text.slice(Math.max(0, start - AROUND), start), after: text.slice(end, end + AROUND) }
    said += text.slice(from, start) + (say(match.groups ?? {}, context) ?? match[0])
    from = end
  }
  return from === 0 ? text : said + text.slice(from)
}

/**
 * The written form of a text as it is said: numbers, amounts, dates, times, codes and references to laws become words.
 * Voices of low latency do not do this themselves: "$1,000,000" comes out as "one thousand thousand dollars".
 *
 * `language` is a BCP 47 tag; English, Arabic, French, Spanish and German are known, a text of another language comes
 * back as it is, and so does a text without digits. What stands around a number is not touched. A date like
 * 03/05/1990, of which no one can tell the month, is read as its numbers. A number beyond 999,999,999,999, of a file or
 * with a leading zero is read digit by digit. Never throws; takes time by the length of the text.
 */
export function spokenForm(text: string, language: string): string {
  if (!/\d|[\u0660-\u0669\u06f0-\u06f9½⅓⅔¼¾⅕⅛]/.test(text)) return text
  const known = languageCodeOf(language)
  if (known === undefined) return text
  const { regions, rules: own } = RULES[known]
  const rules = regions.find(({ tag }) => tag.test(language))?.rules ?? own
  return rules.reduce(applied, asciiDigits(text))
}
