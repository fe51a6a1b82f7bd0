import type { AnswerWords, Statement } from '../languages/answers.ts'
import { CONVERSATIONS } from '../languages/conversations.ts'
import { byLanguage, languageCodeOf } from '../languages/language.ts'
import { markOf } from './asked.ts'
import { foldedWords, wordsOf } from './normalise.ts'

/** A language without a table: the English yes alone, since "no" means yes in some of them. */
const other: AnswerWords = {
  ...CONVERSATIONS.en.answers,
  yes: ['yes'],
  yesTo: [],
  consent: [],
  no: [],
  denial: [],
  denialTo: [],
  statements: [],
}

export type Tag =
  | 'yes'
  | 'no'
  | 'denial'
  | 'filler'
  | 'agreeing'
  | 'hesitation'
  | 'decline'
  | 'decline-object'
  | 'noise'

export interface Entry {
  tag: Tag
  /** It counts when the question has one of these; without the list, always. */
  echoes?: readonly string[]
  /** The yes counts when consent was asked. */
  consent?: boolean
  /** Its words for the question as they are looked up there. */
  statement?: Omit<Statement, 'say' | 'means'>
}

/** A language's table, its phrases normalised as answers are and keyed for look-up. */
export interface Lexicon {
  phrases: ReadonlyMap<string, Entry>
  /** Words of the longest of them, and of the longest that begins with a word. */
  longest: number
  longestFrom: ReadonlyMap<string, number>
  yesAlone: readonly string[]
  ambiguousAsk: readonly string[]
  invertingAsk: readonly string[]
  negativeAsk: readonly string[]
  confirmAsk: readonly string[]
  withoutAsk: readonly string[]
  yesOrNoAsk: readonly string[]
  jointAsk: readonly string[]
  /** Folded. */
  evasion: readonly string[]
  pause: readonly string[]
  /** Whole answers that are none. */
  noise: ReadonlySet<string>
  /** Folded. */
  unfinished: ReadonlySet<string>
  assent: readonly string[]
  negation: readonly string[]
  harmless: readonly string[]
  reservation: readonly string[]
  vague: readonly string[]
}

const key = (phrase: string) => wordsOf(phrase).join(' ')
const folded = (phrase: string) => foldedWords(phrase).join(' ')

function compile(words: AnswerWords): Lexicon {
  const phrases = new Map<string, Entry>()
  const add = (tag: Tag, list: readonly string[]) => {
    for (const phrase of list) phrases.set(key(phrase), { tag })
  }
  add('noise', words.noise)
  add('hesitation', words.hesitation)
  add('decline-object', words.declineObject)
  add('decline', words.decline)
  add('filler', words.filler)
  add('agreeing', words.agreeing)
  add('denial', words.denial)
  add('no', words.no)
  for (const { means, say, ...about } of words.statements) {
    const statement = {
      ...about,
      asked: about.asked.map(markOf),
      beside: (about.beside ?? []).map(markOf),
      unless: (about.unless ?? []).map(markOf),
    }
    for (const phrase of say) phrases.set(key(phrase), { tag: means, statement })
  }
  const echo = (tag: Tag, list: AnswerWords['yesTo']) => {
    for (const { say, asked } of list) {
      const before = phrases.get(key(say))?.echoes ?? []
      phrases.set(key(say), { tag, echoes: [...before, ...asked.map(markOf)] })
    }
  }
  echo('denial', words.denialTo)
  echo('yes', words.yesTo)
  for (const phrase of words.consent) {
    phrases.set(key(phrase), { tag: 'yes', echoes: phrases.get(key(phrase))?.echoes ?? [], consent: true })
  }
  add('yes', words.yes)
  const longestFrom = longestByFirst(phrases.keys())
  return {
    phrases,
    longest: Math.max(...longestFrom.values()),
    longestFrom,
    yesAlone: words.yesAlone.map(key),
    ambiguousAsk: words.ambiguousAsk.map(markOf),
    invertingAsk: words.invertingAsk.map(markOf),
    negativeAsk: words.negativeAsk.map(markOf),
    confirmAsk: words.confirmAsk.map(markOf),
    withoutAsk: words.withoutAsk.map(markOf),
    yesOrNoAsk: words.yesOrNoAsk.map(markOf),
    jointAsk: words.jointAsk.map(markOf),
    evasion: words.evasion.map(folded),
    pause: words.pause.map(folded),
    noise: new Set(words.noise.map(key)),
    unfinished: new Set(words.unfinished.map(folded)),
    assent: [...new Set([...words.assent, ...words.yes, ...words.consent].map(key))],
    negation: [...new Set(words.negation.flatMap((phrase) => [key(phrase), folded(phrase)]))],
    harmless: words.harmless.map(key),
    reservation: words.reservation.map(key),
    vague: words.vague.map(key),
  }
}

const LEXICONS = byLanguage((code) => compile(CONVERSATIONS[code].answers))
const OTHER = compile(other)

/** The words of a BCP 47 language; of an unknown one, the few that cannot mislead. */
export function lexiconOf(language: string): Lexicon {
  const code = languageCodeOf(language)
  return code ? LEXICONS[code] : OTHER
}

/**
 * Covers the words with phrases, longest first; undefined when a word is left over whichever way they
 * are divided, so that a single word outside the table leaves the answer undecided.
 */
export function cover(words: readonly string[], lexicon: Lexicon): Entry[] | undefined {
  const ways: ({ entry: Entry; next: number } | undefined)[] = []
  let last = words.length
  for (let at = words.length - 1; at >= 0; at--) {
    // No phrase is long enough to reach the words behind that can be divided.
    if (last - at > lexicon.longest) return undefined
    const longest = Math.min(lexicon.longestFrom.get(words[at] ?? '') ?? 0, words.length - at)
    for (let length = longest; length > 0 && !ways[at]; length--) {
      const next = at + length
      if (next < words.length && !ways[next]) continue
      const entry = lexicon.phrases.get(words.slice(at, next).join(' '))
      if (entry) ways[at] = { entry, next }
    }
    if (ways[at]) last = at
  }
  const found: Entry[] = []
  for (let at = 0; at < words.length; ) {
    const way = ways[at]
    if (!way) return undefined
    found.push(way.entry)
    at = way.next
  }
  return found
}

/** How many words the longest phrase has that begins with a word. */
function longestByFirst(phrases: Iterable<string>): Map<string, number> {
  const longest = new Map<string, number>()
  for (const phrase of phrases) {
    const [first = '', ...rest] = phrase.split(' ')
    longest.set(first, Math.max(longest.get(first) ?? 0, 1 + rest.length))
  }
  return longest
}

/** Finds whether one of the phrases stands in a span of the words, which are searched once for all spans. */
export function findPhrases(
  words: readonly string[],
  phrases: readonly string[],
): (span: { from: number; to: number }) => boolean {
  const [wanted, longest] = [new Set(phrases), longestByFirst(phrases)]
  /** At each word, where the phrase ends that ends first of those that begin there or later. */
  const ends: number[] = []
  for (let at = words.length - 1; at >= 0; at--) {
    const most = Math.min(words.length, at + (longest.get(words[at] ?? '') ?? 0))
    let end = at + 1
    while (end <= most && !wanted.has(words.slice(at, end).join(' '))) end++
    ends[at] = Math.min(ends[at + 1] ?? Infinity, end <= most ? end : Infinity)
  }
  return ({ from, to }) => (ends[from] ?? Infinity) <= to
}

/** One of the phrases stands in the text, at whole words. */
export const includesPhrase = (words: readonly string[], phrases: readonly string[]): boolean => {
  const text = ` ${words.join(' ')} `
  return phrases.some((phrase) => text.includes(` ${phrase} `))
}
