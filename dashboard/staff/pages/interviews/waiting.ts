import type { Item } from '../../api/sessions.ts'
import type { Words } from '../../words/words.ts'

type Progress = NonNullable<Item['progress']>
export type Cause = NonNullable<Progress['cause']>

/** By their names, or else as the script calls them. */
const nameIn = ({ respondents }: Pick<Item, 'respondents'>, id: string): string =>
  `\u2068${respondents.find((one) => one.id === id)?.name ?? id}\u2069`

/** What an interview waits for, in words; undefined where it waits for nothing. */
export function waitSaid(item: Item, { interviews: words }: Pick<Words, 'interviews'>): string | undefined {
  const { progress } = item
  if (progress?.cause) return causeSaid(item, progress.cause, words)
  if (!progress?.waits_for) return undefined
  const { kind, respondents } = progress.waits_for
  return words.waits[kind](respondents.map((id) => nameIn(item, id)))
}

/** Why an interview stands still, in words. */
export function causeSaid(item: Pick<Item, 'respondents'>, cause: Cause, words: Words['interviews']): string {
  if (cause.kind !== 'referred') return words.causes[cause.kind]
  const who = nameIn(item, cause.needed_by ?? cause.respondent)
  return cause.need ? words.causes.need(who) : words.causes[cause.because](who)
}

/** Since when it waits. */
export const waitsSince = ({ progress }: Item): string | undefined => progress?.waits_for?.since
