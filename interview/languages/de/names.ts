import type { NameWords } from '../names.ts'
import { wordList } from '../pattern.ts'

export const names: NameWords = {
  openers: 'ja|äh|ähm|also|guten (?:tag|morgen|abend)|grü(?:ß|ss) gott|servus',
  leadIns: 'ich hei(?:ß|ss)e|mein (?:voller |vollständiger |kompletter )?name (?:ist|lautet)',
  beings: 'ich bin',
  trail: 'bitte|danke',
  titles: 'herr|frau',
  spelled: '(?:das schreibt man|schreibt sich|geschrieben|buchstabiert|ich buchstabiere)',
  asIn: 'wie|wie in',
  particles: wordList('von zu zur den der'),
  sentenceWords: wordList(
    `ja nein ich nicht kein keine ist und oder aber mein meine meinen meinem meiner dein deine ihr ihre ihren sein seine unser unsere euer
     habe hat weiß was wie wer wo warum der die das den dem ein eine einen einem sie er wir es so sehr schon noch nur hier da bitte danke
     gut gute guter gutes guten gutes schöne schönen schönes liebe lieber grüß gruß grüße grüezi servus moin hallo tschüss gott abend morgen tag
     nacht mahlzeit willkommen moment augenblick frage antwort ahnung problem name herr frau dame kind mutter vater sohn tochter
     bruder schwester braut bräutigam zeuge zeugin anwalt anwältin dolmetscher dolmetscherin beamter beamtin muslim muslimin christin
     katholik deutscher deutsche verheiratet geschieden ledig verwitwet müde pause hilfe ruhe wasser polizei gericht entschuldigung`,
  ),
  hasCapitalNouns: true,
}
