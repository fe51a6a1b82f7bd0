import { spokenForm } from '../../interview/spoken/spoken-form.ts'

/** Models that say numbers, dates and sums of money in words by themselves; the quick ones read them wrongly. */
const NORMALISES: ReadonlySet<string> = new Set(['eleven_multilingual_v2', 'eleven_v3'])

/** What a model is given to say for a text of the script, so that it is heard as it is meant. */
export const textFor = (model: string, text: string, language: string): string =>
  NORMALISES.has(model) ? text : spokenForm(text, language)
