import '../../no-eval.ts'
import { type KnownEntry, readEntry } from '../../../../interview/record/entries.ts'
import type { Entry, RecordDocument } from '../../../../interview/record/record.ts'
import { type Sound, soundOf } from '../../../../interview/record/sound.ts'
import type { Script } from '../../../../interview/script/script.ts'

/** An entry with what it says and the words that belong to it. */
export interface Told {
  /** Its place, which is its number in a record that holds. */
  seq: number
  /** Unix milliseconds. */
  at: number
  entry: Entry
  /** Undefined where another version wrote it, or somebody changed it. */
  says: KnownEntry | undefined
  /** Committed values by their names, as text. */
  words: Readonly<Record<string, string>>
  /** Its value is true or false, and not words that read so. */
  isYesOrNo: boolean
  /** Names of the values that were erased. */
  erased: readonly string[]
  /** The step that it belongs to, and whom it was put to. */
  step: string | undefined
  respondent: string | undefined
}

export interface StoryStep {
  id: string
  /** Its place in the script, from 1. */
  number: number
  ask: string | undefined
}

/** A record as it is read. */
export interface Story {
  record: RecordDocument
  told: readonly Told[]
  people: readonly { id: string; name: string | undefined }[]
  steps: readonly StoryStep[]
  stepOf(id: string): StoryStep | undefined
  sound: Sound
}

/** Data of another form than the schema's is read as nothing. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

type Place = Pick<Told, 'step' | 'respondent'>

function placeOf(says: KnownEntry | undefined): Place {
  if (!says) return { step: undefined, respondent: undefined }
  const { data } = says
  if ('ask' in data && data.ask) return { step: data.ask.step, respondent: data.ask.respondent }
  if ('step' in data) return { step: data.step, respondent: data.respondent }
  if ('cause' in data && data.cause.kind === 'referred') {
    return { step: data.cause.step, respondent: data.cause.respondent }
  }
  return { step: undefined, respondent: 'respondent' in data ? data.respondent : undefined }
}

/** Reads a document that has the form of a record; whether it holds is for `verifyRecord` to say. */
export function readStory(record: RecordDocument): Story {
  const values = new Map(record.openings.map(({ commitment, value }) => [commitment, value]))
  const told = record.entries.map((entry, seq): Told => {
    const says = readEntry(entry)
    const words: Record<string, string> = {}
    const erased: string[] = []
    for (const [name, commitment] of Object.entries(entry.commitments)) {
      if (values.has(commitment)) words[name] = textOf(values.get(commitment))
      else erased.push(name)
    }
    const isYesOrNo = typeof values.get(entry.commitments['value'] ?? '') === 'boolean'
    return { seq, at: Date.parse(entry.at), entry, says, words, isYesOrNo, erased, ...placeOf(says) }
  })
  const started = told.find(({ says }) => says?.type === 'started')
  const steps = stepsOf(told, values.get(started?.entry.commitments['script'] ?? '') as Script | undefined)
  const byId = new Map(steps.map((step) => [step.id, step]))
  const people = peopleOf(told).map((id) => ({ id, name: started?.words[`name.${id}`] }))
  return {
    record,
    told,
    people,
    steps,
    stepOf: (id) => byId.get(id),
    sound: soundOf(record.entries.filter(({ type }) => type === 'agent-joined' || type.startsWith('recording-'))),
  }
}

/** Whatever a file holds is read: its script may be anything. */
const isStep = (step: Partial<Script['steps'][number]> | null) =>
  typeof step?.id === 'string' && typeof step.ask === 'string'

/** Those of the script, or else those that were put, in the order in which they were. */
function stepsOf(told: readonly Told[], script: Script | undefined): StoryStep[] {
  const scripted = Array.isArray(script?.steps) && script.steps.every(isStep) ? script.steps : []
  if (scripted.length > 0) return scripted.map(({ id, ask }, place) => ({ id, number: place + 1, ask }))
  const ids = new Set(told.flatMap(({ step }) => (step === undefined ? [] : [step])))
  return [...ids].map((id, place) => ({ id, number: place + 1, ask: undefined }))
}

/** Respondents in the order of the start; whoever else is named follows. */
function peopleOf(told: readonly Told[]): string[] {
  const people = new Set<string>()
  for (const { says } of told) if (says?.type === 'started') for (const id of says.data.respondents) people.add(id)
  for (const { respondent } of told) if (respondent !== undefined) people.add(respondent)
  return [...people]
}
