import { anyOf, CONVERSATIONS } from '../languages/conversations.ts'
import { languageCodeOf } from '../languages/language.ts'
import { recogniseRequest } from '../phrases/requests.ts'
import type { ExpectOf } from '../script/expect/kinds.ts'
import { addressesJudge } from './prompt-injection.ts'
import { asciiDigits, fold, isPlainStatement, plainText, spaced, withoutEnd, wordsOf } from './normalise.ts'
import { ruling } from './ruling.ts'
import type { Question, Verdict } from './verdict.ts'
import { areOfOneScript, isAlike, isNearWhole, isNearWord, latinWords } from './name-likeness.ts'
import { NAME_PARTICLES, isSentenceWord } from './name-words.ts'
import { withoutSpelling } from './spelling.ts'
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
function isWithin(few: readonly string[], many: readonly string[], same: Same): boolean {
  let at = 0
  for (const word of few) {
    while (at < many.length && !same(word, many[at] ?? '') && !same(many[at] ?? '', word)) at++
    if (at++ >= many.length) return false
  }
  return true
}

const joined = (words: readonly string[]) => words.join('')

/** Same words in any order, or same first and last with middle names left out, or added where they may be. */
function isSameName(given: readonly string[], due: readonly string[], mayAdd: boolean): boolean {
  if (joined(given) === joined(due) || joined(given.toSorted()) === joined(due.toSorted())) return true
  return agreesByWord(given, due, mayAdd, sameWord)
}

type Same = (one: string, other: string) => boolean

/** The first and the last word are the same, and those between as far as they were said. */
function agreesByWord(given: readonly string[], due: readonly string[], mayAdd: boolean, same: Same): boolean {
  if (given.length < 2 || due.length < 2) return false
  const isEdge = (one = '', other = '') => one.length > 1 && other.length > 1 && same(one, other)
  const familyFirst = [...given.slice(1), given[0] ?? '']
  return [given, familyFirst].some(
    (order) =>
      isEdge(order[0], due[0]) &&
      isEdge(order.at(-1), due.at(-1)) &&
      (isWithin(order, due, same) || (mayAdd && isWithin(due, order, same))),
  )
}

/** Every letter is compared with every other: what has more of them is no name that can be told from another. */
const MOST_LETTERS = 300
/** Characters of what somebody says to give their name, letter by letter too. */
const LONGEST_ANSWER = 1_000
/** Words of a name that are spelled out in one question. */
const MOST_SPELLED = 2

/** Short enough to be compared letter by letter. */
const isComparable = (...names: readonly (readonly string[])[]) =>
  names.every((words) => joined(words).length <= MOST_LETTERS)

/** Nothing in common, not even nearly: what a recogniser may have misheard, or written its own way, is no other name. */
function isOther(given: string, due: string): boolean {
  if (!areOfOneScript(given, due)) return false
  const [words, dueWords] = [latinWords(given), latinWords(due)]
  // One word may be what somebody is called among friends.
  if (words.length < Math.min(2, dueWords.length) || dueWords.length === 0) return false
  if (!isComparable(words, dueWords)) return false
  if (isAlike(joined(words), joined(dueWords))) return false
  return words.every((one) => dueWords.every((other) => one.length > 1 && !isAlike(one, other)))
}

/** Every word of it may be one of the due name, written or heard another way. */
function isNear(given: string, due: string): boolean {
  const [words, dueWords] = [latinWords(given), latinWords(due)]
  if (words.length === 0 || dueWords.length === 0 || !isComparable(words, dueWords)) return false
  if (isNearWhole(joined(words), joined(dueWords))) return true
  return agreesByWord(words, dueWords, true, isNearWord)
}

const dueName = (question: Question, { due }: NameExpect) => (due === 'registered' ? question.respondent.name : due)

/** What was given as a name; undefined when it can be none. */
function nameIn(question: Question, expect: NameExpect, text: string) {
  if (text.length > LONGEST_ANSWER) return undefined
  if (!isPlainStatement(text) || /\d/.test(asciiDigits(text)) || addressesJudge(text)) return undefined
  const given = cleaned(text)
  const name = withoutSpelling(given.name)
  const due = wordsIn(dueName(question, expect) ?? '')
  if (recogniseRequest(text, question.language) || !isPossible(name, question.language, due)) return undefined
  return { name, introduced: given.introduced }
}

/** A registered name near what was said, and the letters of its words that were said otherwise. */
export interface NearName {
  verdict: Verdict
  name: string
  letters: string | undefined
}

/** The registered name, where what was said is near it: it counts once the respondent has said that it is theirs. */
export function nearRegistered(question: Question, expect: NameExpect, text: string): NearName | undefined {
  const name = question.respondent.name
  if (expect.due !== 'registered' || name === undefined) return undefined
  const read = nameIn(question, expect, text)
  if (!read || !isNear(read.name, name)) return undefined
  const reason = `heard as "${read.name}", and confirmed as the registered name`
  return { verdict: ruling('name', 'near', 'accepted', reason, name), name, letters: lettersOf(name, read.name) }
}

function lettersOf(name: string, said: string): string | undefined {
  const heard = new Set(wordsIn(said))
  const other = name.split(/[\s-]+/).filter((word) => /^\p{Script=Latin}+$/u.test(word) && !heard.has(fold(word)))
  if (other.length === 0 || other.length > MOST_SPELLED) return undefined
  return other.map((word) => [...word.toUpperCase()].join('-')).join(', ')
}

/** A personal name; where one is due it is compared by its words, and a doubtful difference is left open. */
export function judgeName(question: Question, expect: NameExpect, text: string): Verdict | undefined {
  const read = nameIn(question, expect, text)
  if (!read) return undefined
  const { name, introduced } = read
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
    // Letters alone do not say where a word ends.
    const isInOne = !name.includes(' ') && due.includes(' ')
    return ruling(
      'name',
      'match',
      'accepted',
      expect.due === 'registered' ? 'the registered name' : 'the name due',
      isInOne ? due : name,
    )
  }
  if (!evident || !isOther(name, due)) return undefined
  return ruling('name', 'other', 'contrary', 'a different name from the one due', name)
}
