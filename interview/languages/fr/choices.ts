import type { ChoiceWords } from '../choices.ts'

export const choices: ChoiceWords = {
  leadIns: 'je choisis|je suis|c est|c etait|ce fut|ca s est termine',
  articles: 'par (?:le |la |un |une |l )?|le |la |un |une |l ',
}
