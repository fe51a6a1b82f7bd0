import type { Expect } from '../../../../interview/script/expect/kinds.ts'
import { type Comparison, mentionedIn } from './conditions.ts'
import type { EditedScript, EditedStep } from './script-model.ts'

/** What keeps a step from being saved. */
export type Fault =
  | 'no-question'
  | 'too-long'
  | 'no-clarification'
  | 'few-options'
  | 'due-no-option'
  | 'no-name'
  | 'no-phrase'
  | 'no-criterion'
  | 'identifier-bounds'
  | 'nobody-asked'
  | 'unknown-person'
  | 'condition-ahead'
  | 'condition-missing'

const MOST_CHARACTERS = 2_000

export const isStepId = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(text)

function faultOfExpect(expect: Expect): Fault | undefined {
  switch (expect.kind) {
    case 'choice': {
      const values = expect.options.map(({ value }) => value.trim()).filter(Boolean)
      if (values.length < 2 || values.length < expect.options.length) return 'few-options'
      return expect.due === undefined || values.includes(expect.due) ? undefined : 'due-no-option'
    }
    case 'name':
      return expect.due?.trim() === '' ? 'no-name' : undefined
    case 'phrase':
      return expect.phrase.trim() === '' ? 'no-phrase' : undefined
    case 'judged':
      return expect.criterion.trim() === '' ? 'no-criterion' : undefined
    case 'number':
      return expect.as && [expect.due, expect.min, expect.max].some((bound) => bound !== undefined)
        ? 'identifier-bounds'
        : undefined
    default:
      return undefined
  }
}

function faultOfCondition(step: EditedStep, place: number, steps: readonly EditedStep[]): Fault | undefined {
  if (!step.when) return undefined
  const places = mentionedIn(step.when).map((id) => steps.findIndex((other) => other.id === id))
  if (places.includes(-1)) return 'condition-missing'
  return places.some((one) => one >= place) ? 'condition-ahead' : undefined
}

/**
 * By the keys of steps; the server decides, and says the same in its own words.
 * @param people roles of the session; undefined where they are not known yet
 */
export function faultsOf({ steps }: EditedScript, people: readonly string[] | undefined): Map<string, Fault[]> {
  const all = steps.map((step, place): [string, Fault[]] => {
    const { ask, clarify, respondent, expect, key } = step
    const faults: (Fault | undefined | false)[] = [
      ask.trim() === '' && 'no-question',
      ask.length > MOST_CHARACTERS && 'too-long',
      clarify.trim() === '' && 'no-clarification',
      faultOfExpect(expect),
      respondent !== 'all' && respondent.length === 0 && 'nobody-asked',
      people && respondent !== 'all' && respondent.some((id) => !people.includes(id)) && 'unknown-person',
      faultOfCondition(step, place, steps),
    ]
    return [key, faults.filter((fault): fault is Fault => Boolean(fault))]
  })
  return new Map(all.filter(([, faults]) => faults.length > 0))
}

/** What an earlier step's answer can be compared with. */
export type Comparable =
  | { by: 'yes-no' }
  | { by: 'option'; options: string[] }
  | { by: 'number' }
  | { by: 'date' }
  | { by: 'text' }

export function comparableOf(expect: Expect | undefined): Comparable {
  switch (expect?.kind) {
    case 'affirmation':
    case 'consent':
      return { by: 'yes-no' }
    case 'choice':
      return { by: 'option', options: expect.options.map(({ value }) => value) }
    case 'number':
      return expect.as === 'identifier' ? { by: 'text' } : { by: 'number' }
    case 'date':
      return { by: 'date' }
    default:
      return { by: 'text' }
  }
}

/** A comparison that fits the step it looks at. */
export function firstComparison({ id, expect }: Pick<EditedStep, 'id' | 'expect'>): Comparison {
  const comparable = comparableOf(expect)
  if (comparable.by === 'yes-no') return { step: id, equals: true }
  if (comparable.by === 'option') return { step: id, equals: comparable.options[0] ?? '' }
  return { step: id, answered: true }
}
