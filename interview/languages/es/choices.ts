import type { ChoiceWords } from '../choices.ts'

export const choices: ChoiceWords = {
  leadIns: 'elijo|soy|es|fue|era|termino|estoy',
  articles: 'por (?:el |la |un |una )?|con (?:el |la |un |una )?|en |el |una ',
}
