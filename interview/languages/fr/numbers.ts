import type { NumberWords } from '../numbers.ts'
import { wordList } from '../pattern.ts'

export const numbers: NumberWords = {
  decimalMark: ',',
  leadIns: "j'ai|j'en ai|nous avons|nous en avons|on a|il y en a|il y a",
  yearsAsked: 'ans|annees?',
  years: wordList('ans'),
  joints: 'et|ou',
  reserved: wordList('et ou pas moins plus demi cent mille environ virgule pour fois avant apres sauf'),
  otherTimes: 'mois|semaines?|jours?|heures?',
  none: 'aucun|aucune|pas|rien|jamais',
  one: 'un|une|seul|seule',
  two: 'jumeaux|jumelles',
  dozen: 'douzaine',
  minus: wordList('moins'),
  identifierLeads: wordList('mon le la c est numéro il oui'),
  repeated: { double: 2, triple: 3 },
}
