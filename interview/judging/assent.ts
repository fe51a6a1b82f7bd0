import { fold, wordsOf } from '../verdict/normalise.ts'
import { includesPhrase, type Lexicon, lexiconOf } from '../verdict/words.ts'
import type { Place } from './place.ts'

/** A negation turns what follows it within so many words, and what stands so many words before it. */
const BEFORE = 3
const AFTER = 2

type ListName = 'assent' | 'negation' | 'harmless' | 'reservation' | 'vague'

/** Words in the script's own language, and in English, in which many answer. */
function phrasesOf(language: string, name: ListName): readonly string[] {
  const lexicons = new Set<Lexicon>([lexiconOf(language), lexiconOf('en')])
  return [...lexicons].flatMap((lexicon) => lexicon[name])
}

/** The words with those blanked out that deny something and refuse nothing, as in "no problem". */
function withoutHarmless(words: readonly string[], language: string): string[] {
  const left = [...words]
  for (const phrase of phrasesOf(language, 'harmless').toSorted((a, b) => b.length - a.length)) {
    const parts = phrase.split(' ')
    for (let at = 0; at + parts.length <= left.length; at++) {
      if (parts.every((part, offset) => left[at + offset] === part)) left.fill('', at, at + parts.length)
    }
  }
  return left
}

/** What somebody said, as far as it can turn the words that a verdict rests on. */
export interface Stance {
  language: string
  text: string
  /** Where the words stand, in words of the text. */
  places: readonly Place[]
}

const saysAny = ({ text, places, language }: Stance, name: ListName): boolean => {
  const words = wordsOf(text)
  return places.some(({ from, to }) => includesPhrase(words.slice(from, to), phrasesOf(language, name)))
}

/** A negation stands in the words, or close enough to turn them; an accent on it hides none. */
export function isNegated({ text, places, language }: Stance): boolean {
  const words = withoutHarmless(wordsOf(text), language)
  const near = places.map(({ from, to }) => words.slice(Math.max(0, from - BEFORE), to + AFTER))
  const negations = phrasesOf(language, 'negation')
  return near.some((part) => includesPhrase(part, negations) || includesPhrase(part.map(fold), negations))
}

/** Why the words cannot be a yes; undefined when they can. */
export function doubtInYes(stance: Stance): string | undefined {
  if (!saysAny(stance, 'assent')) return 'no quoted word says yes'
  return isNegated(stance) ? 'a negation stands beside the yes' : undefined
}

/** Why the words cannot be a no; undefined when they can. */
export const doubtInNo = (stance: Stance): string | undefined =>
  saysAny(stance, 'negation') ? undefined : 'no quoted word says no'

const QUOTATION = /["“”„«»‹›]/

/** Why an answer cannot be taken without reserve, wherever in it the reserve stands; undefined when it can. */
export function reserveIn(text: string, language: string): string | undefined {
  if (QUOTATION.test(text)) return 'the words are a quotation'
  return includesPhrase(wordsOf(text), phrasesOf(language, 'reservation'))
    ? 'a condition, a doubt or somebody else’s words stand in the answer'
    : undefined
}

/** The answer is one of several, or a guess. */
export const isVague = (text: string, language: string): boolean =>
  includesPhrase(wordsOf(text), phrasesOf(language, 'vague'))
