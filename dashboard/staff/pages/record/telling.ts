import { colourOf, isolated } from '../../../shared/people.tsx'
import type { Forms } from '../../words/forms.ts'
import type { Words } from '../../words/words.ts'
import type { Naming } from './export.ts'
import { answeredIn, OFFICER, STAFF, SYSTEM } from './kinds.ts'
import type { Story, Told } from './story.ts'

/** How a story is told in a language. */
export interface Telling extends Naming {
  /** As a name stands in a sentence, whichever way it runs. */
  named(lane: string): string
  colourOf(lane: string): string
  /** What an answer was taken for. */
  effectOf(told: Told): string | undefined
  /** A value as it is read: yes and no are words, and words that read so are not. */
  valueOf(text: string, isYesOrNo: boolean): string
  /** The place of a step in the script, as a word. */
  stepOf(id: string): string
}

const OTHERS: ReadonlySet<string> = new Set([OFFICER, STAFF, SYSTEM])

type Sentence = (data: unknown, who: (id: string) => string) => string

export function tellingOf({ people, stepOf }: Story, words: Words['record']): Telling {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const everybody = people.map(({ id }) => ({ role: id }))
  const known = new Map(Object.entries(words.names))
  const values: Record<string, string> = words.values
  const nameOf = (lane: string) => names.get(lane) ?? known.get(lane) ?? lane
  const named = (lane: string) => isolated(nameOf(lane))
  return {
    nameOf,
    named,
    erased: words.download.erased,
    sentenceOf({ says, entry }) {
      if (!says) return words.unknown(entry.type)
      // The sentences of a type take its data: the compiler does not see that both are of the same.
      const sentence = words.sentences[says.type] as Sentence
      return sentence(says.data, named)
    },
    colourOf: (lane) => {
      if (lane === OFFICER) return 'var(--person-officer)'
      return OTHERS.has(lane) ? 'var(--ink-soft)' : colourOf(lane, everybody)
    },
    effectOf(told) {
      const answered = answeredIn(told)
      return answered && words.effects[answered.data.effect]
    },
    takenFor: (effect) => words.effects[effect],
    valueOf: (text, isYesOrNo) => (isYesOrNo ? (values[text] ?? text) : text),
    stepOf: (id) => {
      const step = stepOf(id)
      return step ? words.step(step.number) : id
    },
  }
}

/** A moment as it is shown, and in UTC for whoever asks. */
export const timeOf = (at: number, { clock, day }: Forms) => ({
  day: Number.isNaN(at) ? '' : day(new Date(at)),
  shown: Number.isNaN(at) ? '' : clock(new Date(at)),
  utc: Number.isNaN(at) ? '' : new Date(at).toISOString(),
})
