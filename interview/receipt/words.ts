import type { LanguageCode } from '../languages/language.ts'

export interface ReceiptWords {
  title: string
  interview: string
  about: string
  askedBy: string
  respondent: string
  completed: string
  endedEarly: string
  yourAnswers: string
  noAnswers: string
  spoken: string
  typed: string
  dictated: string
  correction: string
  withdrawal: string
  replaced: string
  noWords: string
  record: string
  head: string
  entries: string
  sealed: string
  notSealed: string
  howToVerify: string
  howToCorrect: string
}

/** The sentences of a receipt, in each language of the pages. */
export const RECEIPT_WORDS = {
  en: {
    title: 'Receipt of an interview',
    interview: 'Interview',
    about: 'About',
    askedBy: 'Asked by',
    respondent: 'Your name',
    completed: 'It was conducted to its end.',
    endedEarly: 'It was ended before its end.',
    yourAnswers: 'What you said',
    noAnswers: 'No answer of yours was recorded.',
    spoken: 'spoken',
    typed: 'typed',
    dictated: 'dictated',
    correction: 'correction',
    withdrawal: 'You withdrew.',
    replaced: 'replaced by a later answer',
    noWords: '(no words are kept)',
    record: 'The record',
    head: 'Its last hash',
    entries: 'Entries',
    sealed: 'Sealed',
    notSealed: 'The record is not sealed yet. Get this receipt again in a minute: it will then have the last hash.',
    howToVerify:
      'Keep this page. Whoever shows you the record must show one with this last hash: if a single word of it were changed, the hash would be another. The record can be checked with the command "npm run verify" of LexNova, or with any program that computes SHA-256, as LexNova’s docs/record.md describes.',
    howToCorrect:
      'Is something wrong? Write to whoever asked you, and name the interview, the number of the answer, and what is right.',
  },
  fr: {
    title: 'Reçu d’un entretien',
    interview: 'Entretien',
    about: 'Objet',
    askedBy: 'À la demande de',
    respondent: 'Votre nom',
    completed: 'Il a été mené jusqu’au bout.',
    endedEarly: 'Il a été arrêté avant la fin.',
    yourAnswers: 'Ce que vous avez dit',
    noAnswers: 'Aucune réponse de votre part n’a été enregistrée.',
    spoken: 'dit',
    typed: 'écrit',
    dictated: 'dicté',
    correction: 'correction',
    withdrawal: 'Vous vous êtes retiré de l’entretien.',
    replaced: 'remplacé par une réponse ultérieure',
    noWords: '(aucune parole n’est conservée)',
    record: 'Le procès-verbal',
    head: 'Sa dernière empreinte',
    entries: 'Entrées',
    sealed: 'Scellé',
    notSealed:
      'Le procès-verbal n’est pas encore scellé. Demandez ce reçu de nouveau dans une minute : il portera alors la dernière empreinte.',
    howToVerify:
      'Conservez cette page. Le procès-verbal que l’on vous montrera doit porter cette dernière empreinte : si un seul mot en était changé, elle serait différente. On peut le vérifier avec la commande « npm run verify » de LexNova, ou avec tout programme qui calcule SHA-256, comme le décrit docs/record.md de LexNova.',
    howToCorrect:
      'Quelque chose est inexact ? Écrivez à la personne qui vous a interrogé, en indiquant l’entretien, le numéro de la réponse et ce qui est exact.',
  },
  de: {
    title: 'Beleg über eine Befragung',
    interview: 'Befragung',
    about: 'Gegenstand',
    askedBy: 'Im Auftrag von',
    respondent: 'Ihr Name',
    completed: 'Sie wurde bis zum Ende geführt.',
    endedEarly: 'Sie wurde vorzeitig beendet.',
    yourAnswers: 'Was Sie gesagt haben',
    noAnswers: 'Von Ihnen wurde keine Antwort aufgenommen.',
    spoken: 'gesprochen',
    typed: 'geschrieben',
    dictated: 'diktiert',
    correction: 'Berichtigung',
    withdrawal: 'Sie sind zurückgetreten.',
    replaced: 'durch eine spätere Antwort ersetzt',
    noWords: '(kein Wortlaut aufbewahrt)',
    record: 'Das Protokoll',
    head: 'Sein letzter Hash',
    entries: 'Einträge',
    sealed: 'Versiegelt',
    notSealed:
      'Das Protokoll ist noch nicht versiegelt. Rufen Sie diesen Beleg in einer Minute noch einmal ab: Dann enthält er den letzten Hash.',
    howToVerify:
      'Bewahren Sie diese Seite auf. Wer Ihnen das Protokoll zeigt, muss eines mit diesem letzten Hash zeigen: Wäre auch nur ein Wort geändert, so wäre der Hash ein anderer. Prüfen lässt es sich mit dem Befehl „npm run verify“ von LexNova oder mit jedem Programm, das SHA-256 berechnet, wie es docs/record.md von LexNova beschreibt.',
    howToCorrect:
      'Stimmt etwas nicht? Schreiben Sie an die Person, in deren Auftrag Sie befragt wurden, und nennen Sie die Befragung, die Nummer der Antwort und was richtig ist.',
  },
  es: {
    title: 'Comprobante de una entrevista',
    interview: 'Entrevista',
    about: 'Asunto',
    askedBy: 'A petición de',
    respondent: 'Su nombre',
    completed: 'Se llevó hasta el final.',
    endedEarly: 'Se interrumpió antes del final.',
    yourAnswers: 'Lo que usted dijo',
    noAnswers: 'No se registró ninguna respuesta suya.',
    spoken: 'hablado',
    typed: 'escrito',
    dictated: 'dictado',
    correction: 'corrección',
    withdrawal: 'Usted se retiró.',
    replaced: 'sustituida por una respuesta posterior',
    noWords: '(no se conservan palabras)',
    record: 'El acta',
    head: 'Su último hash',
    entries: 'Entradas',
    sealed: 'Sellada',
    notSealed:
      'El acta todavía no está sellada. Pida este comprobante otra vez dentro de un minuto: entonces tendrá el último hash.',
    howToVerify:
      'Guarde esta página. El acta que le muestren debe tener este último hash: si se cambiara una sola palabra, el hash sería otro. Se puede comprobar con la orden «npm run verify» de LexNova o con cualquier programa que calcule SHA-256, como describe docs/record.md de LexNova.',
    howToCorrect:
      '¿Hay algo incorrecto? Escriba a quien le hizo la entrevista e indique la entrevista, el número de la respuesta y qué es lo correcto.',
  },
  ar: {
    title: 'إيصال مقابلة',
    interview: 'المقابلة',
    about: 'الموضوع',
    askedBy: 'بطلب من',
    respondent: 'اسمك',
    completed: 'أُجريت المقابلة حتى نهايتها.',
    endedEarly: 'أُنهيت المقابلة قبل نهايتها.',
    yourAnswers: 'ما قلته',
    noAnswers: 'لم تُسجَّل لك أي إجابة.',
    spoken: 'شفهيًا',
    typed: 'كتابةً',
    dictated: 'إملاءً',
    correction: 'تصحيح',
    withdrawal: 'لقد انسحبت.',
    replaced: 'حلّت محلها إجابة لاحقة',
    noWords: '(لم يُحتفظ بأي كلمات)',
    record: 'المحضر',
    head: 'بصمته الأخيرة',
    entries: 'عدد القيود',
    sealed: 'خُتم',
    notSealed: 'لم يُختم المحضر بعد. اطلب هذا الإيصال مرة أخرى بعد دقيقة، فتجد فيه البصمة الأخيرة.',
    howToVerify:
      'احتفظ بهذه الصفحة. كل محضر يُعرض عليك يجب أن يحمل هذه البصمة الأخيرة، فلو تغيّرت فيه كلمة واحدة لتغيّرت البصمة. ويمكن التحقق منه بالأمر npm run verify في LexNova، أو بأي برنامج يحسب SHA-256 كما يشرح الملف docs/record.md في LexNova.',
    howToCorrect: 'هل هناك خطأ؟ اكتب إلى من سألك، واذكر المقابلة ورقم الإجابة وما هو الصحيح.',
  },
} satisfies Record<LanguageCode, ReceiptWords>
