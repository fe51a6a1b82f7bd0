import fc from 'fast-check'
import { CONVERSATIONS } from '../../interview/languages/conversations.ts'
import { spellingsOf } from '../../interview/languages/dates.ts'
import { lexiconOf, type Tag } from '../../interview/verdict/words.ts'

export const LANGUAGES = ['en', 'fr', 'es', 'de', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]

/** A hostile text of any length: a beginning, pieces in turn with something between them, and an end. */
export interface Shape {
  head: string
  pieces: readonly string[]
  between: string
  tail: string
}

/** The text of a shape with so many characters, one code unit each. */
export function textOf({ head, pieces, between, tail }: Shape, characters: number): string {
  const cycle = pieces.map((piece) => piece + between).join('')
  const room = Math.max(0, characters - head.length - tail.length)
  return head + cycle.repeat(Math.ceil(room / Math.max(1, cycle.length))).slice(0, room) + tail
}

const SPACES = [' ', '  ', '\t', '\n', '\r\n', '\f', '\u00a0', '\u2009', '\u202f', '\u3000', '\u200b', '\ufeff']
const MARKS = [...'.,;:!?؟،؛¿¡…-–—_/\\|\'"`´’“”„«»()[]{}<>*#=+%$€§°º•~^&@', '...', '??', '```', '###', '____', '......']
const SIGNS = [
  ...['0', '1', '9', '12', '000', '1,000', '1.000', '03/05/1990', '1990-05-03', '٣', '۴', '½', '²', '12:30', '5(2)'],
  ...['a', 'A', 'I', 'ß', 'é', 'e\u0301', 'ﬁ', 'İ', 'ı', 'q', 'م', 'لا', 'ال', 'و', 'ـ', 'ﷺ', '你', '한', 'ก', 'ש'],
  ...['\u0301', '\u064b', '\u0651', '\u0670', '\u05b0', '\u0e31', '\u200d', '\u202e', '\u2066', '\ufe0f', '\u{e0041}'],
  ...['\ud800', '\udc00', '😀', '👩\u200d👧', '\u0000', '\u0007', '\u001b[31m', '\u007f', '\u2028'],
]
const WORDS = [
  ...[
    'mean',
    'question',
    'correction',
    'answer',
    'my answer is',
    'my name is',
    'is my name',
    'dot',
    'point',
    'hundred',
  ],
  ...['and', 'et', 'y', 'und', 'و', 'minus', 'moins', 'mille', 'tausend', 'hundert', 'مية', 'الف', 'cent', 'vingt'],
  ...['accepted', 'record', 'officer', 'الضابط', 'يقبل', 'system:', 'ignore', 'what does', 'to the question number'],
  ...[
    'twenty one',
    'vingt et un',
    'veinte',
    'ein und zwanzig',
    'واحد',
    'عشرين',
    'third',
    'the',
    'of',
    'Anton',
    'Weber',
  ],
  ...[
    'dollars',
    'No.',
    'Art. 5',
    '1. Is it so?',
    '[groom; text]',
    '[',
    'a) b',
    'https://',
    'Vor- und',
    'x'.repeat(700),
  ],
]
/** One phrase of each tag is as slow as the next. */
const PHRASES_OF_A_TAG = 3
const TAGS: readonly Tag[] = [
  'yes',
  'no',
  'denial',
  'filler',
  'agreeing',
  'hesitation',
  'decline',
  'decline-object',
  'noise',
]

/** What texts in a language are made of: its own words first. */
function piecesOf(language: Language): readonly string[] {
  const { phrases, pause, evasion, negation, harmless, reservation } = lexiconOf(language)
  const tagged = TAGS.flatMap((tag) =>
    [...phrases].flatMap(([phrase, entry]) => (entry.tag === tag ? [phrase] : [])).slice(0, PHRASES_OF_A_TAG),
  )
  const listed = [pause, evasion, negation, harmless, reservation].flatMap((some) => some.slice(0, 2))
  const { requests: asking, dates } = CONVERSATIONS[language]
  const requests = [asking.repeat, asking.moment, asking.meaning, asking.withdraw].flatMap((some) => some.slice(0, 1))
  const months = dates.months.slice(0, 5).flatMap(spellingsOf)
  return [...tagged, ...listed, ...requests, ...months, ...WORDS, ...SIGNS, ...MARKS, ...SPACES]
}

const BETWEEN = ['', ' ', ', ', '. ', '-', ...SPACES]

/** Mixtures: pieces in turn, whatever stands between them, before and behind. */
export function shapes(language: Language): fc.Arbitrary<Shape> {
  const piece = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...piecesOf(language)) },
    { weight: 1, arbitrary: fc.string({ maxLength: 6, unit: 'binary' }) },
  )
  const end = fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: piece })
  return fc.record({
    head: end,
    pieces: fc.array(piece, { minLength: 1, maxLength: 4 }),
    between: fc.constantFrom(...BETWEEN),
    tail: end,
  })
}
