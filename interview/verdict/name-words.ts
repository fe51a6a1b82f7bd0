import { fold } from './normalise.ts'

/** Folded. */
const words = (text: string): readonly string[] => text.split(/\s+/).map(fold).filter(Boolean)

/** Parts of names that are written in lower case, folded; some are words of sentences in another language. */
export const NAME_PARTICLES: ReadonlySet<string> = new Set(
  words('al el la le de da do dos das di del della den der van von zu zur y e ibn ben bin bint abu du ter ten'),
)

/** Words of sentences, greetings and what people are instead of what they are called, folded. */
const SENTENCE_WORDS: ReadonlySet<string> = new Set(
  words(
    `a an and are as at be been but by can come did do does for from get go going had has have he her here him his how i if in is it
     just know like maybe me mean my no nope not of ok okay on or our perhaps please really said same say she sorry sure tell thank
     thanks that the their there they think this to used was we well were what when where which who why will with would yes you your
     actually already also always away fine good hello hi later married name nobody none nothing now ready single soon someone
     something too very called formerly née nee next question nice try skip officer bride groom ah oh um uh er erm
     morning afternoon evening night welcome greetings cheers bye goodbye hey dear excuse hold wait moment second minute present
     witness lawyer muslim catholic protestant jewish hindu buddhist atheist divorced widowed engaged pregnant tired hungry
     thirsty nervous afraid scared happy merry new united wife husband mother father brother sister daughter son
     never still only so some any these those them us its let
     oui non je suis ne pas mon ma mes est et ou mais sais quoi un une les des votre vos notre nos il elle nous vous qui que ce cet cette
     bonjour bonsoir bonne journée soirée nuit salut coucou merci pardon désolé désolée enchanté enchantée présent présente voilà alors
     madame monsieur mademoiselle attendez moment instant femme mari mère père frère fille fils témoin avocat avocate musulman musulmane
     chrétien chrétienne catholique divorcé divorcée veuf veuve marié mariée fatigué fatiguée
     si mi es yo pero que qué sé nombre soy tengo un una los las su sus nuestro nuestra tu me se no muy
     hola buenas buenos buen tardes noches días saludos encantado encantada presente perdón perdone disculpe mande dígame espere momento
     señor señora señorita mujer esposa esposo marido madre padre hermano hermana hijo hija testigo abogado abogada musulmán musulmana
       católico católica divorciado divorciada viudo viuda soltero soltera cansado cansada
     ja nein ich nicht kein keine ist und oder aber mein meine meinen meinem meiner dein deine ihr ihre ihren sein seine unser unsere euer
     habe hat weiß was wie wer wo warum der die das den dem ein eine einen einem sie er wir es so sehr schon noch nur hier da bitte danke
     gut gute guter gutes guten gutes schöne schönen schönes liebe lieber grüß gruß grüße grüezi servus moin hallo tschüss gott abend morgen tag
     nacht mahlzeit willkommen moment augenblick frage antwort ahnung problem name herr frau dame kind mutter vater sohn tochter
     bruder schwester braut bräutigam zeuge zeugin anwalt anwältin dolmetscher dolmetscherin beamter beamtin muslim muslimin christin
     katholik deutscher deutsche verheiratet geschieden ledig verwitwet müde pause hilfe ruhe wasser polizei gericht entschuldigung
     نعم لا انا اسمي هو هي ليس لست ليست لسنا لكن مش مو ما مب ماني غير بدون او ام و في من الى عن مع كما هذا هذه ذلك تلك عند عندي عندك
     عندكم لدي لديك لديكم امامك امامكم مكتوب مكتوبه مسجل مسجله موجود موجوده مذكور صعب صعبه جدا نفس نفسه
     ليش لماذا كيف متى اين ماذا شو هل كان كانت قبل بعد سابقا الان اليوم فقط بس ايضا اريد اود ابغي بدي عايز عايزه احتاج اعرف ادري فاهم فاهمه
     زوجه زوجة زوج زوجتي زوجي اخت اختي اخ اخي عم خال امي ابي والدي والدتي محاميا 
                 موافق موافقه 
         شكرا عفوا لحظه دقيقه انتظر انتظري حاضر حاضره سيدي سيدتي`,
  ),
)

/** A word of sentences, not of names, also with the Arabic "and" before it. */
export const isSentenceWord = (word: string): boolean =>
  !NAME_PARTICLES.has(word) &&
  [word, word.replace(/^و(?=\p{Script=Arabic}{2})/u, '')].some((one) => SENTENCE_WORDS.has(one))
