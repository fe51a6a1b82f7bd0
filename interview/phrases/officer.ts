import type { Script } from '../script/script.ts'

/**
 * The officer's own phrases; everything else it says stands in the script. Names come in the form that
 * the session gives; no phrase depends on a respondent's gender or number.
 */
export interface OfficerPhrases {
  /** Used by a script that has none of its own. */
  opening: string
  closing: string
  clarify: string
  hold: string
  thanksForWaiting: string
  interruption: string
  paused: string
  resumed: string
  referred: string
  ended: string
  address(name: string): string
  waitingFor(name: string): string
  welcomeBack(name: string): string
  wrongRespondent(name: string): string
  stillThere(name: string): string
  again: string
  letMeFinish: string
  moment: string
  meaning: string
  notHeard: string
  bothSpoke: string
  tooMuch: string
  typeInstead(name: string): string
  hearAgain(name: string): string
  readBack(value: string): string
  corrected: string
  notCorrected: string
  nothingToCorrect: string
  correctionWanted: string
  withdrawal(name: string): string
  withdrawn: string
  recordingStopped: string
  goesOn: string
  noRecording: string
}

const en: OfficerPhrases = {
  opening: 'Good morning. I am the automated verification officer. Let us begin.',
  closing: 'Thank you. The interview is complete. Goodbye.',
  clarify: "I didn't quite catch that. Could you repeat clearly?",
  hold: 'One moment, please.',
  thanksForWaiting: 'Thank you for waiting. Let us continue.',
  interruption: 'I am sorry, there was an interruption. Your answers so far are safe. Let us continue.',
  paused: 'The interview is paused. Please stay in the room.',
  resumed: 'The interview continues.',
  referred: 'This point goes to the person in charge of the interview. Please stay in the room and wait.',
  ended: 'The interview has been ended.',
  address: (name) => `${name}, the next question is for you.`,
  waitingFor: (name) => `We are waiting for ${name}.`,
  welcomeBack: (name) => `Welcome back, ${name}. Let us continue.`,
  wrongRespondent: (name) => `Thank you. I need this answer from ${name}.`,
  stillThere: (name) => `${name}, are you still there?`,
  again: 'I will ask again.',
  letMeFinish: 'Please let me finish the question first.',
  moment: 'Of course. Take your time.',
  meaning: 'I may only put the question as it is written. I will read it again.',
  notHeard: 'I am sorry, I could not hear that. Please say it again.',
  bothSpoke: 'I heard two voices at once. One after the other, please.',
  tooMuch: 'That is more than I can read. Please wait a moment, and then write one short answer.',
  typeInstead: (name) => `${name}, I cannot hear you at the moment. Please type your answers.`,
  hearAgain: (name) => `${name}, I can hear you again.`,
  readBack: (value) => `I understood: ${value}. Is that correct?`,
  corrected: 'Thank you. Your correction is recorded.',
  notCorrected: 'I could not take that as a correction. Your earlier answer stands.',
  nothingToCorrect: 'There is no earlier answer of yours that could be corrected now.',
  correctionWanted: 'Please give the corrected answer to this question.',
  withdrawal: (name) => `${name}, if you withdraw, the interview ends here. Do you want to withdraw?`,
  withdrawn: 'You have withdrawn. The interview ends here.',
  recordingStopped: 'The recording has been stopped.',
  goesOn: 'The interview goes on.',
  noRecording: 'There is no recording of this interview now.',
}

const fr: OfficerPhrases = {
  opening: 'Bonjour. Je suis l’agent de vérification automatisé. Commençons.',
  closing: 'Merci. L’entretien est terminé. Au revoir.',
  clarify: 'Je n’ai pas bien compris. Pourriez-vous répéter clairement ?',
  hold: 'Un instant, s’il vous plaît.',
  thanksForWaiting: 'Merci de votre patience. Continuons.',
  interruption: 'Veuillez excuser cette interruption. Vos réponses jusqu’ici sont conservées. Continuons.',
  paused: 'L’entretien est suspendu. Veuillez rester dans la salle.',
  resumed: 'L’entretien reprend.',
  referred:
    'Ce point est transmis à la personne responsable de l’entretien. Veuillez rester dans la salle et patienter.',
  ended: 'Il a été mis fin à l’entretien.',
  address: (name) => `${name}, la question suivante s’adresse à vous.`,
  waitingFor: (name) => `Nous attendons ${name}.`,
  welcomeBack: (name) => `Nous vous retrouvons, ${name}. Continuons.`,
  wrongRespondent: (name) => `Merci. C’est de ${name} que j’ai besoin de cette réponse.`,
  stillThere: (name) => `${name}, êtes-vous toujours là ?`,
  again: 'Je repose la question.',
  letMeFinish: 'Veuillez d’abord me laisser finir la question.',
  moment: 'Bien sûr. Prenez votre temps.',
  meaning: 'Je ne peux que poser la question telle qu’elle est écrite. Je la relis.',
  notHeard: 'Je suis navré, je n’ai pas entendu. Veuillez répéter.',
  bothSpoke: 'J’ai entendu deux voix à la fois. L’une après l’autre, s’il vous plaît.',
  tooMuch: 'C’est plus que je ne peux lire. Veuillez attendre un instant, puis écrire une seule réponse courte.',
  typeInstead: (name) => `${name}, je ne vous entends pas pour le moment. Veuillez écrire vos réponses.`,
  hearAgain: (name) => `${name}, je vous entends de nouveau.`,
  readBack: (value) => `J’ai compris : ${value}. Est-ce exact ?`,
  corrected: 'Merci. Votre correction est enregistrée.',
  notCorrected: 'Je n’ai pas pu prendre cela comme une correction. Votre première réponse est maintenue.',
  nothingToCorrect: 'Aucune de vos réponses ne peut être corrigée à présent.',
  correctionWanted: 'Veuillez donner la réponse corrigée à cette question.',
  withdrawal: (name) => `${name}, si vous vous retirez, l’entretien prend fin ici. Voulez-vous vous retirer ?`,
  withdrawn: 'Vous avez choisi de vous retirer. L’entretien prend fin ici.',
  recordingStopped: 'L’enregistrement est arrêté.',
  goesOn: 'L’entretien se poursuit.',
  noRecording: 'Cet entretien n’est pas enregistré en ce moment.',
}

const es: OfficerPhrases = {
  opening: 'Buenos días. Soy el agente automático de verificación. Comencemos.',
  closing: 'Gracias. La entrevista ha terminado. Adiós.',
  clarify: 'No le he entendido bien. ¿Podría repetirlo con claridad?',
  hold: 'Un momento, por favor.',
  thanksForWaiting: 'Gracias por esperar. Continuemos.',
  interruption: 'Disculpe, ha habido una interrupción. Sus respuestas están guardadas. Continuemos.',
  paused: 'La entrevista está en pausa. Por favor, permanezca en la sala.',
  resumed: 'La entrevista continúa.',
  referred: 'Este punto pasa a la persona responsable de la entrevista. Por favor, permanezca en la sala y espere.',
  ended: 'Se ha puesto fin a la entrevista.',
  address: (name) => `${name}, la siguiente pregunta es para usted.`,
  waitingFor: (name) => `Esperamos a ${name}.`,
  welcomeBack: (name) => `Gracias por volver, ${name}. Continuemos.`,
  wrongRespondent: (name) => `Gracias. Necesito esta respuesta de ${name}.`,
  stillThere: (name) => `${name}, ¿sigue usted ahí?`,
  again: 'Voy a repetir la pregunta.',
  letMeFinish: 'Por favor, déjeme terminar antes la pregunta.',
  moment: 'Por supuesto. Tómese su tiempo.',
  meaning: 'Solo puedo hacer la pregunta tal como está escrita. La leeré de nuevo.',
  notHeard: 'Lo siento, no he podido oírlo. Por favor, repítalo.',
  bothSpoke: 'He oído dos voces a la vez. Una después de la otra, por favor.',
  tooMuch: 'Es más de lo que puedo leer. Por favor, espere un momento y escriba después una sola respuesta corta.',
  typeInstead: (name) => `${name}, en este momento no puedo oírle. Por favor, escriba sus respuestas.`,
  hearAgain: (name) => `${name}, vuelvo a oírle.`,
  readBack: (value) => `He entendido: ${value}. ¿Es correcto?`,
  corrected: 'Gracias. Su corrección queda registrada.',
  notCorrected: 'No he podido tomarlo como una corrección. Su respuesta anterior se mantiene.',
  nothingToCorrect: 'No hay ninguna respuesta suya que pueda corregirse ahora.',
  correctionWanted: 'Por favor, dé la respuesta corregida a esta pregunta.',
  withdrawal: (name) => `${name}, si se retira, la entrevista termina aquí. ¿Quiere usted retirarse?`,
  withdrawn: 'Ha decidido retirarse. La entrevista termina aquí.',
  recordingStopped: 'La grabación se ha detenido.',
  goesOn: 'La entrevista sigue adelante.',
  noRecording: 'En este momento no se graba esta entrevista.',
}

const de: OfficerPhrases = {
  opening: 'Guten Tag. Ich bin der automatische Prüfbeamte. Lassen Sie uns beginnen.',
  closing: 'Vielen Dank. Das Gespräch ist beendet. Auf Wiedersehen.',
  clarify: 'Das habe ich nicht ganz verstanden. Könnten Sie es bitte deutlich wiederholen?',
  hold: 'Einen Augenblick, bitte.',
  thanksForWaiting: 'Danke, dass Sie gewartet haben. Fahren wir fort.',
  interruption: 'Bitte entschuldigen Sie die Unterbrechung. Ihre bisherigen Antworten sind gesichert. Fahren wir fort.',
  paused: 'Das Gespräch ist unterbrochen. Bitte bleiben Sie im Raum.',
  resumed: 'Das Gespräch geht weiter.',
  referred: 'Dieser Punkt geht an die Person, die das Gespräch verantwortet. Bitte bleiben Sie im Raum und warten Sie.',
  ended: 'Das Gespräch wurde beendet.',
  address: (name) => `${name}, die nächste Frage ist für Sie.`,
  waitingFor: (name) => `Wir warten auf ${name}.`,
  welcomeBack: (name) => `Schön, dass Sie wieder da sind, ${name}. Fahren wir fort.`,
  wrongRespondent: (name) => `Danke. Diese Antwort brauche ich von ${name}.`,
  stillThere: (name) => `${name}, sind Sie noch da?`,
  again: 'Ich stelle die Frage noch einmal.',
  letMeFinish: 'Bitte lassen Sie mich die Frage erst zu Ende stellen.',
  moment: 'Natürlich. Nehmen Sie sich Zeit.',
  meaning: 'Ich darf die Frage nur so stellen, wie sie geschrieben steht. Ich lese sie noch einmal vor.',
  notHeard: 'Es tut mir leid, das konnte ich nicht hören. Bitte sagen Sie es noch einmal.',
  bothSpoke: 'Ich habe zwei Stimmen zugleich gehört. Bitte nacheinander.',
  tooMuch: 'Das ist mehr, als ich lesen kann. Bitte warten Sie einen Moment und schreiben Sie dann eine kurze Antwort.',
  typeInstead: (name) => `${name}, ich kann Sie im Augenblick nicht hören. Bitte schreiben Sie Ihre Antworten.`,
  hearAgain: (name) => `${name}, ich kann Sie wieder hören.`,
  readBack: (value) => `Ich habe verstanden: ${value}. Ist das richtig?`,
  corrected: 'Danke. Ihre Berichtigung ist festgehalten.',
  notCorrected: 'Das konnte ich nicht als Berichtigung nehmen. Ihre frühere Antwort bleibt bestehen.',
  nothingToCorrect: 'Es gibt keine frühere Antwort von Ihnen, die jetzt berichtigt werden könnte.',
  correctionWanted: 'Bitte geben Sie die berichtigte Antwort auf diese Frage.',
  withdrawal: (name) => `${name}, wenn Sie zurücktreten, endet das Gespräch hier. Wollen Sie zurücktreten?`,
  withdrawn: 'Sie sind zurückgetreten. Das Gespräch endet hier.',
  recordingStopped: 'Die Aufnahme ist beendet.',
  goesOn: 'Das Gespräch geht weiter.',
  noRecording: 'Dieses Gespräch wird zurzeit nicht aufgenommen.',
}

const ar: OfficerPhrases = {
  opening: 'صباح الخير. أنا موظف التحقق الآلي. لنبدأ.',
  closing: 'شكرا. انتهت المقابلة. مع السلامة.',
  clarify: 'لم أفهم ذلك تماما. هل يمكن تكرار الجواب بوضوح؟',
  hold: 'لحظة من فضلكم.',
  thanksForWaiting: 'شكرا على الانتظار. لنتابع.',
  interruption: 'عذرا، حدث انقطاع. الإجابات السابقة محفوظة. لنتابع.',
  paused: 'المقابلة متوقفة مؤقتا. الرجاء البقاء في الغرفة.',
  resumed: 'تستمر المقابلة.',
  referred: 'تحال هذه النقطة إلى المسؤول عن المقابلة. الرجاء البقاء في الغرفة والانتظار.',
  ended: 'تم إنهاء المقابلة.',
  address: (name) => `${name}، السؤال التالي موجه إليكم.`,
  waitingFor: (name) => `نحن في انتظار ${name}.`,
  welcomeBack: (name) => `أهلا بعودتكم، ${name}. لنتابع.`,
  wrongRespondent: (name) => `شكرا. أحتاج هذا الجواب من ${name}.`,
  stillThere: (name) => `${name}، هل ما زلتم هنا؟`,
  again: 'سأطرح السؤال مرة أخرى.',
  letMeFinish: 'الرجاء السماح لي بإنهاء السؤال أولا.',
  moment: 'بالطبع. خذوا وقتكم.',
  meaning: 'لا يمكنني إلا طرح السؤال كما هو مكتوب. سأقرؤه مرة أخرى.',
  notHeard: 'عذرا، لم أسمع ذلك. الرجاء التكرار.',
  bothSpoke: 'سمعت صوتين في وقت واحد. واحدا بعد الآخر من فضلكم.',
  tooMuch: 'هذا أكثر مما يمكنني قراءته. الرجاء الانتظار قليلا، ثم كتابة إجابة قصيرة واحدة.',
  typeInstead: (name) => `${name}، لا أستطيع سماعكم الآن. الرجاء كتابة الإجابات.`,
  hearAgain: (name) => `${name}، أستطيع سماعكم من جديد.`,
  readBack: (value) => `فهمت ما يلي: ${value}. هل هذا صحيح؟`,
  corrected: 'شكرا. تم تسجيل التصحيح.',
  notCorrected: 'لم أستطع اعتبار ذلك تصحيحا. يبقى الجواب السابق كما هو.',
  nothingToCorrect: 'لا يوجد جواب سابق لكم يمكن تصحيحه الآن.',
  correctionWanted: 'الرجاء إعطاء الجواب المصحح عن هذا السؤال.',
  withdrawal: (name) => `${name}، إذا انسحبتم تنتهي المقابلة هنا. هل تريدون الانسحاب؟`,
  withdrawn: 'لقد انسحبتم. تنتهي المقابلة هنا.',
  recordingStopped: 'تم إيقاف التسجيل.',
  goesOn: 'المقابلة مستمرة.',
  noRecording: 'لا يتم تسجيل هذه المقابلة الآن.',
}

const CATALOGUE: Readonly<Record<string, OfficerPhrases>> = { en, ar, fr, es, de }

/** Languages that the officer speaks by itself, as primary subtags. */
export const OFFICER_LANGUAGES: readonly string[] = Object.keys(CATALOGUE)

/** The officer's phrases in a BCP 47 language; English where there are none. */
export const officerOf = (language: string): OfficerPhrases =>
  CATALOGUE[language.toLowerCase().split('-')[0] ?? ''] ?? en

/** What an officer says in an interview by its script and its own fixed phrases: nothing that a respondent said. */
export function fixedTextsOf({ language, opening, closing, steps }: Script): ReadonlySet<string> {
  const phrases = Object.values(officerOf(language)).filter((phrase) => typeof phrase === 'string')
  return new Set([opening, closing, ...steps.flatMap(({ ask, clarify }) => [ask, clarify]), ...phrases])
}
