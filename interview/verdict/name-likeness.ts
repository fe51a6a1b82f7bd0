import anyAscii from 'any-ascii'
import { doubleMetaphone } from 'double-metaphone'
import { fold } from './normalise.ts'

/** Longest common subsequence over the longer length: how alike two words are on paper, 0 to 1. */
function likeness(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const letter of a) {
    const next = [0]
    for (let at = 0; at < b.length; at++) {
      next.push(letter === b[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0))
    }
    row = next
  }
  return (row[b.length] ?? 0) / Math.max(a.length, b.length, 1)
}

/** From here on two spellings may be of one name, and below it they are of two. */
const ALIKE = 0.6
const NEARLY_THE_SAME = 0.75
const NEARLY_THE_SAME_WHOLE = 0.85

/** Articles and kinship before a name, which come and go with the writing. */
const LOOSE = new Set(['al', 'el', 'bin', 'ibn', 'ben', 'bint'])

/** A folded word in Latin letters; one of Han, where each sign is a syllable, in its syllables. */
const inLatin = (word: string): string[] =>
  anyAscii(word.replace(/^ال(?=\p{L}{2})/u, ''))
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .split(' ')
    .map((part) => part.replace(/[^a-z]/g, ''))
    .filter(Boolean)

/** The words of a name as they are compared across spellings and scripts. */
export function latinWords(name: string): string[] {
  const words = fold(name).split(' ').filter(Boolean).flatMap(inLatin)
  const firm = words.filter((word) => !LOOSE.has(word))
  return firm.length > 0 ? firm : words
}

/** What several scripts write alike: consonants, without what transliterations differ in. */
const SKELETON: [RegExp, string][] = [
  [/ph|[bm]h$/g, 'f'],
  [/zh/g, 'j'],
  [/ng/g, 'n'],
  [/([cdgkst])h/g, '$1'],
  [/[cq]/g, 'k'],
  [/g/g, 'j'],
  [/p/g, 'b'],
  [/v/g, 'f'],
  [/[xz]/g, 's'],
  [/h$/g, ''],
  [/[aeiouyw]/g, ''],
  [/(.)\1+/g, '$1'],
]
const skeletonOf = (word: string) => SKELETON.reduce((left, [form, by]) => left.replace(form, by), word)

/** A name's first letter is a J or an H by the language that reads it. */
const sounds = (word: string): string[] =>
  doubleMetaphone(word)
    .filter(Boolean)
    .map((sound) => sound.replace(/^J/, 'H'))

/** Two words in Latin letters may be one name: spelled nearly so, or said so, or written so from another script. */
export function isNearWord(one: string, other: string): boolean {
  if (one === other || likeness(one, other) >= NEARLY_THE_SAME) return true
  const [skeleton, otherSkeleton] = [skeletonOf(one), skeletonOf(other)]
  if (skeleton !== '' && skeleton === otherSkeleton) return true
  const heard = sounds(other)
  return sounds(one).some((sound) => heard.includes(sound))
}

/** Whole names written in one go or in several, as "Abdulrahman" and "Abd al-Rahman". */
export const isNearWhole = (one: string, other: string): boolean =>
  isNearWord(one, other) || likeness(skeletonOf(one), skeletonOf(other)) >= NEARLY_THE_SAME_WHOLE

/** Two words have so much in common that a recogniser may have made one of the other. */
export const isAlike = (one: string, other: string): boolean =>
  likeness(one, other) >= ALIKE ||
  isNearWord(one, other) ||
  likeness(skeletonOf(one), skeletonOf(other)) >= NEARLY_THE_SAME

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Han}/u,
]
/** In one script: a transliteration is too loose to tell two names apart by. */
export function areOfOneScript(one: string, other: string): boolean {
  const script = SCRIPTS.find((letters) => letters.test(one))
  return script?.test(other) === true
}
