import { includesPhrase, type Lexicon, lexiconOf } from '../verdict/words.ts'
import type { Place } from './place.ts'

/** A negation turns what follows it within so many words, and what stands so many words before it. */
const BEFORE = 3
const AFTER = 2

/** The script's own language, and English, in which many answer. */
const lexiconsOf = (language: string): Lexicon[] => [...new Set([lexiconOf(language), lexiconOf('en')])]

const anyIn = (words: readonly string[], lists: readonly (readonly string[])[]) =>
  lists.some((phrases) => includesPhrase(words, phrases))

/** The words with those blanked out that deny something and refuse nothing, as in "no problem". */
function withoutHarmless(words: readonly string[], lexicons: readonly Lexicon[]): string[] {
  const left = [...words]
  for (const phrase of lexicons.flatMap(({ harmless }) => harmless).toSorted((a, b) => b.length - a.length)) {
    const parts = phrase.split(' ')
    for (let at = 0; at + parts.length <= left.length; at++) {
      if (parts.every((part, offset) => left[at + offset] === part)) left.fill('', at, at + parts.length)
    }
  }
  return left
}

const span = (words: readonly string[], { from, to }: Place, before = 0, after = 0) =>
  words.slice(Math.max(0, from - before), to + after)

/** A negation stands in the words, or close enough to turn them. */
export function isNegated(words: readonly string[], place: Place, language: string): boolean {
  const lexicons = lexiconsOf(language)
  const negations = lexicons.map(({ negation }) => negation)
  return anyIn(span(withoutHarmless(words, lexicons), place, BEFORE, AFTER), negations)
}

/** Why the quoted words cannot be a yes that counts; undefined when they can. */
export function doubtInYes(words: readonly string[], places: readonly Place[], language: string): string | undefined {
  const lexicons = lexiconsOf(language)
  const assents = lexicons.map(({ assent }) => assent)
  if (!places.some((place) => anyIn(span(words, place), assents))) return 'no quoted word says yes'
  if (places.some((place) => isNegated(words, place, language))) return 'a negation stands beside the yes'
  return doubtInAll(words, lexicons)
}

/** Why the quoted words cannot be a no that counts; undefined when they can. */
export function doubtInNo(words: readonly string[], places: readonly Place[], language: string): string | undefined {
  const lexicons = lexiconsOf(language)
  const negations = lexicons.map(({ negation }) => negation)
  if (!places.some((place) => anyIn(span(words, place), negations))) return 'no quoted word says no'
  return doubtInAll(words, lexicons)
}

const doubtInAll = (words: readonly string[], lexicons: readonly Lexicon[]) =>
  anyIn(
    words,
    lexicons.map(({ reservation }) => reservation),
  )
    ? 'a condition or a doubt stands in the answer'
    : undefined
