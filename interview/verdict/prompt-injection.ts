import { anyOf, CONVERSATIONS } from '../languages/conversations.ts'
import { either } from '../languages/pattern.ts'
import { fold } from './normalise.ts'

/**
 * Words that are spoken to whoever judges the answer instead of to the officer: orders to a model, its
 * inner names, a transcript or a message of another role. In the five languages, since a respondent may
 * use any; a list can never be whole, so that nothing rests on it alone.
 */
const SPOKEN = new RegExp(`(?:^| )(?:${anyOf(({ injection }) => injection.spoken.join('|'))})(?= |$)`, 'u')

const { en, ...others } = CONVERSATIONS
const OTHER_ROLES = either(Object.values(others).map(({ injection }) => injection.roles))

/** Marks of data, markup or another role, which nobody says aloud. */
const WRITTEN = new RegExp(
  `[{}<>[\\]|\\\\]|\`\`\`|###|"\\s*:|\\b(?:${en.injection.roles})\\s*:|(?:^|\\s)(?:${OTHER_ROLES})\\s*:|judge_answer|function_call`,
  'iu',
)

/** Signs that carry no sound, by which words can be hidden from people; joiners belong to some scripts. */
const HIDDEN = /[\u{e0000}-\u{e007f}\u202a-\u202e\u2066-\u2069]/u

/** The text speaks to whoever judges it. */
export const addressesJudge = (text: string): boolean =>
  HIDDEN.test(text) || WRITTEN.test(text.normalize('NFKC')) || SPOKEN.test(fold(text))
