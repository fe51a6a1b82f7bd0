import { anyOf, CONVERSATIONS, ofEach } from '../languages/conversations.ts'
import { byLanguage, languageCodeOf } from '../languages/language.ts'
import { either } from '../languages/pattern.ts'
import type { RequestWords } from '../languages/requests.ts'
import { plainText, spaced, wordsOf } from '../verdict/normalise.ts'
import { saidIn, withoutPoliteness, wordings } from './wording.ts'

/** What a respondent may ask of the officer instead of answering. */
export type Request =
  | { kind: 'repeat' }
  | { kind: 'moment' }
  | { kind: 'meaning' }
  | { kind: 'withdraw' }
  /** They are not to be recorded, or no longer. */
  | { kind: 'stop-recording' }
  | CorrectionRequest

export interface CorrectionRequest {
  kind: 'correction'
  /** The number as said. */
  step?: number
  /** What followed, in the respondent's own words. */
  answer?: string
}

type Plain = Exclude<Request['kind'], 'correction'>

function tableOf(words: RequestWords): ReadonlyMap<string, Plain> {
  const phrases = {
    repeat: words.repeat,
    moment: words.moment,
    meaning: words.meaning,
    withdraw: words.withdraw,
    'stop-recording': words.stopRecording,
  } satisfies Record<Plain, readonly string[]>
  return new Map(
    Object.entries(phrases).flatMap(([kind, some]) =>
      some.flatMap(wordings).map((wording): [string, Plain] => [wording, kind as Plain]),
    ),
  )
}

const TABLES = byLanguage((code) => tableOf(CONVERSATIONS[code].requests))

const corrections = ofEach(({ requests }) => requests.correction)
const ORDINARY_NAMES = either([...new Set(corrections.flatMap(({ ordinaryNames }) => ordinaryNames))])
const NAMES = either(corrections.flatMap(({ names }) => names))
/** Ways to say that an earlier answer is to be corrected, in a whole clause. */
const CLAUSES = either(corrections.map(({ clauses }) => clauses))
const ANSWER_STARTS = either(corrections.map(({ answerStarts }) => answerStarts))
const BEFORE = `(?:(?:${either(corrections.map(({ before }) => before))})[\\s,.]+)*`
const correctionBy = (words: string, after: string) => new RegExp(`^${BEFORE}(?:${words})${after}`, 'isu')

const CORRECTION = correctionBy(
  `${ORDINARY_NAMES}|${NAMES}|${CLAUSES}`,
  '(?:(?:\\s*[:,.;–—،]+\\s*|\\s+-\\s+)(?<answer>.*)|\\s*[.!?]*)$',
)
/** As a recogniser may write it: words alone, so that no mark shows where the answer begins. */
const UNPUNCTUATED = [
  correctionBy(CLAUSES, '\\s+(?<answer>.+)$'),
  correctionBy(NAMES, '\\s+(?<answer>.+)$'),
  correctionBy(ORDINARY_NAMES, `\\s+(?<answer>(?:${ANSWER_STARTS})\\s.+)$`),
]

function stepNumber(said: string | undefined): number | undefined {
  if (said === undefined) return undefined
  return /^\d{1,3}$/.test(said) ? Number(said) : CONVERSATIONS.en.numerals.day(wordsOf(said))
}

function correctionIn(text: string): Request | undefined {
  const isPunctuated = /[.,:;!?،؟–—]/u.test(text)
  const found = [CORRECTION, ...(isPunctuated ? [] : UNPUNCTUATED)].map((form) => form.exec(text)).find(Boolean)
  if (!found) return undefined
  const { number, answer } = found.groups ?? {}
  const step = stepNumber(number)
  if (number !== undefined && step === undefined) return undefined
  const given = answer?.trim()
  return { kind: 'correction', ...(step === undefined ? {} : { step }), ...(given ? { answer: given } : {}) }
}

const YES = new RegExp(`^(?:${anyOf(({ requests }) => requests.yes)})(?![\\p{L}\\p{N}])[\\s,.!;:،–—-]*`, 'iu')
const REPEAT_ASKED = new RegExp(`^(?:${anyOf(({ requests }) => requests.repeatAsked)})\\s*\\?+$`, 'i')
const MEANING = new RegExp(`^(?:${anyOf(({ requests }) => requests.meaningOfWords)})$`)

/** Whether a reply to the question about a withdrawal says it once more, with a yes before it or without. */
export const confirmsWithdrawal = (text: string, language: string): boolean =>
  recogniseRequest(text.trim().replace(YES, ''), language)?.kind === 'withdraw'

/**
 * A request to the officer, when the whole utterance is one; undefined for an answer,
 * and for whatever has a word more than the phrases known here.
 */
export function recogniseRequest(text: string, language: string): Request | undefined {
  const shown = spaced(plainText(text))
  const correction = correctionIn(shown)
  if (correction) return correction
  if (REPEAT_ASKED.test(shown)) return { kind: 'repeat' }
  const said = saidIn(shown)
  if (MEANING.test(said)) return { kind: 'meaning' }
  const table = TABLES[languageCodeOf(language) ?? 'en']
  const bare = withoutPoliteness(said)
  const kind = table.get(said) ?? table.get(bare) ?? TABLES.en.get(bare)
  return kind === undefined ? undefined : { kind }
}
