import { wordsOf } from './normalise.ts'

/**
 * The words by which rules recognise an answer, for each language.
 * Everything is a whole phrase: an answer counts only when phrases of this table cover all of it.
 */
interface Words {
  /** A yes to whatever was asked. */
  yes: readonly string[]
  /** A yes only as the whole answer. */
  yesAlone: readonly string[]
  /** A yes when the question has the given word: "Do you ...?" "I do." */
  yesTo: readonly (readonly [phrase: string, askWord: string])[]
  /** A yes to a question of consent. */
  consent: readonly string[]
  /** A no to whatever was asked. */
  no: readonly string[]
  /** A no where yes is due; elsewhere it may be the start of something else ("I do not [know]"). */
  denial: readonly string[]
  /** Changes nothing in a yes or a no. */
  filler: readonly string[]
  /** A refusal to answer, and what may follow it. */
  decline: readonly string[]
  declineObject: readonly string[]
  /** No answer at all. */
  noise: readonly string[]
  /** In a question: makes a bare yes or no ambiguous. */
  ambiguousAsk: readonly string[]
  /** In a question of consent: makes yes mean no. */
  invertingAsk: readonly string[]
}

const en: Words = {
  yes: ['yes', 'yeah', 'yep', 'yup', 'aye', 'of course', 'certainly', 'absolutely', 'definitely', 'indeed',
    'that is correct', 'that is right', 'that is true'],
  yesAlone: [],
  consent: ['i do', 'i agree', 'i do agree', 'i accept', 'i do accept', 'i consent', 'i do consent', 'i give my consent',
    'i consent to this', 'i consent to that', 'i consent to it'],
  yesTo: [
    ['i do', 'do'], ['we do', 'do'], ['i am', 'are'], ['i have', 'have'], ['i will', 'will'], ['i did', 'did'],
    ['i was', 'were'], ['i can', 'can'], ['i would', 'would'], ['it is', 'is'], ['i agree', 'agree'], ['i do agree', 'agree'],
    ['i accept', 'accept'], ['i do accept', 'accept'], ['i confirm', 'confirm'], ['i do confirm', 'confirm'],
    ['i understand', 'understand'], ['i do understand', 'understand'],
    ['i consent', 'consent'], ['i do consent', 'consent'], ['i give my consent', 'consent'],
    ['i consent to the recording', 'recording'], ['i consent to this interview', 'interview'],
    ['i consent to the interview', 'interview'], ['i consent to being recorded', 'recorded'],
  ],
  no: ['no', 'nope', 'never', 'not at all', 'nobody', 'no one', 'absolutely not', 'certainly not', 'definitely not',
    'of course not', 'no i do not', 'no i am not', 'no i have not', 'no i did not', 'no i was not', 'no i will not',
    'no it is not', 'no i never have', 'no i never did', 'no i can not', 'no i would not'],
  denial: ['i do not', 'i am not', 'i have not', 'i will not', 'i can not', 'it is not', 'that is not correct',
    'that is not true', 'i do not consent', 'i do not agree', 'i do not accept', 'i do not confirm', 'i refuse',
    'i do not give my consent', 'i do not want to', 'i do not consent to this', 'i do not consent to that',
    'i do not consent to the recording', 'i do not agree to this', 'i do not agree to that'],
  filler: ['um', 'uh', 'er', 'erm', 'ah', 'oh', 'okay', 'ok', 'please', 'thank you', 'thanks', 'sir', 'madam', 'ma am', 'officer',
    'your honour', 'your honor', 'very much', 'with all my heart', 'with pleasure'],
  decline: ['no comment', 'i would rather not say', 'i would rather not answer', 'i would rather not', 'i prefer not to say',
    'i prefer not to answer', 'i would prefer not to say', 'i would prefer not to answer', 'i refuse to answer',
    'i refuse to say', 'i decline to answer', 'i will not answer', 'i am not going to answer', 'i am not answering',
    'i do not want to answer', 'i do not wish to answer', 'i do not want to say', 'i will not say', 'i do not want to talk about'],
  declineObject: ['that', 'this', 'it', 'to that', 'that question', 'this question', 'the question', 'this one', 'that one', 'sorry', 'i am sorry'],
  noise: ['hm', 'hmm', 'mm', 'mhm', 'huh', 'what', 'hello', 'hi', 'sorry', 'well', 'so', 'like', 'you know', 'i mean', 'let me see',
    'i do not know', 'do not know', 'i have no idea', 'no idea', 'i am not sure', 'not sure', 'can you hear me'],
  ambiguousAsk: ['do you not', 'are you not', 'have you not', 'will you not', 'would you not', 'did you not', 'were you not', 'can you not',
    'is it not', 'do not you', 'are not you', 'have not you', 'will not you', 'would not you', 'did not you', 'were not you',
    'can not you', 'is not it', 'do you mind', 'would you mind'],
  invertingAsk: ['do you object', 'any objection', 'do you refuse', 'do you oppose', 'do you decline', 'do you withhold', 'do you withdraw'],
}

const fr: Words = {
  yes: ['oui', 'bien sûr', 'bien sur', 'tout à fait', 'absolument', 'certainement', 'exactement', "c'est exact", "c'est correct", "c'est vrai"],
  yesAlone: [],
  consent: ["j'accepte", 'je consens', "j'y consens", "je suis d'accord", 'je donne mon consentement'],
  yesTo: [['je le veux', 'voulez'], ["j'accepte", 'acceptez'], ['je consens', 'consentez'], ['je confirme', 'confirmez'],
    ["je suis d'accord", 'accord'], ["j'y consens", 'consentez'], ['je comprends', 'comprenez']],
  no: ['non', 'jamais', 'pas du tout', 'absolument pas', 'certainement pas', 'bien sûr que non', 'bien sur que non', 'personne'],
  denial: ['je refuse', "je n'accepte pas", 'je ne consens pas', "je ne suis pas d'accord", 'je ne veux pas', "ce n'est pas vrai"],
  filler: ['euh', 'merci', "s'il vous plaît", "s'il vous plait", 'monsieur', 'madame', "d'accord"],
  decline: ['sans commentaire', 'je préfère ne pas répondre', 'je préfère ne pas le dire', 'je refuse de répondre', 'je ne veux pas répondre',
    'je ne souhaite pas répondre'],
  declineObject: ['à cette question', 'à ça', 'à cela', 'désolé', 'désolée'],
  noise: ['hein', 'quoi', 'bonjour', 'allô', 'alors', 'ben', 'je ne sais pas', 'aucune idée', 'je ne suis pas sûr', 'je ne suis pas sûre'],
  ambiguousAsk: ["n'êtes vous pas", "n'avez vous pas", "ne voulez vous pas", "n'est ce pas", "n'acceptez vous pas", 'ne consentez vous pas', 'êtes vous contre'],
  invertingAsk: ['vous opposez', 'objection', 'refusez vous', "voyez vous un inconvénient"],
}

const es: Words = {
  yes: ['sí', 'claro que sí', 'por supuesto', 'desde luego', 'así es', 'correcto', 'es correcto', 'es verdad'],
  /** Without its accent it is also "if": never before other words. */
  yesAlone: ['si'],
  consent: ['acepto', 'consiento', 'estoy de acuerdo', 'doy mi consentimiento'],
  yesTo: [['sí quiero', 'quiere'], ['acepto', 'acepta'], ['consiento', 'consiente'], ['doy mi consentimiento', 'consentimiento'],
    ['estoy de acuerdo', 'acuerdo'], ['confirmo', 'confirma'], ['lo confirmo', 'confirma'], ['entiendo', 'entiende']],
  no: ['no', 'nunca', 'jamás', 'en absoluto', 'claro que no', 'por supuesto que no', 'desde luego que no', 'nadie'],
  denial: ['no acepto', 'no consiento', 'no estoy de acuerdo', 'no quiero', 'no es verdad', 'no es correcto', 'me niego'],
  filler: ['eh', 'gracias', 'por favor', 'señor', 'señora', 'vale', 'claro'],
  decline: ['sin comentarios', 'prefiero no responder', 'prefiero no contestar', 'prefiero no decirlo', 'me niego a responder',
    'me niego a contestar', 'no quiero responder', 'no quiero contestar', 'no deseo responder'],
  declineObject: ['a eso', 'a esa pregunta', 'a esta pregunta', 'lo siento'],
  noise: ['qué', 'cómo', 'hola', 'bueno', 'pues', 'no sé', 'no lo sé', 'ni idea', 'no estoy seguro', 'no estoy segura'],
  ambiguousAsk: ['no es usted', 'no está usted', 'no ha', 'no acepta', 'no consiente', 'verdad que no', 'le importa'],
  invertingAsk: ['se opone', 'objeción', 'rechaza', 'tiene inconveniente'],
}

const de: Words = {
  yes: ['ja', 'jawohl', 'natürlich', 'selbstverständlich', 'auf jeden fall', 'das stimmt', 'das ist richtig', 'das ist korrekt'],
  yesAlone: [],
  consent: ['ich stimme zu', 'ich willige ein', 'ich bin einverstanden', 'einverstanden'],
  yesTo: [['ich will', 'wollen'], ['ich stimme zu', 'stimmen'], ['ich willige ein', 'willigen'],
    ['ich bin einverstanden', 'einverstanden'], ['einverstanden', 'einverstanden'], ['ich bestätige', 'bestätigen'],
    ['ich bestätige das', 'bestätigen'], ['ich verstehe', 'verstehen']],
  no: ['nein', 'nie', 'niemals', 'keineswegs', 'überhaupt nicht', 'auf keinen fall', 'natürlich nicht', 'selbstverständlich nicht', 'niemand'],
  denial: ['ich will nicht', 'ich stimme nicht zu', 'ich bin nicht einverstanden', 'ich willige nicht ein', 'das stimmt nicht', 'ich weigere mich'],
  filler: ['äh', 'ähm', 'danke', 'bitte', 'vielen dank', 'okay', 'ok'],
  decline: ['kein kommentar', 'ich möchte nicht antworten', 'ich möchte nicht darauf antworten', 'ich möchte das nicht sagen',
    'ich möchte dazu nichts sagen', 'ich verweigere die aussage', 'ich verweigere die antwort', 'dazu sage ich nichts', 'das möchte ich nicht sagen'],
  declineObject: ['darauf', 'dazu', 'auf diese frage', 'tut mir leid'],
  noise: ['hä', 'was', 'wie', 'hallo', 'also', 'na ja', 'ich weiß nicht', 'ich weiß es nicht', 'weiß nicht', 'keine ahnung', 'ich bin nicht sicher',
    'ich bin mir nicht sicher'],
  ambiguousAsk: ['sind sie nicht', 'haben sie nicht', 'wollen sie nicht', 'stimmen sie nicht', 'nicht wahr', 'macht es ihnen etwas aus'],
  invertingAsk: ['einwände', 'haben sie etwas dagegen', 'lehnen sie', 'widersprechen sie'],
}

const ar: Words = {
  yes: ['نعم', 'أجل', 'أيوه', 'ايوا', 'بالتأكيد', 'طبعا', 'بالطبع', 'هذا صحيح', 'صحيح'],
  yesAlone: [],
  consent: ['أوافق', 'أنا موافق', 'أنا موافقة', 'موافق', 'موافقة', 'أقبل'],
  yesTo: [['أوافق', 'توافق'], ['أوافق', 'توافقين'], ['أنا موافق', 'موافق'], ['أنا موافقة', 'موافقة'], ['موافق', 'موافق'], ['موافقة', 'موافقة'],
    ['أقبل', 'تقبل'], ['أقبل', 'تقبلين'], ['قبلت', 'تقبل'], ['قبلت', 'تقبلين'], ['أؤكد', 'تؤكد'], ['أؤكد', 'تؤكدين']],
  no: ['لا', 'كلا', 'أبدا', 'مطلقا', 'على الإطلاق', 'بالطبع لا', 'طبعا لا', 'لا أبدا', 'لا أحد'],
  denial: ['لا أوافق', 'لست موافقا', 'لست موافقة', 'لا أقبل', 'لا أريد', 'أرفض', 'غير موافق', 'غير موافقة', 'غير صحيح', 'هذا غير صحيح'],
  filler: ['شكرا', 'من فضلك', 'سيدي', 'سيدتي', 'لو سمحت'],
  decline: ['لا تعليق', 'أفضل عدم الإجابة', 'أفضل ألا أجيب', 'أرفض الإجابة', 'لا أريد الإجابة', 'لا أريد أن أجيب', 'لن أجيب'],
  declineObject: ['على ذلك', 'عن ذلك', 'على هذا السؤال', 'عن هذا السؤال', 'آسف', 'آسفة'],
  noise: ['ماذا', 'مرحبا', 'ألو', 'لا أعرف', 'لا أعلم', 'لا أدري', 'لست متأكدا', 'لست متأكدة'],
  ambiguousAsk: ['ألست', 'ألم', 'ألا', 'أليس', 'أليس كذلك'],
  invertingAsk: ['تعترض', 'تعترضين', 'اعتراض', 'ترفض', 'ترفضين', 'تمانع', 'تمانعين'],
}

/** A language without a table: the English yes alone, since "no" means yes in some of them. */
const other: Words = {
  ...en,
  yes: ['yes'],
  yesTo: [],
  consent: [],
  no: [],
  denial: [],
}

type Tag = 'yes' | 'no' | 'denial' | 'filler' | 'decline' | 'decline-object' | 'noise'

export interface Entry {
  tag: Tag
  /** The yes counts when the question has one of these words; without the list, always. */
  askWords?: string[]
  /** The yes counts when consent was asked. */
  consent?: boolean
}

/** A language's table, its phrases normalised as answers are and keyed for look-up. */
export interface Lexicon {
  phrases: ReadonlyMap<string, Entry>
  longest: number
  yesAlone: readonly string[]
  ambiguousAsk: readonly string[]
  invertingAsk: readonly string[]
}

const key = (phrase: string) => wordsOf(phrase).join(' ')

function compile(words: Words): Lexicon {
  const phrases = new Map<string, Entry>()
  const add = (tag: Tag, list: readonly string[]) => {
    for (const phrase of list) phrases.set(key(phrase), { tag })
  }
  add('noise', words.noise)
  add('decline-object', words.declineObject)
  add('decline', words.decline)
  add('filler', words.filler)
  add('denial', words.denial)
  add('no', words.no)
  for (const [phrase, askWord] of words.yesTo) {
    const before = phrases.get(key(phrase))?.askWords ?? []
    phrases.set(key(phrase), { tag: 'yes', askWords: [...before, key(askWord)] })
  }
  for (const phrase of words.consent) {
    phrases.set(key(phrase), { tag: 'yes', askWords: phrases.get(key(phrase))?.askWords ?? [], consent: true })
  }
  add('yes', words.yes)
  return {
    phrases,
    longest: Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length)),
    yesAlone: words.yesAlone.map(key),
    ambiguousAsk: words.ambiguousAsk.map(key),
    invertingAsk: words.invertingAsk.map(key),
  }
}

const LEXICONS: Readonly<Record<string, Lexicon>> = {
  en: compile(en),
  fr: compile(fr),
  es: compile(es),
  de: compile(de),
  ar: compile(ar),
}
const OTHER = compile(other)

/** The words of a BCP 47 language; of an unknown one, the few that cannot mislead. */
export function lexiconOf(language: string): Lexicon {
  return LEXICONS[language.toLowerCase().split('-')[0] ?? ''] ?? OTHER
}

/**
 * Covers the words with phrases, longest first; undefined when a word is left over,
 * so that a single word outside the table leaves the answer undecided.
 */
export function cover(words: readonly string[], lexicon: Lexicon): Entry[] | undefined {
  const found: Entry[] = []
  for (let at = 0; at < words.length; ) {
    let taken = 0
    for (let length = Math.min(lexicon.longest, words.length - at); length > 0 && taken === 0; length--) {
      const entry = lexicon.phrases.get(words.slice(at, at + length).join(' '))
      if (!entry) continue
      found.push(entry)
      taken = length
    }
    if (taken === 0) return undefined
    at += taken
  }
  return found
}
