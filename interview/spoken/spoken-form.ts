import { asciiDigits } from '../verdict/normalise.ts'
import { arabic } from './ar/speech.ts'
import { german } from './de/speech.ts'
import { english } from './en/speech.ts'
import { spanish } from './es/speech.ts'
import { french } from './fr/speech.ts'
import { amountRules } from './rules/amounts.ts'
import { codeRules } from './rules/codes.ts'
import { dateRules } from './rules/dates.ts'
import { lawRules } from './rules/law.ts'
import { numberRules, rangeRule } from './rules/numbers.ts'
import { type Language, languageOf, type Rule, type Speech } from './speech.ts'

const rulesOf = (speech: Speech): readonly Rule[] => [
  rangeRule(speech),
  ...lawRules(speech),
  ...dateRules(speech),
  ...speech.rules,
  ...codeRules(speech),
  ...amountRules(speech),
  ...numberRules(speech),
]

const RULES = {
  en: rulesOf(english),
  ar: rulesOf(arabic),
  fr: rulesOf(french),
  es: rulesOf(spanish),
  de: rulesOf(german),
} satisfies Record<Language, readonly Rule[]>

/** Regions that write Spanish numbers as English ones: "1,000.50". */
const AMERICAN_SPANISH = /^es-(?:419|us|mx|pr|do|gt|hn|ni|pa|pe|sv)$/i
const AMERICAN_SPANISH_RULES = rulesOf({ ...spanish, grouping: ',' })

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
  const known = languageOf(language)
  if (known === undefined) return text
  const rules = AMERICAN_SPANISH.test(language) ? AMERICAN_SPANISH_RULES : RULES[known]
  return rules.reduce(applied, asciiDigits(text))
}
