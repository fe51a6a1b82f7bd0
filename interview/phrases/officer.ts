import { CONVERSATIONS } from '../languages/conversations.ts'
import { languageCodeOf } from '../languages/language.ts'
import type { OfficerPhrases } from '../languages/officer.ts'
import type { Script } from '../script/script.ts'

export type { OfficerPhrases }

/** The officer's phrases in a BCP 47 language; English where there are none. */
export const officerOf = (language: string): OfficerPhrases => CONVERSATIONS[languageCodeOf(language) ?? 'en'].officer

/** What an officer says in an interview by its script and its own fixed phrases: nothing that a respondent said. */
export function fixedTextsOf({ language, opening, closing, steps }: Script): ReadonlySet<string> {
  const phrases = Object.values(officerOf(language)).filter((phrase) => typeof phrase === 'string')
  return new Set([opening, closing, ...steps.flatMap(({ ask, clarify }) => [ask, clarify]), ...phrases])
}
