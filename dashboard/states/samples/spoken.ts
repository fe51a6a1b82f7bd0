import type { LanguageCode } from '../../words/catalogue.ts'

/** What is said in the samples: an interview in each language. */
export interface Spoken {
  you: string
  other: string
  askedBy: string
  title: string
  greeting: string
  question: string
  longQuestion: string
  answer: string
  unclear: string
  otherAnswer: string
}

export const SPOKEN: Record<LanguageCode, Spoken> = {
  en: {
    you: 'Johann Weber',
    other: 'Maria Conti',
    askedBy: 'Register office of Eastbridge',
    title: 'Verification before the marriage is registered',
    greeting: 'Good morning. I will ask you twenty-three questions, one after another.',
    question: 'Are you here today of your own free will, and not because anybody has asked or forced you to be?',
    longQuestion:
      'Since you have told us that you lived at more than one address in the last five years: please name each of these addresses, from when until when you lived there, with whom you lived there, and whether the two of you were already living together at that time or had met by then.',
    answer: 'Yes, I am here because I want to be.',
    unclear: 'Well, what does one say to that',
    otherAnswer: 'Yes. It was my own decision.',
  },
  de: {
    you: 'Johann Weber',
    other: 'Maria Conti',
    askedBy: 'Standesamt Ostbrück',
    title: 'Prüfung vor der Beurkundung der Eheschließung',
    greeting: 'Guten Morgen. Ich stelle Ihnen dreiundzwanzig Fragen, eine nach der anderen.',
    question:
      'Sind Sie heute aus freiem Willen hier, und nicht, weil jemand Sie darum gebeten oder dazu gezwungen hat?',
    longQuestion:
      'Sie haben angegeben, dass Sie in den letzten fünf Jahren an mehr als einer Anschrift gewohnt haben: Bitte nennen Sie jede dieser Anschriften, von wann bis wann Sie dort gewohnt haben, mit wem Sie dort gewohnt haben und ob Sie beide damals schon zusammengelebt oder sich gekannt haben.',
    answer: 'Ja, ich bin hier, weil ich es will.',
    unclear: 'Na ja, was soll man dazu sagen',
    otherAnswer: 'Ja. Das war meine eigene Entscheidung.',
  },
  fr: {
    you: 'Jean Vébert',
    other: 'Maria Conti',
    askedBy: 'État civil de Pont-l’Est',
    title: 'Vérification avant l’enregistrement du mariage',
    greeting: 'Bonjour. Je vais vous poser vingt-trois questions, l’une après l’autre.',
    question: 'Êtes-vous ici aujourd’hui de votre plein gré, sans que personne ne vous l’ait demandé ou imposé ?',
    longQuestion:
      'Vous avez indiqué plusieurs adresses au cours des cinq dernières années : veuillez nommer chacune d’elles, de quand à quand vous y avez habité, avec qui vous y habitiez, et si vous viviez déjà ensemble à cette époque ou si vous vous connaissiez.',
    answer: 'Oui, je suis ici parce que je le veux.',
    unclear: 'Eh bien, que dire',
    otherAnswer: 'Oui. C’était ma propre décision.',
  },
  es: {
    you: 'Juan Ibáñez',
    other: 'María Conti',
    askedBy: 'Registro Civil de Puente Este',
    title: 'Verificación previa a la inscripción del matrimonio',
    greeting: 'Buenos días. Le haré veintitrés preguntas, una tras otra.',
    question: '¿Está hoy aquí por su propia voluntad, y no porque alguien se lo haya pedido o le haya obligado?',
    longQuestion:
      'Nos ha dicho que en los últimos cinco años vivió en más de una dirección: indique cada una de ellas, desde cuándo y hasta cuándo vivió allí, con quién vivía, y si en esa época ya vivían los dos juntos o ya se conocían.',
    answer: 'Sí, estoy aquí porque quiero.',
    unclear: 'Bueno, qué se puede decir',
    otherAnswer: 'Sí. Fue decisión mía.',
  },
  ar: {
    you: 'يوسف حداد',
    other: 'Maria Conti',
    askedBy: 'مكتب السجل المدني في الجسر الشرقي',
    title: 'التحقق قبل تسجيل الزواج',
    greeting: 'صباح الخير. سأطرح عليك ثلاثة وعشرين سؤالاً، واحداً بعد الآخر.',
    question: 'هل أنت هنا اليوم بمحض إرادتك، وليس لأن أحداً طلب منك ذلك أو أجبرك عليه؟',
    longQuestion:
      'ذكرت أنك سكنت في أكثر من عنوان خلال السنوات الخمس الماضية: يُرجى ذكر كل عنوان منها، ومن متى إلى متى سكنت فيه، ومع من كنت تسكن، وهل كنتما تعيشان معاً في ذلك الوقت أو كنتما قد تعارفتما.',
    answer: 'نعم، أنا هنا لأنني أريد ذلك.',
    unclear: 'حسناً، ماذا يقال في ذلك',
    otherAnswer: 'نعم. كان ذلك قراري أنا.',
  },
}
