import type { Entry, RecordDocument } from '../../interview/record/record.ts'
import { wordsOf } from './evidence.ts'

interface Told {
  ask?: { step: string; respondent: string }
  respondent?: string
  outcome?: string
  effect?: string
  answer?: { speaker: string }
  heard?: { respondent: string }
}

/**
 * What a record says of a conversation, one line for each thing that was said or done. Who comes before the agent
 * or after it is chance: only who comes back is told.
 */
export function storyOf(record: RecordDocument): string[] {
  const gone = new Set<unknown>()
  return record.entries.flatMap((entry) => {
    const { respondent } = entry.data
    if (entry.type === 'participant-left') gone.add(respondent)
    if (entry.type === 'participant-joined' && !gone.has(respondent)) return []
    return storyLineOf(record, entry) ?? []
  })
}

export function storyLineOf(record: RecordDocument, entry: Entry): string | undefined {
  const { ask, respondent, outcome, effect, answer, heard } = entry.data as Told
  const words = (field: string) => wordsOf(record, entry, field)
  switch (entry.type) {
    case 'answer':
    case 'answer-kept':
    case 'correction': {
      const value = words('value')
      const confirmation = words('confirmation')
      return [
        `${ask?.step} ${ask?.respondent}: ${outcome} (${effect})`,
        answer ? `${answer.speaker} "${words('answer')}"` : 'nothing said',
        ...(value === undefined ? [] : [`= ${value}`]),
        ...(confirmation === undefined ? [] : [`confirmed "${confirmation}"`]),
      ].join(' ')
    }
    case 'side-question':
      return `${ask?.step} ${ask?.respondent}: asks "${words('text')}", told "${words('reply')}"`
    case 'bleed':
      return `bleed: "${words('text')}" on the microphone of the ${heard?.respondent}`
    case 'participant-left':
      return `${respondent} leaves`
    case 'participant-joined':
      return `${respondent} is there`
    case 'hearing-gap':
      return `a gap in what the ${respondent} said`
    default:
      return undefined
  }
}
