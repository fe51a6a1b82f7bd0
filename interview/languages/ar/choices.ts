import type { ChoiceWords } from '../choices.ts'

export const choices: ChoiceWords = {
  leadIns: 'اختار|انا|كان|كانت|انتهي|انتهي ب|هو|هي|بسبب',
  prefixes: 'بال|ال|ب',
}
