import type { AnswerValue, Condition } from '../../../../interview/script/script.ts'

/** One comparison with an earlier step. */
export type Comparison = Extract<Condition, { step: string }>

/** The steps that a condition looks at. */
export function mentionedIn(condition: Condition): string[] {
  if ('step' in condition) return [condition.step]
  if ('not' in condition) return mentionedIn(condition.not)
  return ('all' in condition ? condition.all : condition.any).flatMap(mentionedIn)
}

/** The same, of a step that is called otherwise now. */
export function renamedIn(condition: Condition, from: string, to: string): Condition {
  if ('step' in condition) return condition.step === from ? { ...condition, step: to } : condition
  if ('not' in condition) return { not: renamedIn(condition.not, from, to) }
  if ('all' in condition) return { all: condition.all.map((part) => renamedIn(part, from, to)) }
  return { any: condition.any.map((part) => renamedIn(part, from, to)) }
}

/** What is left of a condition without a step; undefined when nothing is. */
export function withoutStep(condition: Condition, step: string): Condition | undefined {
  if ('step' in condition) return condition.step === step ? undefined : condition
  if ('not' in condition) {
    const left = withoutStep(condition.not, step)
    return left && { not: left }
  }
  const parts = ('all' in condition ? condition.all : condition.any).flatMap((part) => withoutStep(part, step) ?? [])
  const [first] = parts
  if (!first || parts.length === 1) return first
  return 'all' in condition ? { all: parts } : { any: parts }
}

/** A condition as a list of comparisons that a form can show. */
export interface ConditionList {
  join: 'all' | 'any'
  comparisons: Comparison[]
}

/** Undefined for one that is nested, or a negation. */
export function listOf(condition: Condition | undefined): ConditionList | undefined {
  if (!condition) return { join: 'all', comparisons: [] }
  if ('step' in condition) return { join: 'all', comparisons: [condition] }
  if ('not' in condition) return undefined
  const parts = 'all' in condition ? condition.all : condition.any
  const comparisons = parts.filter((part): part is Comparison => 'step' in part)
  if (comparisons.length < parts.length) return undefined
  return { join: 'all' in condition ? 'all' : 'any', comparisons }
}

export function conditionOf({ join, comparisons }: ConditionList): Condition | undefined {
  if (comparisons.length < 2) return comparisons[0]
  return join === 'all' ? { all: comparisons } : { any: comparisons }
}

/** What it compares with: a value, or whether there is an answer at all. */
export type Compared = { equals: AnswerValue } | { answered: boolean }

export const comparedIn = (comparison: Comparison): Compared =>
  'equals' in comparison ? { equals: comparison.equals } : { answered: comparison.answered }

export const withCompared = ({ step, respondent }: Comparison, compared: Compared): Comparison => ({
  step,
  ...(respondent === undefined ? {} : { respondent }),
  ...compared,
})
