import { anyOf, CONVERSATIONS, ofEach } from '../languages/conversations.ts'
import { languageCodeOf } from '../languages/language.ts'
import type { ExpectOf } from '../script/expect/kinds.ts'
import { fold, isPlainStatement, normalise, withoutEnd, wordsOf } from './normalise.ts'
import { stripFillers } from './fillers.ts'
import { readIdentifier } from './identifier.ts'
import { numeralsOf } from './numerals.ts'
import { ruling } from './ruling.ts'
import type { Question, Verdict } from './verdict.ts'
import { cover, lexiconOf } from './words.ts'

type NumberExpect = ExpectOf<'number'>

const LEAD_IN = new RegExp(`^(?:${anyOf(({ numbers }) => numbers.leadIns)})\\s+`, 'iu')
const OWN_AGE_LEAD_IN = new RegExp(`^(?:${anyOf(({ numbers }) => numbers.ownAge?.leadIns)})\\s+`, 'iu')
const inQuestion = (words: string) => new RegExp(`(?:^| )(?:${words})(?= |$)`, 'u')
/** Questions, folded, by what may stand in their answers. */
const OWN_AGE_ASKED = inQuestion(anyOf(({ numbers }) => numbers.ownAge?.asked))
const AGE_ASKED = inQuestion(anyOf(({ numbers }) => numbers.ageAsked))
const YEARS_ASKED = inQuestion(anyOf(({ numbers }) => numbers.yearsAsked))
const AGE = new Set(ofEach(({ numbers }) => numbers.age ?? []).flat())
const YEARS = new Set(ofEach(({ numbers }) => numbers.years).flat())

/** Languages without a folder whose decimal mark is the comma. */
const WITH_COMMA = /^(it|pt|nl)\b/i

/** Decimal mark of a language's numbers; the other mark, or a space, groups thousands. */
function decimalMark(language: string): '.' | ',' {
  const code = languageCodeOf(language)
  if (code) return CONVERSATIONS[code].numbers.decimalMark
  return WITH_COMMA.test(language) ? ',' : '.'
}

/** Digits with separators; a single mark that could be either kind is not read. */
function numberFromDigits(text: string, language: string): number | undefined {
  const plain = text
    .replace(/٬/g, ',')
    .replace(/٫/g, '.')
    .replace(/[\u00a0\u202f]/g, ' ')
  const decimal = decimalMark(language)
  const group = decimal === ',' ? '\\.' : ','
  const mark = decimal === ',' ? ',' : '\\.'
  const grouped = new RegExp(`^-?\\d{1,3}(?:(?:${group}\\d{3})+|(?: \\d{3})+|(?:'\\d{3})+)(?:${mark}\\d{1,6})?$`)
  const bare = new RegExp(`^-?\\d{1,15}(?:${mark}(?:\\d{1,2}|\\d{4,6}))?$`)
  if (!grouped.test(plain) && !bare.test(plain)) return undefined
  return Number(plain.replace(new RegExp(`[${group} ']`, 'g'), '').replace(decimal, '.'))
}

const JOINT = new RegExp(`^(?:${anyOf(({ numbers }) => numbers.joints)})$`, 'u')
/** The nouns of a question that asks for two numbers or the sum of them: "sons and daughters". */
const joinedNouns = (ask: readonly string[]): readonly string[] =>
  ask.filter(
    (word, at) =>
      JOINT.test(ask[at - 1] ?? '') ||
      JOINT.test(ask[at + 1] ?? '') ||
      [word, ask[at + 1] ?? ''].some((joined) => /^و\p{Script=Arabic}{3}/u.test(joined)),
  )

/** "A million five" may mean 1,000,005 and 1,500,000; words that could be either are not read. */
const isShortened = (value: number): boolean =>
  [1e6, 1e9].some(
    (scale) => value >= scale && value < scale * 1_000 && value % scale > 0 && value % scale < scale / 1_000,
  )

const spelledNumber = (words: readonly string[], language: string) =>
  numeralsOf(language)
    .map(({ number }) => number(words))
    .find((value) => value !== undefined && !isShortened(value))

/** In words, by any of their spellings. */
const LONGEST_NUMBER = 40

/** The number at the start; what follows may only be politeness, years of age or words of the question itself. */
function numberIn(question: Question, text: string): number | undefined {
  const ask = fold(question.step.ask)
  const said = withoutEnd(normalise(text).trim(), /[\s.!,;،]/)
    .replace(OWN_AGE_ASKED.test(ask) ? OWN_AGE_LEAD_IN : '', '')
    .replace(LEAD_IN, '')
  const words = said.split(/\s+/)
  const askList = wordsOf(question.step.ask)
  const askWords = new Set(askList)
  const ofSeveral = joinedNouns(askList)
  const hasOtherTimes = askList.filter((word) => OTHER_TIMES.test(fold(word))).length > 0
  const isAgeAsked = AGE_ASKED.test(ask)
  const areYearsAsked = isAgeAsked || YEARS_ASKED.test(ask)
  const lexicon = lexiconOf(question.language)
  const isAsked = (word: string) =>
    askWords.has(word) || askList.some((asked) => word.length > 3 && asked.startsWith(word))
  const isOwnNoun = (word: string) =>
    /^\p{L}{3,}$/u.test(word) &&
    isAsked(word) &&
    !ofSeveral.includes(word) &&
    !cover([word], lexicon) &&
    !RESERVED.has(fold(word)) &&
    !(hasOtherTimes && OTHER_TIMES.test(fold(word))) &&
    spelledNumber([fold(word)], question.language) === undefined
  const isAge = (word: string) =>
    !hasOtherTimes && ((isAgeAsked && AGE.has(word)) || (areYearsAsked && YEARS.has(word)))
  const isPolite = (word: string) => /^(?:filler|agreeing)$/.test(cover([word], lexicon)?.[0]?.tag ?? '')
  const mayFollow = (word: string) => isAge(word) || isOwnNoun(word) || isPolite(word)
  for (let length = words.length; length > 0; length--) {
    if (!wordsOf(words[length] ?? '').every(mayFollow)) return undefined
    if (length > LONGEST_NUMBER) continue
    const head = words.slice(0, length).join(' ')
    const value =
      numberFromDigits(head, question.language) ??
      (/[,.;:،؛]/.test(head) ? undefined : spelledNumber(fold(head).split(' '), question.language))
    if (value !== undefined) return value
  }
  return undefined
}

/** Words that may stand in a question and would change a number after it; folded. */
const RESERVED = new Set(ofEach(({ numbers }) => numbers.reserved).flat())
/** Other lengths of time than years; folded. A question that has one does not ask for years. */
const OTHER_TIMES = new RegExp(`^(?:${anyOf(({ numbers }) => numbers.otherTimes)})$`, 'u')

/** Nobody counts with leading zeros: it is an identifier, whatever the script calls it. */
const hasLeadingZeros = ({ due, min, max }: NumberExpect, text: string): boolean =>
  due === undefined && min === undefined && max === undefined && /^0\d{2,30}$/.test(text)

/** One number and nothing that qualifies it; outside what is due it is contrary. */
export function judgeNumber(question: Question, expect: NumberExpect, text: string): Verdict | undefined {
  const identifier = expect.as === 'identifier' ? readIdentifier(question, text) : undefined
  if (identifier !== undefined) return ruling('number', 'identifier', 'accepted', 'an identifier', identifier)
  if (expect.as === 'identifier') return undefined
  const shown = text.trim()
  if (hasLeadingZeros(expect, shown)) return ruling('number', 'identifier', 'accepted', 'kept as it was said', shown)
  const positive = shown.replace(/^[-−–]\s?(?=\d)/, '')
  if (!isPlainStatement(positive.replace(/[٬٫]/g, ','))) return undefined
  const magnitude = numberIn(question, positive) ?? numberIn(question, stripFillers(positive, question.language))
  if (magnitude === undefined) return undefined
  const value = positive === shown || magnitude === 0 ? magnitude : -magnitude
  return rateNumber(expect, value)
}

/** A number that is sure, beside what is due. */
export function rateNumber(expect: NumberExpect, value: number): Verdict {
  if (expect.due !== undefined && value !== expect.due) {
    return ruling('number', 'other', 'contrary', `${value}, where ${expect.due} is due`, value)
  }
  if (expect.min !== undefined && value < expect.min) {
    return ruling('number', 'below', 'contrary', `${value} is below ${expect.min}`, value)
  }
  if (expect.max !== undefined && value > expect.max) {
    return ruling('number', 'above', 'contrary', `${value} is above ${expect.max}`, value)
  }
  return ruling('number', 'given', 'accepted', `the number ${value}`, value)
}
