import { normalise, wordsOf } from '../verdict/normalise.ts'

/** Changes nothing in a request, at either end of it. */
const POLITE = [
  ...['please', 'sorry', 'excuse me', 'i am sorry', 'officer', 'sir', 'madam', 'thank you', 'um', 'uh'],
  ...['s il vous plaît', 'excusez moi', 'monsieur', 'madame', 'euh'],
  ...['por favor', 'perdone', 'disculpe', 'señor', 'señora'],
  ...['bitte', 'entschuldigung', 'entschuldigen sie', 'äh', 'ähm'],
  ...['من فضلك', 'من فضلكم', 'لو سمحت', 'عذرا', 'سيدي', 'سيدتي'],
].map((words) => wordsOf(words).join(' '))

/** Every wording of a phrase, in which a placeholder `{x|y|}` stands for one of its alternatives. */
export function wordings(phrase: string): string[] {
  const hole = /\{([^}]*)\}/.exec(phrase)
  if (!hole) return [wordsOf(phrase).join(' ')]
  return (hole[1] ?? '')
    .split('|')
    .flatMap((choice) => wordings(phrase.slice(0, hole.index) + choice + phrase.slice(hole.index + hole[0].length)))
}

/** The words of an utterance, in the form in which phrases are compared. */
export const saidIn = (text: string): string => wordsOf(normalise(text)).join(' ')

/** Without polite words at either end. */
export function withoutPoliteness(said: string): string {
  for (const polite of POLITE) {
    if (said.startsWith(`${polite} `)) return withoutPoliteness(said.slice(polite.length + 1))
    if (said.endsWith(` ${polite}`)) return withoutPoliteness(said.slice(0, -polite.length - 1))
  }
  return said
}
