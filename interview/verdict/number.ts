import type { Expect } from '../script.ts'
import { isPlainStatement, normalise, wordsOf } from './normalise.ts'
import { numberFromWords } from './number-words.ts'
import { ruling } from './ruling.ts'
import type { Question, Verdict } from './verdict.ts'
import { cover, lexiconOf } from './words.ts'

type NumberExpect = Extract<Expect, { kind: 'number' }>

const LEAD_IN =
  /^(?:i am|i'm|i have|it is|it's|there are|there is|the number is|my answer is|that is|that's|j'ai|il y en a|tengo|son|ich habe|ich bin|es sind|عندي|لدي|عمري)\s+/iu
const AGE = new Set(['years', 'year', 'old', 'of', 'age', 'ans', 'años', 'jahre', 'alt', 'سنه', 'سنوات', 'عاما'])

/** Decimal mark of a language's numbers; the other mark, or a space, groups thousands. */
const decimalMark = (language: string) => (/^(fr|es|de|it|pt|nl)\b/i.test(language) ? ',' : '.')

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

/** The number at the start; what follows may only be politeness, years of age or words of the question itself. */
function numberIn(question: Question, text: string): number | undefined {
  const said = normalise(text)
    .trim()
    .replace(/[\s.!,;،]+$/u, '')
    .replace(LEAD_IN, '')
  const words = said.split(/\s+/)
  const askWords = new Set(wordsOf(question.step.ask))
  const lexicon = lexiconOf(question.language)
  for (let length = words.length; length > 0; length--) {
    const tail = wordsOf(words.slice(length).join(' '))
    const isOwnNoun = (word: string) =>
      /^\p{L}{3,}$/u.test(word) && askWords.has(word) && !cover([word], lexicon) && !RESERVED.has(word)
    const isPolite = (word: string) => cover([word], lexicon)?.[0]?.tag === 'filler'
    if (!tail.every((word) => AGE.has(word) || isOwnNoun(word) || isPolite(word))) return undefined
    const head = words.slice(0, length).join(' ')
    const value = numberFromDigits(head, question.language) ?? numberFromWords(wordsOf(head.replace(/-/g, ' ')))
    if (value !== undefined) return value
  }
  return undefined
}

/** Words that may stand in a question and would change a number after it. */
const RESERVED = new Set(
  `and not or nor but less more fewer than half hundred thousand million billion point about around minus plus percent times dozen
   ago before after months month weeks week days day until except zero two three four five six seven eight nine ten`.split(
    /\s+/,
  ),
)

/** One number and nothing that qualifies it; outside what is due it is contrary. */
export function judgeNumber(question: Question, expect: NumberExpect, text: string): Verdict | undefined {
  const shown = text.trim()
  const positive = shown.replace(/^[-−–]\s?(?=\d)/, '')
  if (!isPlainStatement(positive.replace(/[٬٫]/g, ','))) return undefined
  const magnitude = numberIn(question, positive)
  if (magnitude === undefined) return undefined
  const value = positive === shown || magnitude === 0 ? magnitude : -magnitude
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
