import { dayFromWords } from '../verdict/number-words.ts'
import { wordsOf } from '../verdict/normalise.ts'
import { STOPPING } from './recording-words.ts'
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
type Listed = Exclude<Plain, 'stop-recording'>

/** Whole utterances; for placeholders see `wordings`. */
const PHRASES: Record<string, Record<Listed, readonly string[]>> = {
  en: {
    repeat: [
      '{could|can|would|will} you {please|} {repeat|say} {that|the question|it|this|} {again|once more|one more time|} {please|}',
      '{please|} repeat {that|the question|it|} {again|} {please|}',
      '{please|} say {that|it} again {please|}',
      'pardon {me|}',
      'i beg your pardon',
      'come again',
      'what was {that|the question} {again|}',
      'what did you {say|ask}',
      'what is the question',
      'i {did not|could not|can not} {quite|} {hear|catch} {you|that|the question|it}',
      'once more please',
      'one more time please',
      '{could|can} i {hear|have} {that|the question|it} again',
      'i want to hear {that|the question|it} again',
      '{could|can|would|will} you {please|} repeat that for me {please|}',
      'what',
      'huh',
      'sorry what',
    ],
    moment: [
      '{just|} {one|a} {moment|minute|second} {please|}',
      '{please|} {just|} give me {just|} {one|a} {moment|minute|second} {to think|} {please|}',
      '{could|can|may} i have {a|one} {moment|minute|second} {to think|} {please|}',
      '{please|} wait {a|one|} {moment|minute|second|} {please|}',
      '{please|} hold on {a|one|} {moment|minute|second|} {please|}',
      'hang on {a|one|} {moment|minute|second|}',
      'let me think {about it|about that|for a moment|}',
      'i need {a|one} {moment|minute|second} {to think|} {please|}',
      'bear with me',
      '{just|} {one|a} sec {please|}',
    ],
    meaning: [
      'what does {that|this|it|the question} mean',
      'what do you mean {by that|by this|}',
      'what is meant by {that|this}',
      'what is that supposed to mean',
      '{could|can|would} you {please|} {explain|clarify} {that|this|it|the question|} {to me|} {please|}',
      '{please|} explain {that|this|it|the question} {please|}',
      'i {do not|did not} understand {that|this|it|the question|}',
      'i do not know what {that|this|it} means',
      'i do not get it',
      'i do not get {that|the question}',
    ],
    withdraw: [
      'i {do|} {want|wish|would like|choose|have decided|} {to|} withdraw {my consent|from this interview|from the interview|now|}',
      'i {want|wish|would like} to {stop|end|quit|leave} {the interview|this interview|this|now|}',
      '{please|} {stop|end} {the interview|this interview} {please|now|}',
      'i do not {want|wish} to {continue|go on} {with this|with the interview|with this interview|}',
      'i am withdrawing {my consent|}',
      'i {take back|withdraw|revoke} my consent',
      'i no longer consent',
    ],
  },
  fr: {
    repeat: [
      '{pouvez|pourriez} vous répéter {la question|cela|} {s il vous plaît|}',
      'répétez {la question|} s il vous plaît',
      'pardon',
      'comment',
      "je n'ai pas {entendu|compris la question}",
      'vous {pouvez|pourriez} répéter {la question|} {s il vous plaît|}',
      'répétez',
      "j'ai pas {compris|entendu}",
      "c'est quoi la question",
      'pardon {monsieur|madame}',
    ],
    moment: [
      'un {moment|instant} {s il vous plaît|}',
      'une {minute|seconde} {s il vous plaît|}',
      'attendez {un moment|un instant|} {s il vous plaît|}',
      'laissez moi réfléchir',
      'une petite {minute|seconde} {s il vous plaît|}',
      'deux {secondes|minutes} {s il vous plaît|}',
    ],
    meaning: [
      "qu'est ce que cela veut dire",
      "qu'est ce que ça veut dire",
      'que voulez vous dire',
      'je ne comprends pas {la question|}',
      'pouvez vous expliquer {la question|}',
      'je comprends pas {la question|}',
      'ça veut dire quoi',
    ],
    withdraw: [
      'je {veux|souhaite|voudrais} {me retirer|arrêter|arrêter l entretien}',
      'je retire mon consentement',
      'je ne veux {pas|plus} continuer',
      'je retire mon accord',
    ],
  },
  es: {
    repeat: [
      '{puede|podría} repetir {la pregunta|eso|} {por favor|}',
      '{puede|podría} repetirlo {por favor|}',
      'repita {la pregunta|} por favor',
      'perdón',
      'cómo dice',
      'no le he {oído|entendido}',
      'me lo {puede|podría} repetir {por favor|}',
      'otra vez {por favor|}',
      'cómo',
      'qué ha dicho',
      'no he {entendido|oído} {la pregunta|}',
      'no le {oigo|entiendo}',
    ],
    moment: [
      'un {momento|segundo|minuto} {por favor|}',
      'espere {un momento|} {por favor|}',
      'déjeme pensar',
      'un momentito {por favor|}',
    ],
    meaning: [
      'qué significa {eso|esto|}',
      'qué quiere decir {eso|con eso|}',
      'no entiendo {la pregunta|}',
      '{puede|podría} {explicarlo|explicar la pregunta}',
    ],
    withdraw: [
      '{quiero|deseo|quisiera} {retirarme|parar|terminar la entrevista|detener la entrevista}',
      'retiro mi consentimiento',
      'no quiero {continuar|seguir}',
    ],
  },
  de: {
    repeat: [
      '{können|könnten} sie {das|die frage|} {bitte|} {wiederholen|noch einmal sagen} {bitte|}',
      '{bitte|} wiederholen sie {das|die frage} {bitte|}',
      'wie bitte',
      'noch einmal bitte',
      'ich habe {sie|das} nicht verstanden',
      'noch mal {bitte|}',
      'nochmal {bitte|}',
      'wie war die frage',
      'ich habe die frage nicht verstanden',
      'ich habe das akustisch nicht verstanden',
    ],
    moment: [
      '{einen|ein} {moment|augenblick} {bitte|}',
      'eine {minute|sekunde} {bitte|}',
      'warten sie {bitte|} {einen moment|} {bitte|}',
      'moment bitte',
      'lassen sie mich {kurz|} {nachdenken|überlegen}',
      'moment',
      'augenblick',
      '{eine|} sekunde {bitte|}',
    ],
    meaning: [
      'was {bedeutet|heißt} das',
      'was meinen sie {damit|}',
      'ich verstehe {das|die frage|} nicht',
      '{können|könnten} sie {das|die frage} {bitte|} erklären',
      'das verstehe ich nicht',
    ],
    withdraw: [
      'ich {möchte|will} {abbrechen|aufhören|zurücktreten|das gespräch beenden|das interview beenden|nicht weitermachen}',
      'ich ziehe meine {einwilligung|zustimmung} zurück',
    ],
  },
  ar: {
    repeat: [
      '{هل|} {يمكنك|ممكن} {إعادة|تكرار} {السؤال|ذلك} {من فضلك|}',
      '{أعد|أعيدي|كرر} السؤال {من فضلك|لو سمحت|}',
      'لم أسمع {السؤال|}',
      'عفوا ماذا قلت',
      'ممكن تعيد {السؤال|}',
      'ما سمعت {السؤال|}',
      'عفوا',
    ],
    moment: [
      'لحظة {واحدة|} {من فضلك|لو سمحت|}',
      'دقيقة {واحدة|} {من فضلك|لو سمحت|}',
      'انتظر {لحظة|} {من فضلك|}',
      'أعطني {لحظة|دقيقة} {من فضلك|}',
      'ثانية {واحدة|} {من فضلك|}',
      'ممكن لحظة',
    ],
    meaning: [
      'ماذا {يعني|تعني} {ذلك|هذا|}',
      'ما معنى {ذلك|هذا}',
      'لم أفهم {السؤال|}',
      'لا أفهم {السؤال|}',
      'ماذا تقصد {بذلك|}',
      'ما فهمت {السؤال|}',
      'شو يعني {هذا|}',
    ],
    withdraw: [
      '{أريد|أود} {الانسحاب|إيقاف المقابلة|إنهاء المقابلة|التوقف}',
      'أسحب موافقتي',
      'لا أريد {الاستمرار|المتابعة}',
      'بدي أوقف',
    ],
  },
}

const TABLES: Record<string, ReadonlyMap<string, Plain>> = Object.fromEntries(
  Object.entries(PHRASES).map(([language, kinds]) => [
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
  const shown = text.normalize('NFKC').replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim()
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
