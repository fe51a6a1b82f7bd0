import type { RecordDocument } from '../../interview/record/record.ts'
import { entriesOf, wordsOf } from './evidence.ts'
import type { Person } from './person.ts'
import { Talker } from './talker.ts'

interface Kept {
  respondent: string
  text: string
}

/** Where a record keeps words of respondents, and under which name. */
const PLACES: Record<string, readonly string[]> = {
  answer: ['answer', 'confirmation'],
  'answer-kept': ['answer'],
  correction: ['answer'],
  'side-question': ['text'],
  bleed: ['text'],
}

/** Everything that a record says respondents said. */
function keptIn(record: RecordDocument): Kept[] {
  return Object.entries(PLACES).flatMap(([type, fields]) =>
    entriesOf(record, type).flatMap((entry) => {
      const { answer, heard } = entry.data as { answer?: { speaker: string }; heard?: { respondent: string } }
      const respondent = answer?.speaker ?? heard?.respondent ?? ''
      return fields.flatMap((field) => {
        const text = wordsOf(record, entry, field)
        return typeof text === 'string' ? { respondent, text } : []
      })
    }),
  )
}

/** Times that the record declares as not heard, in Unix milliseconds by the clock of the agent then. */
function gapsIn(record: RecordDocument): { respondent: string; startMs: number; endMs: number }[] {
  let joinedMs = 0
  return record.entries.flatMap(({ type, data }) => {
    if (type === 'agent-joined') joinedMs = Date.parse(String(data['clock']))
    if (type !== 'hearing-gap') return []
    const { respondent, start_ms, end_ms } = data as { respondent: string; start_ms: number; end_ms: number }
    return { respondent, startMs: joinedMs + start_ms, endMs: joinedMs + end_ms }
  })
}

/** What these people said and wrote that is neither kept nor within a declared gap; `elsewhere` is kept too. */
export function lostWords(
  record: RecordDocument,
  people: readonly Person[],
  elsewhere: readonly Kept[] = [],
): string[] {
  const kept = [...keptIn(record), ...elsewhere]
  const gaps = gapsIn(record)
  const isKept = (respondent: string, words: string) =>
    kept.some((each) => each.respondent === respondent && each.text.includes(words))
  return people.flatMap((person) => {
    const { role } = person
    const said = person instanceof Talker ? person.said : []
    const unheard = said.filter(
      ({ startMs, endMs }) =>
        !gaps.some((gap) => gap.respondent === role && gap.startMs < endMs && gap.endMs > startMs),
    )
    return [...unheard, ...person.typed].filter(({ text }) => !isKept(role, text)).map(({ text }) => `${role}: ${text}`)
  })
}
