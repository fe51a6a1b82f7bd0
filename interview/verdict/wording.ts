import { anyOf } from '../languages/conversations.ts'
import type { ExpectOf } from '../script/expect/kinds.ts'
import { stripFillers } from './fillers.ts'
import { fold, foldedWords, isAsked, isPlainStatement } from './normalise.ts'
import { ruling } from './ruling.ts'
import type { Question, Verdict } from './verdict.ts'

type ChoiceExpect = ExpectOf<'choice'>
type PhraseExpect = ExpectOf<'phrase'>

/** A wish, which answers only a question about wishes; folded. */
const WISH = new RegExp(`^(?:${anyOf(({ choices }) => choices.wish?.leadIns)}) `, 'u')
const WISH_ASKED = new RegExp(`(?:^| )(?:${anyOf(({ choices }) => choices.wish?.asked)})(?= |$)`, 'u')
/** Folded. */
const LEAD_IN = new RegExp(`^(?:${anyOf(({ choices }) => choices.leadIns)}) `, 'u')
const ARTICLE = new RegExp(`^(?:${anyOf(({ choices }) => choices.articles)})`, 'u')
const PREFIX = new RegExp(`^(?:${anyOf(({ choices }) => choices.prefixes)})(?=\\S{3})`, 'u')

/** The words that may name an option. */
const formsOf = (option: ChoiceExpect['options'][number]): string[] => [option.value, ...option.also]

/** Arabic joins its article and the word for "by" to the noun. */
const withoutPrefix = (said: string) => said.replace(PREFIX, '')

/** One of the options, said by itself: an option inside a longer sentence may be negated or reported. */
export function judgeChoice({ step, language }: Question, expect: ChoiceExpect, text: string): Verdict | undefined {
  if (!isPlainStatement(text) && !expect.options.flatMap(formsOf).includes(text.trim())) return undefined
  const said = fold(text)
  const wish = WISH_ASKED.test(fold(step.ask)) ? WISH : ''
  const bare = fold(stripFillers(text, language)).replace(wish, '').replace(LEAD_IN, '')
  const matching = (form: string) =>
    expect.options.filter((option) => formsOf(option).some((name) => fold(name) === form))
  const exact = matching(said)
  const plain = bare.replace(ARTICLE, '')
  const [option, ...more] = exact.length > 0 ? exact : [bare, plain, withoutPrefix(plain)].flatMap(matching)
  if (option === undefined || more.some((other) => other !== option)) return undefined
  return rateChoice(expect, option.value)
}

/** An option that is sure, beside the one that is due. */
export function rateChoice(expect: ChoiceExpect, value: string): Verdict {
  if (expect.due !== undefined && expect.due !== value) {
    return ruling('choice', 'other', 'contrary', 'an option other than the one due', value)
  }
  return ruling('choice', 'option', 'accepted', 'one of the options', value)
}

/** The options that an answer names, also in another form of their word, each with its place among the folded words. */
export function mentionedOptions(
  expect: ChoiceExpect,
  text: string,
): { option: ChoiceExpect['options'][number]; at: { from: number; to: number } }[] {
  const words = foldedWords(text)
  const stems = words.map((word) => withoutPrefix(word).slice(0, STEM))
  const isNamed = (at: number, wanted: string) =>
    words[at] === wanted || (wanted.length >= STEM && stems[at] === wanted.slice(0, STEM))
  return expect.options.flatMap((option) =>
    formsOf(option).flatMap((form) => {
      const wanted = foldedWords(form)
      return words.flatMap((_, from) =>
        wanted.every((part, at) => isNamed(from + at, part))
          ? [{ option, at: { from, to: from + wanted.length } }]
          : [],
      )
    }),
  )
}

/** Letters that two forms of one word have in common at least: "divorce", "divorced". */
const STEM = 5

const SYMBOL = /\p{S}/u

/**
 * The phrase word for word; case, punctuation, diacritics and politeness around it apart.
 * Asked back, or with an emoji, it is not.
 */
export function isPhrase({ language }: Question, expect: PhraseExpect, text: string): boolean {
  const { phrase } = expect
  if (isAsked(text) !== isAsked(phrase) || SYMBOL.test(text) !== SYMBOL.test(phrase)) return false
  return fold(text) === fold(phrase) || fold(stripFillers(text, language)) === fold(phrase)
}

/** Half the words of the phrase are there: an attempt at it, and not something else. */
export function resembles({ phrase }: PhraseExpect, text: string): boolean {
  const [said, due] = [new Set(fold(text).split(' ')), fold(phrase).split(' ')]
  return due.filter((word) => said.has(word)).length * 2 >= due.length
}
