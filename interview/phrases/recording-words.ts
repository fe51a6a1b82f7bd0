import { saidIn, withoutPoliteness, wordings } from './wording.ts'

/** By which a respondent asks that no sound of them be kept; whole utterances, for placeholders see `wordings`. */
export const STOPPING: Readonly<Record<string, readonly string[]>> = {
  en: [
    '{stop|end} {the|this|your|} recording {now|immediately|at once|}',
    'stop recording {me|us|this|this interview|everything} {now|}',
    '{turn|switch} off {the|that|this|your} {recording|recorder} {now|}',
    '{turn|switch} {the|that|this|your} {recording|recorder} off {now|}',
    '{could|can|would|will} you {please|} {stop|end} {the recording|recording|recording me|recording us}',
    '{could|can|would|will} you {please|} {turn|switch} {off the recording|the recording off|off the recorder|the recorder off}',
    'i do not {want|wish} to be recorded {any more|anymore|any longer|now|}',
    'i no longer {want|wish} to be recorded',
    'i do not {want|wish} {you to record me|you recording me|this to be recorded|this recorded|a recording} {any more|anymore|any longer|}',
    'i {want|would like|wish} {you|} to stop {recording|the recording|recording me|being recorded}',
    'i {want|would like} the recording {stopped|to stop|turned off|switched off|to be stopped}',
    'the recording {must|has to} {stop|be stopped|end}',
    '{do not|no longer} record {me|us|this} {any more|anymore|any longer|}',
    'i {take back|withdraw|revoke} my consent {but|} {only|just|} {to|for} {the recording|this recording|recording|being recorded}',
    'i am {taking back|withdrawing|revoking} my consent {but|} {only|just|} {to|for} {the recording|this recording|recording|being recorded}',
    'i {want|would like|wish} to {take back|withdraw|revoke} my consent {but|} {only|just|} {to|for} {the recording|this recording|recording|being recorded}',
    'i {no longer|do not} consent to {the recording|this recording|recording|being recorded} {any more|anymore|any longer|}',
  ],
  fr: [
    "{arrêtez|cessez|stoppez|coupez|interrompez} {s'il vous plaît|} l'enregistrement",
    "{arrêtez|cessez} {s'il vous plaît|} {d'enregistrer|de m'enregistrer|de nous enregistrer}",
    "{ne m'enregistrez|ne nous enregistrez} {plus|pas}",
    '{je ne|je} {veux|souhaite} {plus|pas} être {enregistré|enregistrée}',
    "{je ne|je} {veux|souhaite} {plus|pas} que vous {m'enregistriez|nous enregistriez}",
    "je {retire|révoque} mon {consentement|accord} {à|pour} l'enregistrement",
    "je ne consens {plus|pas} à {l'enregistrement|être enregistré|être enregistrée}",
    "je {veux|voudrais|souhaite} {arrêter l'enregistrement|que vous arrêtiez l'enregistrement|que l'enregistrement soit arrêté}",
    "{pouvez|pourriez} vous {s'il vous plaît|} {arrêter|couper|cesser|interrompre} l'enregistrement",
  ],
  es: [
    '{deje|pare|dejen|paren} de {grabar|grabarme|grabarnos}',
    '{detenga|pare|apague|interrumpa|corte} {por favor|} la grabación',
    'no {me|nos} {grabe|graben} {más|}',
    '{ya|} no {quiero|deseo} que {me|nos} {grabe|graben} {más|}',
    '{ya|} no {quiero|deseo} ser {grabado|grabada} {más|}',
    '{retiro|revoco} mi consentimiento {a|para|de} {la grabación|ser grabado|ser grabada}',
    '{retiro|revoco} mi consentimiento para que me {grabe|graben}',
    'ya no {consiento|doy mi consentimiento} {a|para} la grabación',
    '{quiero|quisiera|deseo} {parar|detener} la grabación',
    '{quiero|quisiera|deseo} que {pare|detenga|se detenga} la grabación',
    '{quiero|quisiera|deseo} que deje de {grabar|grabarme}',
    '{puede|podría} {parar|detener|apagar} la grabación',
  ],
  de: [
    '{stoppen|beenden} sie {bitte|} {sofort|} die {aufnahme|aufzeichnung}',
    '{schalten|stellen} sie {bitte|} {sofort|} die {aufnahme|aufzeichnung} {ab|aus}',
    'hören sie {bitte|} {sofort|} auf {aufzunehmen|mich aufzunehmen|aufzuzeichnen|mich aufzuzeichnen}',
    '{die|} {aufnahme|aufzeichnung} {bitte|} {stoppen|beenden|abschalten|ausschalten|abstellen}',
    'nehmen sie {mich|uns} {bitte|} nicht {mehr|länger|weiter|} auf',
    'zeichnen sie {mich|uns} {bitte|} nicht {mehr|länger|weiter|} auf',
    'ich {möchte|will} nicht {mehr|länger|} {aufgenommen|aufgezeichnet} werden',
    'ich {möchte|will} nicht {mehr|länger|} dass sie mich {aufnehmen|aufzeichnen}',
    'ich {möchte|will} {die aufnahme|die aufzeichnung} {stoppen|beenden}',
    'ich {möchte|will} dass die {aufnahme|aufzeichnung} {gestoppt|beendet} wird',
    'ich {möchte|will} dass sie die {aufnahme|aufzeichnung} {stoppen|beenden}',
    'ich {ziehe|nehme} {meine einwilligung|meine zustimmung} {aber|} {nur|} {zur|zu der|in die|für die} {aufnahme|aufzeichnung} zurück',
    'ich widerrufe {meine einwilligung|meine zustimmung} {aber|} {nur|} {zur|zu der|in die|für die} {aufnahme|aufzeichnung}',
    'ich bin mit der {aufnahme|aufzeichnung} nicht {mehr|} einverstanden',
    'ich bin nicht {mehr|} mit der {aufnahme|aufzeichnung} einverstanden',
    'keine {aufnahme|aufzeichnung} mehr',
    '{können|könnten} sie {bitte|} die {aufnahme|aufzeichnung} {bitte|} {stoppen|beenden|abschalten|ausschalten}',
  ],
  ar: [
    '{أوقف|أوقفي|أوقفوا|وقف} {التسجيل|تسجيلي} {الآن|}',
    '{توقف|توقفي|توقفوا} عن {التسجيل|تسجيلي}',
    'لا {تسجلني|تسجليني|تسجلوني} {بعد الآن|}',
    '{لا أريد|لا أود|لم أعد أريد|ما بدي} {التسجيل|تسجيلي|أن يتم تسجيلي|أن تسجلني|أن تسجلوني} {بعد الآن|}',
    '{أريد|أود|بدي} {إيقاف|وقف} التسجيل',
    '{أسحب|أتراجع عن} موافقتي على {التسجيل|تسجيلي}',
    '{لم أعد أوافق|لا أوافق} على {التسجيل|تسجيلي}',
    '{أطفئ|أطفئي|أطفئوا} {التسجيل|المسجل}',
    '{هل|} {يمكنك|يمكنكم|ممكن} {إيقاف|وقف} التسجيل',
  ],
}

/** In reply to the question whether they withdraw; a yes, a no or a "but" before it changes nothing. */
const ALONE: Readonly<Record<string, readonly string[]>> = {
  en: [
    '{i mean|i meant|} {only|just} {to|for|} {the recording|this recording|being recorded}',
    '{i mean|i meant|} {only|just} my consent to {the recording|being recorded}',
    'the recording {only|alone}',
    '{only|just} {stop|end} {the|} recording',
    'not {from|} the interview {but|} {only|just} {to|} the recording',
    'i {only|just} {want|wanted} to stop {the recording|being recorded}',
    'i {only|just} {want|wanted} the recording {stopped|to stop}',
  ],
  fr: [
    "{seulement|uniquement|juste} {à|pour|} l'enregistrement",
    "{seulement|uniquement|juste} mon {consentement|accord} {à|pour} l'enregistrement",
    "l'enregistrement {seulement|uniquement}",
    "je {veux|voudrais} {seulement|juste} arrêter l'enregistrement",
    "je parle {seulement|uniquement} de l'enregistrement",
  ],
  es: [
    '{solo|sólo|solamente|únicamente} {a|de|para|} la grabación',
    '{solo|sólo|solamente|únicamente} mi consentimiento {a|para} la grabación',
    'la grabación {solamente|nada más}',
    '{solo|sólo|solamente} quiero {parar|detener} la grabación',
    'me refiero {solo|sólo|solamente} a la grabación',
  ],
  de: [
    '{ich meine|} {nur|bloß|lediglich} {die|zur|zu der|in die|für die|von der} {aufnahme|aufzeichnung}',
    '{ich meine|} {nur|bloß|lediglich} meine {einwilligung|zustimmung} {zur|zu der|in die} {aufnahme|aufzeichnung}',
    'es geht {mir|} nur um die {aufnahme|aufzeichnung}',
    'ich {möchte|will} nur die {aufnahme|aufzeichnung} {stoppen|beenden}',
    'ich {möchte|will} nur nicht {mehr|} {aufgenommen|aufgezeichnet} werden',
  ],
  ar: [
    '{أقصد|} {على|} التسجيل فقط',
    '{أقصد|} فقط {على|} التسجيل',
    '{أقصد|} موافقتي على التسجيل فقط',
    'أريد {إيقاف|وقف} التسجيل فقط',
    'فقط {أوقف|أوقفوا} التسجيل',
  ],
}

const BEFORE = [
  'no',
  'yes',
  'but',
  'non',
  'oui',
  'mais',
  'sí',
  'pero',
  'nein',
  'ja',
  'aber',
  'لا',
  'نعم',
  'لكن',
  'ولكن',
].map(saidIn)

function withoutReply(said: string): string {
  let left = said
  for (;;) {
    const first = BEFORE.find((word) => left.startsWith(`${word} `))
    if (first === undefined) return left
    left = withoutPoliteness(left.slice(first.length + 1))
  }
}

const WORDINGS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries(ALONE).map(([language, phrases]) => [
    language,
    new Set([...phrases, ...(STOPPING[language] ?? [])].flatMap(wordings)),
  ]),
)

/** Whether who was asked if they withdraw says that it is the recording alone they want to end. */
export function meansRecordingAlone(text: string, language: string): boolean {
  const bare = withoutPoliteness(saidIn(text))
  const own = WORDINGS[language.toLowerCase().split('-')[0] ?? '']
  return [bare, withoutReply(bare)].some((said) => own?.has(said) || WORDINGS['en']?.has(said))
}
