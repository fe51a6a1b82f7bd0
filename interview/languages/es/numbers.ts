import type { NumberWords } from '../numbers.ts'
import { wordList } from '../pattern.ts'

export const numbers: NumberWords = {
  decimalMark: ',',
  leadIns: 'tengo|tenemos|son|hay',
  ageAsked: 'edad',
  yearsAsked: 'anos',
  years: wordList('años'),
  joints: 'y|e|o',
  reserved: wordList('y o no menos mas medio mitad cien mil coma por veces antes despues salvo'),
  otherTimes: 'mes|meses|semanas?|dias?|horas?',
  none: 'ningun|ninguno|ninguna|nada|nunca',
  one: 'una|uno|unico|unica',
  two: 'gemelos|gemelas',
  dozen: 'docena',
  minus: wordList('menos'),
  identifierLeads: wordList('mi el la es número sí'),
  repeated: { doble: 2, triple: 3 },
}
