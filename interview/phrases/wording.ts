import { ofEach } from '../languages/conversations.ts'
import { fold, normalise, wordsOf } from '../verdict/normalise.ts'

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

/** The wordings of a phrase, without accents and marks: what is urgent is understood however it is written. */
export const foldedWordings = (phrase: string): string[] => wordings(phrase).map(foldedIn)

const foldedIn = (text: string): string => fold(wordsOf(normalise(text)).join(' '))

/**
 * A no is in some languages the negation of what stands beside it without a mark between, and the yes that loses its
 * accent an "if".
 */
const TURNING = new Set(
  ofEach(({ answers }) => [...answers.no, ...answers.yesAlone])
    .flat()
    .map(foldedIn),
)
/** Said around what matters, and changes nothing in it. */
const BEFORE = new Set(
  ofEach(({ requests, answers }) => [
    ...requests.polite,
    ...requests.replies,
    ...answers.filler,
    ...answers.hesitation,
    ...answers.yes,
  ])
    .flat()
    .map(foldedIn)
    .filter((phrase) => !TURNING.has(phrase)),
)
/** A yes that is one only with its accent. */
const YES_AS_WRITTEN = new Set(
  ofEach(({ answers }) =>
    answers.yes.map(saidIn).filter((yes) => !answers.yesAlone.includes(yes) && TURNING.has(fold(yes))),
  ).flat(),
)
/** These say nothing by themselves, before or after a mark. */
const BY_ITSELF = new Set([
  ...TURNING,
  ...ofEach(({ answers }) => [...answers.agreeing, ...answers.noise, ...answers.pause, ...answers.declineObject])
    .flat()
    .map(foldedIn),
])
/** Words of the longest of them. */
const LONGEST_BEFORE = Math.max(...[...BEFORE].map((phrase) => phrase.split(' ').length))
/** Of so many phrases around a sentence each is taken off. */
const MOST_AROUND = 4

/** A sentence as it is, and as it is left when what may stand around it is taken off, one phrase after the other. */
export function withoutFringe(sentence: string): string[] {
  let words = wordsOf(normalise(sentence))
  const found = [fold(words.join(' '))]
  for (let round = 0; round < MOST_AROUND; round++) {
    const ahead = lengthOf((length) => words.slice(0, length))
    const behind = ahead > 0 ? 0 : lengthOf((length) => words.slice(-length))
    if (ahead + behind === 0 || ahead + behind >= words.length) break
    words = words.slice(ahead, words.length - behind)
    found.push(fold(words.join(' ')))
  }
  return found
}

/** What stands between two marks, and says nothing of its own. */
export function isFringe(part: string): boolean {
  const left = withoutFringe(part).at(-1) ?? ''
  return left === '' || BEFORE.has(left) || BY_ITSELF.has(left)
}

const stands = (phrase: string): boolean => BEFORE.has(fold(phrase)) || YES_AS_WRITTEN.has(phrase)

function lengthOf(piece: (length: number) => readonly string[]): number {
  for (let length = LONGEST_BEFORE; length > 0; length--) if (stands(piece(length).join(' '))) return length
  return 0
}
