import type { NumberWords } from '../numbers.ts'
import { wordList } from '../pattern.ts'

export const numbers: NumberWords = {
  decimalMark: '.',
  leadIns:
    "i have|i've got|i have got|we have|we've got|it is|it's|there are|there is|the number is|my answer is|that is|that's|that would be",
  ownAge: { asked: 'how old are you|your age', leadIns: "i am|i'm" },
  ageAsked: 'old|age',
  yearsAsked: 'years?',
  age: wordList('old of age'),
  years: wordList('years year'),
  joints: 'and|or',
  reserved: wordList(
    'and not or nor but less more fewer than half hundred thousand million billion point about around minus plus percent times dozen ago before after until except',
  ),
  otherTimes: 'months?|weeks?|days?|hours?',
  none: 'no|none|nothing|never|zero',
  one: 'a|an|once|single',
  two: 'twice|couple|both|pair|twins',
  dozen: 'dozen',
  minus: wordList('minus negative below'),
  identifierLeads: wordList('my the it is s number no that this yes'),
  zero: wordList('oh o nought nil'),
  repeated: { double: 2, triple: 3 },
}
