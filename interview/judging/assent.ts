import { foldEach, wordsOf } from '../verdict/normalise.ts'
import { findPhrases, includesPhrase, type Lexicon, lexiconOf } from '../verdict/words.ts'
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
    for (let at = left.indexOf(parts[0] ?? ''); at >= 0; at = left.indexOf(parts[0] ?? '', at + 1)) {
      if (at + parts.length <= left.length && parts.every((part, offset) => left[at + offset] === part))
        left.fill('', at, at + parts.length)
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

const saysAny = ({ text, places, language }: Stance, name: ListName): boolean =>
  places.some(findPhrases(wordsOf(text), phrasesOf(language, name)))

/** Finds whether a negation stands in words of a text, or close enough to turn them; an accent on it hides none. */
export function findNegations(text: string, language: string): (place: Place) => boolean {
  const words = withoutHarmless(wordsOf(text), language)
  const negations = phrasesOf(language, 'negation')
  const [isSpelled, isFolded] = [findPhrases(words, negations), findPhrases(foldEach(words), negations)]
  return ({ from, to }) => {
    const near = { from: Math.max(0, from - BEFORE), to: to + AFTER }
    return isSpelled(near) || isFolded(near)
  }
}

/** A negation stands in the words, or close enough to turn them. */
export const isNegated = ({ text, places, language }: Stance): boolean => places.some(findNegations(text, language))

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
