import type { AnswerValue, Condition, Script, Step } from '../script/script.ts'
import type { Ask } from './state.ts'

const fold = (value: AnswerValue) =>
  typeof value === 'string' ? value.normalize('NFKC').trim().toLocaleLowerCase('en') : value

const isAnswered = (ask: Ask) => ask.due && (ask.status === 'accepted' || ask.status === 'contrary')

function holds(condition: Condition, asks: readonly Ask[]): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, asks))
  if ('any' in condition) return condition.any.some((part) => holds(part, asks))
  if ('not' in condition) return !holds(condition.not, asks)
  const answers = asks.filter(
    (ask) =>
      ask.step === condition.step &&
      (condition.respondent === undefined || ask.respondent === condition.respondent) &&
      isAnswered(ask),
  )
  if ('answered' in condition) return answers.length > 0 === condition.answered
  const expected = fold(condition.equals)
  return answers.some((ask) => ask.value !== undefined && fold(ask.value) === expected)
}

const respondentsOf = (step: Step, respondents: readonly string[]): readonly string[] =>
  step.respondent === 'all' ? respondents : step.respondent

/** Every step with every respondent it addresses, nothing asked yet. */
export function freshAsks(script: Script, respondents: readonly string[]): Ask[] {
  const asks: Ask[] = script.steps.flatMap((step) =>
    respondentsOf(step, respondents).map(
      (respondent): Ask => ({
        step: step.id,
        respondent,
        status: 'pending',
        round: 0,
        clarifications: 0,
        corrections: 0,
        due: true,
        changedAt: 0,
      }),
    ),
  )
  return withDue(script, asks)
}

/** Recomputes which asks are due; conditions look back only, so one pass in order is enough. */
export function withDue(script: Script, asks: readonly Ask[]): Ask[] {
  const conditions = new Map(script.steps.map((step) => [step.id, step.when]))
  const result: Ask[] = []
  for (const ask of asks) {
    const when = conditions.get(ask.step)
    const due = when === undefined || holds(when, result)
    result.push(due === ask.due ? ask : { ...ask, due })
  }
  return result
}

/** The first ask that is due and not yet put or put again by a person. */
export const nextAsk = (asks: readonly Ask[]): Ask | undefined =>
  asks.find((ask) => ask.due && ask.status === 'pending')

export function stepOf(script: Script, id: string): Step {
  const step = script.steps.find((candidate) => candidate.id === id)
  if (!step) throw new RangeError(`no step ${id}`)
  return step
}
