import { anyOf } from '../languages/conversations.ts'
import type { ExpectOf } from '../script/expect/kinds.ts'
import { readDate } from './date-words.ts'
import { foldedWords, isPlainStatement } from './normalise.ts'
import { ruling } from './ruling.ts'
import type { Question, Verdict } from './verdict.ts'
import { stripFillers } from './fillers.ts'

type DateExpect = ExpectOf<'date'>

const BIRTH = new RegExp(`(?:^| )(?:${anyOf(({ dates }) => dates.birth)})(?= |$)`, 'u')
/** It speaks of a birth, which is another date than most that are asked. */
const saysBirth = (text: string): boolean => BIRTH.test(foldedWords(text).join(' '))

/** A whole date, as ISO 8601; one that can be read in two ways or does not exist stays unclear. */
export function judgeDate({ step, language }: Question, expect: DateExpect, text: string): Verdict | undefined {
  if (!isPlainStatement(text.replaceAll('/', '-')) || (saysBirth(text) && !saysBirth(step.ask))) return undefined
  const reading = readDate(text, language) ?? readDate(stripFillers(text, language), language)
  if (reading === undefined) return undefined
  if ('doubtful' in reading) {
    return reading.doubtful === 'ambiguous'
      ? ruling('date', 'ambiguous', 'unclear', 'day and month could be either way round')
      : ruling('date', 'impossible', 'unclear', 'there is no such date')
  }
  return rateDate(expect, reading.iso)
}

/** A date that is sure, beside what is due. */
export function rateDate(expect: DateExpect, iso: string): Verdict {
  if (expect.due !== undefined && iso !== expect.due) {
    return ruling('date', 'other', 'contrary', `${iso}, where ${expect.due} is due`, iso)
  }
  if (expect.earliest !== undefined && iso < expect.earliest) {
    return ruling('date', 'early', 'contrary', `${iso} is before ${expect.earliest}`, iso)
  }
  if (expect.latest !== undefined && iso > expect.latest) {
    return ruling('date', 'late', 'contrary', `${iso} is after ${expect.latest}`, iso)
  }
  return ruling('date', 'given', 'accepted', `the date ${iso}`, iso)
}
