import { z } from 'zod'
import { isVague } from '../../judging/assent.ts'
import { rated } from '../../judging/finding.ts'
import { saysDate } from '../../judging/grounding.ts'
import { officerOf } from '../../phrases/officer.ts'
import { readBothWays } from '../../verdict/date-words.ts'
import { judgeDate, rateDate } from '../../verdict/date.ts'
import { undecided } from '../../verdict/ruling.ts'
import { boundsIn } from './annotation.ts'
import type { ExpectKind } from './kind.ts'

const IsoDate = z.iso.date()
const schema = z.strictObject({
  kind: z.literal('date'),
  due: IsoDate.optional(),
  earliest: IsoDate.optional(),
  latest: IsoDate.optional(),
})

const isoIn = (word: string) => (/^\d{4}-\d{2}-\d{2}$/.test(word) ? word : undefined)

/** In the words of the language. */
function inWords(value: string | number | boolean, language: string): string {
  const day = new Date(`${value}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return String(value)
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' }).format(day)
}

/** A whole date of the calendar. */
export const date: ExpectKind<typeof schema> = {
  schema,
  bare: { kind: 'date' },
  /** `"date" { ( "due" | "from" | "to" ) yyyy-mm-dd }` */
  annotation: {
    plain: undefined,
    read(rest) {
      const bounds = boundsIn(rest, { due: 'due', from: 'earliest', to: 'latest' }, isoIn)
      return bounds && { kind: 'date', ...bounds }
    },
  },
  findFault: () => undefined,

  judge: judgeDate,
  proposals({ language }, expect, text) {
    // What is due is never said to a respondent.
    if (expect.due !== undefined) return []
    const { readBack } = officerOf(language)
    return readBothWays(text, language).map((iso) => ({
      ask: { text: readBack(inWords(iso, language)), words: readBack('') },
      verdict: rateDate(expect, iso),
    }))
  },
  mayBeLong: false,
  mayDecline: false,
  takeUnchecked: () => undefined,
  undecided: undecided('date'),

  normalForm: 'YYYY-MM-DD for a date',
  check({ question: { language }, text, answer }, expect) {
    const iso = IsoDate.safeParse(answer.value.trim())
    if (!iso.success) return undefined
    if (isVague(text, language)) return { doubt: 'the date is a guess' }
    return saysDate(text, iso.data, language) ? rated(rateDate(expect, iso.data)) : { doubt: 'the date was not said' }
  },
  withoutDue: () => ({}),
  saysDue: ({ language }, { due, earliest, latest }, text) =>
    [due, earliest, latest].some((iso) => iso !== undefined && saysDate(text, iso, language)),

  readBack: inWords,
  keyterms: () => ({}),
}
