import type { NumberWords } from '../numbers.ts'
import { wordList } from '../pattern.ts'

export const numbers: NumberWords = {
  decimalMark: ',',
  leadIns: 'ich habe|wir haben|es sind|das sind',
  ownAge: { asked: 'wie alt sind sie|ihr alter', leadIns: 'ich bin' },
  ageAsked: 'alt|alter',
  yearsAsked: 'jahre?n?',
  age: wordList('alt'),
  years: wordList('jahre'),
  joints: 'u|und|oder',
  reserved: wordList('und oder nicht weniger mehr halb hundert tausend komma minus prozent mal vor nach ausser'),
  otherTimes: 'monate?n?|wochen?|tage?n?|stunden?',
  none: 'kein|keine|keinen|keins|nichts|nie',
  one: 'ein|eine|einen|einmal',
  two: 'beide|paar|zwillinge|zweimal',
  dozen: 'dutzend',
  minus: wordList('minus'),
  identifierLeads: wordList('meine die das ist nummer lautet sie ja'),
  repeated: { doppel: 2 },
}
