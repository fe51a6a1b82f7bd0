import { conversation as arabic } from './ar/conversation.ts'
import { conversation as german } from './de/conversation.ts'
import { conversation as english } from './en/conversation.ts'
import { conversation as spanish } from './es/conversation.ts'
import { conversation as french } from './fr/conversation.ts'
import { type Conversation, LANGUAGE_CODES, type LanguageCode } from './language.ts'
import { type Pattern, either } from './pattern.ts'

/** What is said and understood, by language. */
export const CONVERSATIONS = {
  en: english,
  fr: french,
  de: german,
  es: spanish,
  ar: arabic,
} satisfies Record<LanguageCode, Conversation>

/** The same of every language, in the order of their codes. */
export const ofEach = <Part>(part: (conversation: Conversation) => Part): Part[] =>
  LANGUAGE_CODES.map((code) => part(CONVERSATIONS[code]))

/** The patterns of every language as one: respondents may answer in any. */
export const anyOf = (part: (conversation: Conversation) => Pattern | undefined): Pattern => either(ofEach(part))
