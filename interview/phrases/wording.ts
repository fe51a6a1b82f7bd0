import { ofEach } from '../languages/conversations.ts'
import { normalise, wordsOf } from '../verdict/normalise.ts'

/** Changes nothing in a request, at either end of it. */
const POLITE = ofEach(({ requests }) => requests.polite)
  .flat()
  .map((words) => wordsOf(words).join(' '))

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
  let [from, to] = [0, said.length]
  const isAhead = (polite: string) => from + polite.length < to && said.startsWith(`${polite} `, from)
  const isBehind = (polite: string) => from + polite.length < to && said.endsWith(` ${polite}`, to)
  for (;;) {
    const polite = POLITE.find((words) => isAhead(words) || isBehind(words))
    if (polite === undefined) return said.slice(from, to)
    if (isAhead(polite)) from += polite.length + 1
    else to -= polite.length + 1
  }
}
