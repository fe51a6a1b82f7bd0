import type { ChoiceWords } from '../choices.ts'

export const choices: ChoiceWords = {
  leadIns: 'es ist|es war|ich wahle|ich bin|das war|sie endete|sie endete durch|durch',
  articles: 'durch (?:eine |einen |die |den )?|mit (?:einer |der |dem )?|der |die |das |eine |einen |ein ',
}
