const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const ARABIC_MARKS = /[\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g
/** Accents and vowel points that carry no letter of their own; Indic vowel signs are letters and stay. */
const DIACRITICS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]/g

const CONTRACTIONS: [RegExp, string][] = [
  [/\bcannot\b/g, 'can not'],
  [/\bcan't\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [/n't\b/g, ' not'],
  [/'m\b/g, ' am'],
  [/'s\b/g, ' is'],
  [/'re\b/g, ' are'],
  [/'ve\b/g, ' have'],
  [/'ll\b/g, ' will'],
  [/'d\b/g, ' would'],
]

/** Arabic-Indic and Persian digits as ASCII. */
export function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}

/** NFKC with straight apostrophes: a free-standing accent typed for one would come apart into a mark of its own. */
export const plainText = (text: string): string => text.replace(/[\u2018\u2019\u02bc\u2032`´]/g, "'").normalize('NFKC')

/** One spelling for what means the same: NFKC, lower case, straight apostrophes, plain Arabic letters. */
export function normalise(text: string): string {
  return asciiDigits(plainText(text))
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(ARABIC_MARKS, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
}

/**
 * The words of a text, normalised, without punctuation; English contractions are written out.
 * A word begins with a letter or a digit, so that marks alone are none.
 */
export function wordsOf(text: string): string[] {
  const expanded = CONTRACTIONS.reduce((whole, [short, long]) => whole.replace(short, long), normalise(text))
  return expanded.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []
}

/** Letters that have no accent to take off, as they are written without them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** For comparing wording alone: without case, accents, vowel points and punctuation. */
export function fold(text: string): string {
  const spelled = normalise(text).replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
  const plain = spelled.normalize('NFKD').replace(DIACRITICS, '').normalize('NFC')
  return (plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')
}

/** Words, each folded by itself, and once however often it stands there. */
export function foldEach(words: readonly string[]): string[] {
  const known = new Map<string, string>()
  return words.map((word) => {
    const folded = known.get(word) ?? fold(word).replaceAll(' ', '')
    known.set(word, folded)
    return folded
  })
}

/** The words of a text, folded; each at the place where `wordsOf` has it. */
export const foldedWords = (text: string): string[] => foldEach(wordsOf(text))

/** Without what of these characters stands at its end: a pattern that ends in `$` is tried anew at each of them. */
export function withoutEnd(text: string, characters: RegExp): string {
  let end = text.length
  while (end > 0 && characters.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

export const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim()

export const isAsked = (text: string) => /[?؟¿]/.test(text.normalize('NFKC'))

/**
 * True for a plainly finished statement: nothing but words and simple punctuation.
 * A question mark, quotation, trailing-off, symbol or emoji may turn the meaning, so no rule reads it.
 */
export function isPlainStatement(text: string): boolean {
  const shown = plainText(text).replace(INVISIBLE, '').trim()
  if (/\.\.|[-–—,:]$/.test(shown)) return false
  if (/(^|[^\p{L}\p{M}])['\p{M}]|'($|[^\p{L}])/u.test(shown)) return false
  return /^[\p{L}\p{M}\p{N}\s.,;:!\-–—'،؛]+$/u.test(shown)
}
