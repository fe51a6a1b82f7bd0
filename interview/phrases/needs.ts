import { CONVERSATIONS } from '../languages/conversations.ts'
import { byLanguage, languageCodeOf } from '../languages/language.ts'
import { type Need, NEEDS, type NeedWords } from '../languages/needs.ts'
import { fold, plainText, wordsOf } from '../verdict/normalise.ts'
import { foldedWordings, isFringe, withoutFringe } from './wording.ts'

const tableOf = (words: NeedWords): ReadonlyMap<string, Need> =>
  new Map(
    NEEDS.flatMap((need) => words[need].flatMap(foldedWordings).map((wording): [string, Need] => [wording, need])),
  )

const TABLES = byLanguage((code) => tableOf(CONVERSATIONS[code].needs))

/** No sentence of a need is longer, in characters, with all that is said around it. */
const LONGEST_SENTENCE = 200

const BETWEEN_SENTENCES = /[.!?؟;…\n]+/u
const BETWEEN_PARTS = /[,،:–—]+|\s-\s/u

/** Words of somebody else. */
const QUOTED = /["“”„«»][^"“”„«»]*["“”„«»]/gu

/**
 * What somebody needs, where a whole sentence of theirs says so, or each of its parts; of several needs the most
 * urgent. Undefined for a sentence that has a word more than is known here: it may tell of something else.
 */
export function recogniseNeed(text: string, language: string): Need | undefined {
  const tables = [TABLES[languageCodeOf(language) ?? 'en'], TABLES.en]
  const needOf = (part: string) =>
    withoutFringe(part)
      .map((said) => tables.map((table) => table.get(said)).find((known) => known !== undefined))
      .find((need) => need !== undefined)
  const found = new Set<Need>()
  for (const sentence of plainText(text).replace(QUOTED, ' x ').split(BETWEEN_SENTENCES)) {
    if (sentence.length > LONGEST_SENTENCE) continue
    const whole = needOf(sentence)
    const parts = sentence.split(BETWEEN_PARTS).filter((part) => !isFringe(part))
    const needs = whole ? [whole] : parts.map(needOf)
    if (needs.includes(undefined)) continue
    for (const need of needs) if (need) found.add(need)
  }
  return NEEDS.find((need) => found.has(need))
}

/** Shorter ones stand in answers that are about something else. */
const FEWEST_WORDS = 3
const longestIn = (table: ReadonlyMap<string, Need>): number =>
  Math.max(...[...table.keys()].map((wording) => wording.split(' ').length))
const LONGEST = byLanguage((code) => longestIn(TABLES[code]))

/** Words of a need stand somewhere in the text: what the whole says is for nobody to take as an answer by rule. */
export function mentionsNeed(text: string, language: string): boolean {
  const code = languageCodeOf(language) ?? 'en'
  const words = fold(wordsOf(text).join(' ')).split(' ')
  return words.some((_, at) => {
    const most = Math.min(LONGEST[code], words.length - at)
    for (let length = FEWEST_WORDS; length <= most; length++)
      if (TABLES[code].has(words.slice(at, at + length).join(' '))) return true
    return false
  })
}

/** Words of a need, as a whole or somewhere in the text: it is for nobody in the room to see but its speaker. */
export const tellsOfNeed = (text: string, language: string): boolean =>
  recogniseNeed(text, language) !== undefined || mentionsNeed(text, language) || mentionsNeed(text, 'en')
