import { anyOf, DOCUMENTS } from '../languages/documents.ts'
import { WORDED_ROLES, type WordedRole } from '../languages/document.ts'
import { LANGUAGE_CODES } from '../languages/language.ts'
import { asks, endsQuestion, hasQuestionMark, opensRequest } from './asking.ts'

const COLON = '\\s*[:：]'
const END_OF_WORD = '(?![\\p{L}\\p{M}\\p{N}])'
const NOTE = new RegExp(`^[[(*]*(?:${anyOf(({ note }) => note)})${COLON}`, 'iu')
const NOTES = new RegExp(`^(?:${anyOf(({ notes }) => notes)})\\s*:?$`, 'iu')
const CONTENTS = new RegExp(`^(?:${anyOf(({ contents }) => contents)})\\s*:?$`, 'iu')
const DOT_LEADER = /(?:\.{3,}|…+|(?:\. ){3,})\s*\d{1,3}$/u
const SIGNATURE = new RegExp(`^(?:\\(?(?:${anyOf(({ signature }) => signature)}))${END_OF_WORD}`, 'iu')
const ASKER = new RegExp(`^(?:(?:${anyOf(({ asker }) => asker)}))${COLON}\\s*(?=\\S)`, 'iu')
const ANSWERER = new RegExp(`^(?:(?:${anyOf(({ answerer }) => answerer)}))${COLON}`, 'iu')
const STAGE = new RegExp(`^(?:${anyOf(({ stage }) => stage)})${END_OF_WORD}`, 'iu')
const YES = anyOf(({ yes }) => yes)
const NO = anyOf(({ no }) => no)
const IF = anyOf(({ if: when }) => when)
const YES_OR_NO = new RegExp(`^(?:(?<yes>${YES})|(?<no>${NO}))$`, 'iu')
const BRANCH = new RegExp(`^(?:(?:${IF})\\s+)?(?:(?<yes>${YES})|(?<no>${NO}))(?:\\s*[,،])?\\s*[:：]?$`, 'iu')
const CONDITIONAL = new RegExp(`^(?:${IF})\\s+(?:(?:so|not)|(?<yes>${YES})|(?<no>${NO}))${END_OF_WORD}`, 'iu')
const GO_TO = new RegExp(`(?:→|->|⇒|${anyOf(({ goTo }) => goTo)})\\s*(?:[A-Z]{0,3})(\\d{1,3})`, 'iu')

/** "Note to counsel: ...", "Expected answer: ..." */
export const isNote = (text: string): boolean => NOTE.test(text.slice(0, 80))

/** Heads what is for whoever conducts the interview; no question. */
export const headsNotes = (text: string): boolean => text.length <= 80 && !hasQuestionMark(text) && NOTES.test(text)

export const headsContents = (text: string): boolean => CONTENTS.test(text.slice(0, 60)) && text.length <= 60

export const isEntryOfContents = (text: string): boolean => DOT_LEADER.test(text.slice(-200))

export const isSignature = (text: string): boolean => SIGNATURE.test(text.slice(0, 40)) && !hasQuestionMark(text)

/** The length of the label of whoever asks, "OFFICER: "; 0 without one. */
export const askerLabel = (text: string): number => ASKER.exec(text.slice(0, 60))?.[0].length ?? 0

export function isAnswer(text: string): boolean {
  const label = ANSWERER.exec(text.slice(0, 60))
  return label !== null && !endsQuestion(text) && !opensRequest(text.slice(label[0].length).trim())
}

/** Words of a bracket that say what is done, and are not said. */
export const isStageDirection = (inner: string): boolean => STAGE.test(inner.slice(0, 120).trim())

/** "Yes" or "No" and nothing more. */
export function yesOrNo(text: string): boolean | undefined {
  const found = YES_OR_NO.exec(text.slice(0, 20).replace(/[.,;:!]$/u, ''))
  return found && text.length <= 20 ? found.groups?.['yes'] !== undefined : undefined
}

/** "If yes:" on a line of its own: what is below is asked after that answer alone. */
export function branchOf(text: string): boolean | undefined {
  if (
    text.length > 30 ||
    !/[:：]$|^\S+\s+\S+[,،]?$/u.test(text) ||
    (yesOrNo(text) !== undefined && !/[:：]$/u.test(text))
  )
    return undefined
  const found = BRANCH.exec(text)
  return found ? found.groups?.['yes'] !== undefined : undefined
}

/** Opens with "if yes" or "if so". */
export const isConditional = (text: string): boolean => CONDITIONAL.test(text.slice(0, 60))

/** The question to which a sentence sends whoever reads it. */
export function targetOfSkip(sentence: string): { question: number; after?: boolean } | undefined {
  const to = sentence.length > 200 ? null : GO_TO.exec(sentence)
  if (!to || hasQuestionMark(sentence)) return undefined
  // "Move to 24 Elm Street" sends nobody to a question.
  if (/^\s+\p{Lu}/u.test(sentence.slice(to.index + to[0].length))) return undefined
  const answer = CONDITIONAL.exec(sentence.replace(/^[[(→\s]+/u, '').slice(0, 60))?.groups
  const after = answer?.['yes'] !== undefined ? true : answer?.['no'] !== undefined ? false : undefined
  return { question: Number(to[1]), ...(after === undefined ? {} : { after }) }
}

const ROLE_HEADINGS = LANGUAGE_CODES.flatMap((code) =>
  WORDED_ROLES.map((role) => {
    const { to, roles } = DOCUMENTS[code]
    return { role, heading: new RegExp(`^(?:${to})\\s*(?:${roles[role]})${END_OF_WORD}\\s*([:：]|$)`, 'iu') }
  }),
)
const rolesWith = (end: string) =>
  LANGUAGE_CODES.flatMap((code) =>
    WORDED_ROLES.filter((role) => role !== 'all').map((role) => ({
      role,
      heading: new RegExp(`^(?:${DOCUMENTS[code].roles[role]})\\s*[:：]${end}`, 'iu'),
    })),
  )
const ROLE_ALONE = rolesWith('$')
/** "Husband: do you take this woman?" */
const ROLE_LABELS = rolesWith('(?=\\s*\\S)')

/** What no role heading can do without, looked for once. */
const ANY_ROLE = WORDED_ROLES.map((role) => anyOf(({ roles }) => roles[role])).join('|')
const MAY_ADDRESS = new RegExp(`^(?:(?:${anyOf(({ to }) => to)})\\s*)?(?:${ANY_ROLE})`, 'iu')

const ONE_ROLE = new RegExp(
  `^(?:${WORDED_ROLES.filter((role) => role !== 'all')
    .map((role) => anyOf(({ roles }) => roles[role]))
    .join('|')})$`,
  'iu',
)

/** A word for one of the respondents: "bride", "Ehemann" */
export const namesRole = (word: string): boolean => word.length <= 40 && ONE_ROLE.test(word)

/** To whom a heading puts what follows, "To the husband:", and how long it is. */
export function addressedTo(text: string): { role: WordedRole; length: number } | undefined {
  const head = text.slice(0, 60)
  if (!MAY_ADDRESS.test(head)) return undefined
  for (const { role, heading } of ROLE_HEADINGS) {
    const found = heading.exec(head)
    if (found) return { role, length: found[0].length }
  }
  const alone = ROLE_ALONE.find(({ heading }) => heading.test(head))
  if (alone) return asks(text) ? undefined : { role: alone.role, length: text.length }
  if (!asks(text) || ANSWERER.test(head)) return undefined
  const label = ROLE_LABELS.find(({ heading }) => heading.test(head))
  return label && { role: label.role, length: label.heading.exec(head)?.[0].length ?? 0 }
}
