import type { RecordDocument } from '../../interview/record/record.ts'
import { clocksOf, entriesOf, wordsOf } from './evidence.ts'
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
  'correction-kept': ['answer'],
  'side-question': ['text'],
  request: ['text'],
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

interface Gap {
  message: { epoch: number }
  respondent: string
  start_ms: number
  end_ms: number
}

/** Times that the record declares as not heard, in Unix milliseconds by the clock of the agent then. */
function gapsIn(record: RecordDocument): { respondent: string; startMs: number; endMs: number }[] {
  const clocks = clocksOf(record)
  return entriesOf(record, 'hearing-gap').map(({ data }) => {
    const { message, respondent, start_ms, end_ms } = data as unknown as Gap
    const joinedMs = clocks.get(message.epoch) ?? Number.NaN
    return { respondent, startMs: joinedMs + start_ms, endMs: joinedMs + end_ms }
  })
}

/** What these people said and wrote that is neither kept as often as it was said nor within a declared gap. */
export function lostWords(record: RecordDocument, people: readonly Person[]): string[] {
  const kept = keptIn(record)
  const gaps = gapsIn(record)
  return people.flatMap((person) => {
    const { role } = person
    const said = person instanceof Talker ? person.said : []
    const heard = said.filter(
      ({ startMs, endMs }) =>
        !gaps.some((gap) => gap.respondent === role && gap.startMs < endMs && gap.endMs > startMs),
    )
    const texts = [...heard, ...person.typed].map(({ text }) => text)
    return [...new Set(texts)].flatMap((text) => {
      const times = texts.filter((other) => other === text).length
      const keptTimes = kept
        .filter(({ respondent }) => respondent === role)
        .reduce((sum, words) => sum + words.text.split(text).length - 1, 0)
      return Array.from({ length: Math.max(0, times - keptTimes) }, () => `${role}: ${text}`)
    })
  })
}
