import { anyOf, CONVERSATIONS } from '../languages/conversations.ts'
import { languageCodeOf } from '../languages/language.ts'
import { recogniseRequest } from '../phrases/requests.ts'
import type { ExpectOf } from '../script/expect/kinds.ts'
import { addressesJudge } from './prompt-injection.ts'
import { asciiDigits, fold, isPlainStatement, plainText, spaced, withoutEnd, wordsOf } from './normalise.ts'
import { ruling } from './ruling.ts'
import type { Question, Verdict } from './verdict.ts'
import { NAME_PARTICLES, isSentenceWord } from './name-words.ts'
import { cover, lexiconOf } from './words.ts'

type NameExpect = ExpectOf<'name'>

const OPENER = new RegExp(`^(?:(?:${anyOf(({ names }) => names.openers)})[\\s,.!،]+)+`, 'iu')
const LEAD_IN = new RegExp(`^(?:${anyOf(({ names }) => names.leadIns)})\\s*[:,]?\\s+`, 'iu')
/** Opens a name as well as anything else that somebody is. */
const BEING = new RegExp(`^(?:${anyOf(({ names }) => names.beings)})\\s*[:,]?\\s+`, 'iu')
const CALLED = new RegExp(`(?<![\\s,])[\\s,]+(?:${anyOf(({ names }) => names.called)})$`, 'iu')
const TRAIL = new RegExp(`(?<![\\s,،])[\\s,،]+(?:${anyOf(({ names }) => names.trail)})$`, 'iu')
const TITLE = new RegExp(`^(?:${anyOf(({ names }) => names.titles)})\\.?\\s+`, 'iu')

const wordsIn = (name: string) => fold(name).split(' ').filter(Boolean)

/** How a name was brought in: as one, by what may be anything, or not at all. */
type Introduced = 'as-name' | 'as-being' | 'not'

/** The name as given: without "my name is", titles and closing words. */
function cleaned(text: string): { name: string; introduced: Introduced } {
  const bare = withoutEnd(spaced(plainText(text)), /[\s.,;:!،؛]/)
  const opened = bare.replace(OPENER, '').replace(TRAIL, '')
  const named = opened.replace(LEAD_IN, '').replace(CALLED, '')
  const inner = named.replace(BEING, '')
  const introduced = named !== opened ? 'as-name' : inner !== named ? 'as-being' : 'not'
  return { name: withoutEnd(inner.replace(TITLE, '').replace(/^[\s,.:;-]+/, ''), /[\s,:;]/), introduced }
}

/** Could be a person's name at all: a few words of letters, none of them a word of sentences unless it is due. */
function isPossible(name: string, language: string, due: readonly string[]): boolean {
  const words = name.split(' ')
  if (words.length > 8 || !words.every((word) => /^[\p{L}\p{M}][\p{L}\p{M}'.-]*,?$/u.test(word))) return false
  const lexicon = lexiconOf(language)
  const plain = wordsIn(name)
  const isOrdinary = (word: string) => isSentenceWord(word) || (word.length > 1 && lexicon.negation.includes(word))
  if (plain.some((word) => isOrdinary(word) && !due.includes(word))) return false
  return plain.some((word) => word.length > 1) && cover(wordsOf(name), lexicon) === undefined
}

/** Written as names are, with capital initials. */
function hasInitials(name: string): boolean {
  const isInitial = (word: string) => /^\p{Lu}/u.test(word)
  const words = name.split(' ')
  return (
    words.some(isInitial) &&
    words.every((word) => isInitial(word) || NAME_PARTICLES.has(word.toLowerCase().replace(/-.*/, '')))
  )
}

/** Reads as a name with nothing to compare it with; a script without capitals has the introduction alone. */
function isEvident(name: string, introduced: Introduced): boolean {
  const isLong = name.includes(' ')
  if (!/\p{Lu}|\p{Ll}/u.test(name)) return isLong && introduced === 'as-name'
  return hasInitials(name) && introduced !== 'as-being' && (isLong || introduced === 'as-name')
}

const sameWord = (given: string, due: string) => given === due || (given.length === 1 && due.startsWith(given))

/** Every word of `few` stands in `many`, in its order; a lone initial stands for a word. */
function isWithin(few: readonly string[], many: readonly string[]): boolean {
  let at = 0
  for (const word of few) {
    while (at < many.length && !sameWord(word, many[at] ?? '') && !sameWord(many[at] ?? '', word)) at++
    if (at++ >= many.length) return false
  }
  return true
}

/** Same words in any order, or same first and last with middle names left out, or added where they may be. */
function isSameName(given: readonly string[], due: readonly string[], mayAdd: boolean): boolean {
  const joined = (words: readonly string[]) => words.join('')
  if (joined(given) === joined(due) || joined(given.toSorted()) === joined(due.toSorted())) return true
  if (given.length < 2 || due.length < 2) return false
  const familyFirst = [...given.slice(1), given[0] ?? '']
  return [given, familyFirst].some(
    (order) =>
      order[0] === due[0] && order.at(-1) === due.at(-1) && (isWithin(order, due) || (mayAdd && isWithin(due, order))),
  )
}

/** Longest common subsequence over the longer length: how alike two words sound on paper, 0 to 1. */
function likeness(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const letter of a) {
    const next = [0]
    for (let at = 0; at < b.length; at++) {
      next.push(letter === b[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0))
    }
    row = next
  }
  return (row[b.length] ?? 0) / Math.max(a.length, b.length)
}

/** Every letter is compared with every other: what has more of them is no name that can be told from another. */
const MOST_LETTERS = 300

/** Nothing in common, not even nearly: what a recogniser may have misheard is no other name. */
const isOther = (given: readonly string[], due: readonly string[]) =>
  [given, due].every((words) => words.join('').length <= MOST_LETTERS) &&
  given.every((one) => due.every((other) => !sameWord(one, other) && likeness(one, other) < 0.6))

const dueName = (question: Question, { due }: NameExpect) => (due === 'registered' ? question.respondent.name : due)

/** A personal name; where one is due it is compared by its words, and a doubtful difference is left open. */
export function judgeName(question: Question, expect: NameExpect, text: string): Verdict | undefined {
  if (!isPlainStatement(text) || /\d/.test(asciiDigits(text)) || addressesJudge(text)) return undefined
  const { name, introduced } = cleaned(text)
  const due = wordsIn(dueName(question, expect) ?? '')
  if (recogniseRequest(text, question.language) || !isPossible(name, question.language, due)) return undefined
  const evident = isEvident(name, introduced)
  const verdict = compare(question, expect, name, { evident, mayAdd: evident || hasInitials(name) })
  const isBareNouns = introduced === 'not' && hasCapitalNouns(question.language)
  return isBareNouns && verdict?.outcome === 'contrary' ? undefined : verdict
}

/** Capitals begin every noun, so that they make no name of it; so they do in Luxembourgish, which has no folder. */
function hasCapitalNouns(language: string): boolean {
  const code = languageCodeOf(language)
  return code ? CONVERSATIONS[code].names.hasCapitalNouns === true : /^lb\b/i.test(language)
}

/** A name that is sure to be one, beside the one that is due; undefined when they differ by little. */
export const rateName = (question: Question, expect: NameExpect, name: string): Verdict | undefined =>
  compare(question, expect, name, { evident: true, mayAdd: true })

function compare(
  question: Question,
  expect: NameExpect,
  name: string,
  { evident, mayAdd }: { evident: boolean; mayAdd: boolean },
): Verdict | undefined {
  if (expect.due === undefined) {
    return evident ? ruling('name', 'given', 'accepted', 'a personal name', name) : undefined
  }
  const due = dueName(question, expect)
  if (due === undefined) return undefined
  if (isSameName(wordsIn(name), wordsIn(due), mayAdd)) {
    return ruling(
      'name',
      'match',
      'accepted',
      expect.due === 'registered' ? 'the registered name' : 'the name due',
      name,
    )
  }
  if (!evident || !isOther(wordsIn(name), wordsIn(due))) return undefined
  return ruling('name', 'other', 'contrary', 'a different name from the one due', name)
}
