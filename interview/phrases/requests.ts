import { dayFromWords } from '../verdict/number-words.ts'
import { plainText, spaced, wordsOf } from '../verdict/normalise.ts'
import { STOPPING } from './recording-words.ts'
import { ASKING } from './request-words.ts'
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

const TABLES: Record<string, ReadonlyMap<string, Plain>> = Object.fromEntries(
  Object.entries(ASKING).map(([language, kinds]) => [
    language,
    new Map(
      Object.entries({ ...kinds, 'stop-recording': STOPPING[language] ?? [] }).flatMap(([kind, phrases]) =>
        phrases.flatMap(wordings).map((wording): [string, Plain] => [wording, kind as Plain]),
      ),
    ),
  ]),
)

const CORRECTION_WORDS = 'correction|corrección|korrektur|berichtigung|تصحيح'
const NUMBERED =
  '(?: to (?:the )?(?:(?:question|step)(?: number)? (?<number>[\\p{L}\\d]+)|(?:last|previous|earlier) question))?'
/** Ways to say that an earlier answer is to be corrected, in a whole clause. */
const CORRECTION_CLAUSES = [
  `(?:i(?: would|'d) like to|i want to|i need to|i must|i wish to|(?:can|could|may) i(?: please)?|let me) (?:correct|change|amend) my (?:last |previous |earlier |first )?answer${NUMBERED}`,
  'je (?:voudrais|veux|souhaite|dois|peux) (?:corriger|modifier|rectifier) ma (?:dernière |première )?réponse(?: précédente)?',
  '(?:quiero|quisiera|deseo|debo|puedo) (?:corregir|cambiar|rectificar) mi (?:última |primera )?respuesta(?: anterior)?',
  'ich (?:möchte|will|muss) meine (?:letzte |vorige |erste )?antwort (?:korrigieren|berichtigen|ändern)',
  '(?:أريد|أود|ارغب في|أرغب في) (?:تصحيح|تعديل|تغيير|أن أصحح) (?:إجابتي|جوابي)(?: (?:السابقة|السابق|الأخيرة|الأخير))?',
].join('|')
const BEFORE = '(?:(?:sorry|excuse me|please|officer|pardon|bitte|perdón|por favor|entschuldigung|عفوا)[\\s,.]+)*'
const correctionBy = (words: string, after: string) => new RegExp(`^${BEFORE}(?:${words})${after}`, 'isu')

const CORRECTION = correctionBy(
  `${CORRECTION_WORDS}|${CORRECTION_CLAUSES}`,
  '(?:(?:\\s*[:,.;–—،]+\\s*|\\s+-\\s+)(?<answer>.*)|\\s*[.!?]*)$',
)
/** As a recogniser may write it: words alone, so that no mark shows where the answer begins. */
const UNPUNCTUATED = [
  correctionBy(CORRECTION_CLAUSES, '\\s+(?<answer>.+)$'),
  correctionBy('corrección|korrektur|berichtigung|تصحيح', '\\s+(?<answer>.+)$'),
  correctionBy(
    'correction',
    "\\s+(?<answer>(?:i|it|my|no|yes|je|le|la|les|ma|mon|c'est|non|oui|mi|es|soy|sí|ich|es|mein|meine|nein|ja|أنا|لا|نعم)\\s.+)$",
  ),
]

function stepNumber(said: string | undefined): number | undefined {
  if (said === undefined) return undefined
  return /^\d{1,3}$/.test(said) ? Number(said) : dayFromWords(wordsOf(said))
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

const YES = /^(?:yes|yeah|yep|oui|sí|si|ja|doch|نعم|أجل|ايوه)(?![\p{L}\p{N}])[\s,.!;:،–—-]*/iu

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
  if (/^(sorry|what|excuse me|huh)\s*\?+$/i.test(shown)) return { kind: 'repeat' }
  const said = saidIn(shown)
  if (/^what does (?:\S+ ){1,6}mean$/.test(said)) return { kind: 'meaning' }
  const table = TABLES[language.toLowerCase().split('-')[0] ?? ''] ?? TABLES['en']
  const bare = withoutPoliteness(said)
  const kind = table?.get(said) ?? table?.get(bare) ?? TABLES['en']?.get(bare)
  return kind === undefined ? undefined : { kind }
}
