import { languageCodeOf } from '../languages/language.ts'
import { dateAt } from './written/dates.ts'
import { numberAt } from './written/numbers.ts'
import { captionOf } from './written/spans.ts'

/**
 * What a recogniser wrote in words as captions show it: "twenty five thousand dollars" as "$25,000", "may third nineteen
 * ninety" as "May 3, 1990". Numbers to ten stay words, unless a currency, a percent sign or a month stands beside them
 * or four digits at least are read out one by one. Words that can be read in two ways stay as they are, and so does all
 * else, letter for letter.
 *
 * For captions alone: the record and the judgement keep the words. `language` is a BCP 47 tag; a text of a language
 * other than English, Arabic, French, Spanish and German comes back as it is. Never throws; takes time by the length of
 * the text.
 */
export function writtenForm(text: string, language: string): string {
  const known = languageCodeOf(language)
  const caption = known === undefined ? undefined : captionOf(text, known)
  if (caption === undefined) return text
  let [shown, from] = ['', 0]
  for (let at = 0; at < caption.words.length; ) {
    const form = dateAt(caption, at, text) ?? numberAt(caption, at, text)
    const [first, last] = [caption.words[at], caption.words[(form?.end ?? 0) - 1]]
    if (form?.shown !== undefined && first && last) {
      shown += text.slice(from, first.from) + form.shown
      from = last.to
    }
    at = Math.max(form?.end ?? 0, at + 1)
  }
  return shown + text.slice(from)
}
