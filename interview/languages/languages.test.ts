import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fold } from '../verdict/normalise.ts'
import { CONVERSATIONS } from './conversations.ts'
import { monthName } from './dates.ts'
import { DOCUMENTS } from './documents.ts'
import { LANGUAGE_CODES } from './language.ts'
import { LANGUAGES } from './languages.ts'

/** Lists that say nothing in some languages, and why no other word would do. */
const MAY_BE_EMPTY = [
  // What is yes only by itself, or takes up a word of the question, is not known in every language.
  /^conversation\.answers\.(?:yesAlone|yesTo|denialTo)$/,
  // A language opens a correction by an ordinary word or by one that is nothing else.
  /^conversation\.requests\.correction\.(?:names|ordinaryNames)$/,
  /^captions\.(?:articles|scales|joints|links|doubtfulMonths)$/,
]

interface Leaf {
  path: string
  value: string | readonly unknown[]
}

/** Every text and every list of a language, with its path. */
function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'string') return [{ path, value }]
  if (value instanceof Set) return leavesOf([...value].filter(Boolean), path)
  if (value instanceof RegExp || typeof value !== 'object' || value === null) return []
  const inner = Array.isArray(value)
    ? value.flatMap((one) => leavesOf(one, `${path}[]`))
    : Object.entries(value).flatMap(([name, one]) => leavesOf(one, path === '' ? name : `${path}.${name}`))
  return Array.isArray(value) ? [{ path, value }, ...inner] : inner
}

const said = (phrase: string | ((word: string) => string)) => (typeof phrase === 'string' ? phrase : phrase('⟦name⟧'))
const holesIn = (phrase: string) => phrase.split('⟦name⟧').length - 1

/** Texts of a language that are written in its own letters alone. */
function ownTexts(code: (typeof LANGUAGE_CODES)[number]): string[] {
  const { officer, requests, dates, names, numbers } = CONVERSATIONS[code]
  const { repeat, moment, meaning, withdraw, stopRecording, recordingAlone, polite, replies } = requests
  return [
    ...Object.values(officer).map((phrase) => said(phrase).replaceAll('⟦name⟧', '')),
    ...[repeat, moment, meaning, withdraw, stopRecording, recordingAlone, polite, replies].flat(),
    ...[...dates.months, ...dates.links, ...names.sentenceWords, ...numbers.reserved],
    ...LANGUAGES[code].speech.digits,
  ]
}

it('every folder of a language is one of the product’s', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map(({ name }) => name).toSorted()).toEqual([...LANGUAGE_CODES].toSorted())
})

it('the tables that hold a part of each language hold the same as the whole', () => {
  for (const code of LANGUAGE_CODES) {
    expect(CONVERSATIONS[code]).toBe(LANGUAGES[code].conversation)
    expect(DOCUMENTS[code]).toBe(LANGUAGES[code].document)
  }
})

describe.each(LANGUAGE_CODES)('the language %s', (code) => {
  const language = LANGUAGES[code]

  it('has words in all its lists', () => {
    const leaves = leavesOf(language)
    const empty = leaves.filter(({ value }) => value.length === 0).map(({ path }) => path)
    expect(leaves.length).toBeGreaterThan(500)
    expect(empty.filter((path) => !MAY_BE_EMPTY.some((pattern) => pattern.test(path)))).toEqual([])
  })

  it('says the name or the value in a phrase as often as English does', () => {
    const holes = ({ officer }: typeof language.conversation) =>
      Object.fromEntries(Object.entries(officer).map(([name, phrase]) => [name, holesIn(said(phrase))]))
    expect(holes(language.conversation)).toEqual(holes(CONVERSATIONS.en))
  })

  it('is written in its own letters', () => {
    const foreign = code === 'ar' ? /\p{Script=Latin}/u : /(?!\p{Script=Latin})\p{L}/u
    const texts = ownTexts(code)
    expect(texts.length).toBeGreaterThan(150)
    expect(texts.filter((text) => foreign.test(text))).toEqual([])
  })

  it('has patterns that are well-formed and do not match nothing', () => {
    const { numbers, dates, names, choices, injection, requests } = language.conversation
    const { before, clauses, answerStarts } = requests.correction
    const patterns = leavesOf([
      numbers,
      dates,
      names,
      choices,
      injection,
      language.document,
      before,
      clauses,
      answerStarts,
    ])
      .map(({ value }) => value)
      .filter((value) => typeof value === 'string')
    expect(patterns.length).toBeGreaterThan(50)
    expect(patterns.filter((pattern) => new RegExp(`^(?:${pattern})$`, 'u').test(''))).toEqual([])
  })

  it('names twelve months, each by a name of its own', () => {
    const { months } = language.conversation.dates
    const names = Array.from({ length: 12 }, (_, at) => monthName(months, at + 1))
    expect(new Set(names).size).toBe(12)
    expect(months).toHaveLength(12)
  })

  it('folds the words that are compared folded', () => {
    const { dates, numbers } = language.conversation
    const words = [...dates.links, ...(dates.numbersNotMonths ?? []), ...numbers.reserved, ...numbers.minus]
    const { parts, articles, scales, joints, links } = language.captions
    const all = [...words, ...[parts, articles, scales, joints, links].flatMap((set) => [...set])]
    expect(all.filter((word) => fold(word) !== word)).toEqual([])
  })

  it('reads each number that it says, from zero to ninety-nine', () => {
    const { numerals } = language.conversation
    const wrong = Array.from({ length: 100 }, (_, value) => value).filter((value) => {
      const words = fold(language.speech.cardinal(value, { before: '', after: '' })).split(' ')
      return numerals.number(words) !== value
    })
    expect(wrong).toEqual([])
  })
})
