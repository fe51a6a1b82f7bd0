import { anyOf } from '../languages/documents.ts'

const ENDS_SENTENCE = /[.?!:;؟۔。？！]["'”’»)\]]*$/u
const QUESTION_MARK = /[?؟？]/u
const ENDS_QUESTION = /[?؟？]["'”’»)\]\s]*$/u
const END_OF_WORD = '(?![\\p{L}\\p{M}\\p{N}])'

const ASKING = new RegExp(`^["'“„«(¿]*(?:${anyOf(({ asking }) => asking)})${END_OF_WORD}`, 'iu')
const REQUESTING = new RegExp(`^["'“„«(]*(?:${anyOf(({ requesting }) => requesting)})${END_OF_WORD}`, 'iu')

/** Enough of a line to see how it opens. */
const opening = (text: string) => text.slice(0, 60)

/** Opens as a question does, whether or not it ends as one. */
export const opensQuestion = (text: string): boolean => ASKING.test(opening(text))

/** Opens as a request does: "State your name". */
export const opensRequest = (text: string): boolean => REQUESTING.test(opening(text))

export const hasQuestionMark = (text: string): boolean => QUESTION_MARK.test(text)

/** As much of a text's end as tells how it ends. */
const ending = (text: string) => text.slice(-40)

export const endsSentence = (text: string): boolean => ENDS_SENTENCE.test(ending(text))

export const endsQuestion = (text: string): boolean => ENDS_QUESTION.test(ending(text))

/** Asks by its mark or by its first word. */
export const asks = (text: string): boolean => hasQuestionMark(text) || opensRequest(text)

/** The sentences of a text, each with the mark that ends it. */
export const sentencesOf = (text: string): string[] =>
  text
    .match(/[^.?!؟？！]+(?:[.?!؟？！]+["'”’»)\]]*|$)/gu)
    ?.map((sentence) => sentence.trim())
    .filter(Boolean) ?? []

/** A place for a name or a date that nobody has filled in. */
const PLACEHOLDER =
  /\[[^\][]{1,80}\]|\{\{?[^{}]{1,80}\}\}?|<[\p{L}][^<>]{0,80}>|\b[Xx]{3,}\b|\bN\.\s?N\.|_{3,}|\.{5,}|…{2,}/gu

export const placeholdersIn = (text: string): string[] => text.match(PLACEHOLDER) ?? []
