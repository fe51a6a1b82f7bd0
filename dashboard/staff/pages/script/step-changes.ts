import { officerOf } from '../../../../interview/phrases/officer.ts'
import { renamedIn, withoutStep } from './conditions.ts'
import { type EditedScript, type EditedStep, freshId } from './script-model.ts'

/** What a step that is added says of itself. */
export type AddedStep = Partial<Omit<EditedStep, 'id' | 'key'>>

const mapConditions = (
  steps: readonly EditedStep[],
  change: (when: NonNullable<EditedStep['when']>) => EditedStep['when'],
): EditedStep[] =>
  steps.map((step) => {
    if (!step.when) return step
    const { when, ...rest } = step
    const kept = change(when)
    return kept ? { ...rest, when: kept } : rest
  })

const placeOf = ({ steps }: EditedScript, key: string) => steps.findIndex((step) => step.key === key)

/** Conditions that name the step go on naming it. An id that another has changes nothing. */
export function renamed(script: EditedScript, key: string, id: string): EditedScript {
  const step = script.steps[placeOf(script, key)]
  if (!step || step.id === id || script.steps.some((other) => other.id === id)) return script
  const steps = script.steps.map((other) => (other.key === key ? { ...other, id } : other))
  return { ...script, steps: mapConditions(steps, (when) => renamedIn(when, step.id, id)) }
}

/** A script keeps one step at least. Conditions on the step go with it. */
export function removed(script: EditedScript, key: string): EditedScript {
  const step = script.steps[placeOf(script, key)]
  if (!step || script.steps.length === 1) return script
  const steps = script.steps.filter((other) => other !== step)
  return { ...script, steps: mapConditions(steps, (when) => withoutStep(when, step.id)) }
}

/** @param to its place among the others, kept within them */
export function moved(script: EditedScript, key: string, to: number): EditedScript {
  const from = placeOf(script, key)
  const step = script.steps[from]
  const place = Math.max(0, Math.min(to, script.steps.length - 1))
  if (!step || place === from) return script
  const others = script.steps.filter((other) => other !== step)
  return { ...script, steps: others.toSpliced(place, 0, step) }
}

/** Behind another step, or first. */
export function inserted(script: EditedScript, after: string | undefined, added: AddedStep): EditedScript {
  const id = freshId(script.steps)
  const step: EditedStep = {
    ask: '',
    respondent: 'all',
    expect: { kind: 'text' },
    required: true,
    clarify: officerOf(script.language).clarify,
    maxClarifications: 2,
    onUnresolved: 'refer',
    onContrary: 'refer',
    confirm: false,
    ...added,
    id,
    key: id,
  }
  const place = after === undefined ? 0 : placeOf(script, after) + 1
  return { ...script, steps: script.steps.toSpliced(place, 0, step) }
}

const together = (first: string, second: string) => `${first.trim()} ${second.trim()}`

export const appended = (script: EditedScript, key: string, text: string): EditedScript => ({
  ...script,
  steps: script.steps.map((step) => (step.key === key ? { ...step, ask: together(step.ask, text) } : step)),
})

/** The step becomes the end of the one before it, whose kind counts unless it takes any words. */
export function joined(script: EditedScript, key: string): EditedScript {
  const place = placeOf(script, key)
  const [before, step] = [script.steps[place - 1], script.steps[place]]
  if (!before || !step) return script
  const one = {
    ...before,
    ask: together(before.ask, step.ask),
    expect: before.expect.kind === 'text' ? step.expect : before.expect,
  }
  const steps = script.steps.toSpliced(place - 1, 2, one)
  return { ...script, steps: mapConditions(steps, (when) => renamedIn(when, step.id, before.id)) }
}

/** Each part is a step of its own, of the same kind and put to the same people; conditions name the first. */
export function split(script: EditedScript, key: string, parts: readonly string[]): EditedScript {
  const place = placeOf(script, key)
  const step = script.steps[place]
  const [first, ...others] = parts.map((part) => part.trim()).filter(Boolean)
  if (!step || first === undefined || others.length === 0) return script
  const steps = script.steps.with(place, { ...step, ask: first })
  others.forEach((ask, index) => {
    const id = freshId(steps)
    steps.splice(place + 1 + index, 0, { ...step, ask, id, key: id })
  })
  return { ...script, steps }
}
