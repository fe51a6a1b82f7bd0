import type { LeftOut, Warning } from '../../../../interview/script/reading.ts'
import type { Script, Step } from '../../../../interview/script/script.ts'

/** A step as it is edited: it stays the same one when its id changes. */
export interface EditedStep extends Step {
  key: string
}

/** A script as it is edited, with what its reading said beside the steps. */
export interface EditedScript extends Omit<Script, 'steps'> {
  steps: EditedStep[]
  leftOut: LeftOut[]
  /** As the server gave them; `warningsOf` says which still stand. */
  warnings: Warning[]
}

/** What the API says of a script, read or stored. */
export interface ScriptAnswer {
  script_content: string
  title: string | null
  language: string
  respondents: string[] | null
  opening: string
  closing: string
  steps: Step[]
  left_out: LeftOut[]
  warnings: Warning[]
}

/** What `PUT /sessions/{id}/script` takes. */
export interface ScriptBody extends Omit<Script, 'title' | 'steps'> {
  title?: string
  steps: Step[]
}

export const editedOf = ({ title, respondents, steps, left_out, warnings, ...rest }: ScriptAnswer): EditedScript => ({
  language: rest.language,
  opening: rest.opening,
  closing: rest.closing,
  ...(title === null ? {} : { title }),
  ...(respondents === null ? {} : { respondents }),
  steps: steps.map((step) => ({ ...step, key: step.id })),
  leftOut: left_out,
  warnings,
})

const stepOf = ({ key: _, ...step }: EditedStep): Step => step

export const bodyOf = ({ leftOut: _, warnings: __, steps, ...script }: EditedScript): ScriptBody => ({
  ...script,
  steps: steps.map(stepOf),
})

/** The script as it would be asked. */
export const scriptOf = ({ leftOut: _, warnings: __, steps, ...script }: EditedScript): Script => ({
  ...script,
  steps: steps.map(stepOf),
})

/** Members in one order, so that equal things are equal texts. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

export const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)

/** Whether both say the same, whatever they are called while they are edited. */
export const isSameStep = (a: EditedStep, b: EditedStep): boolean => isSame(stepOf(a), stepOf(b))

/** Whether saving one in the place of the other would change anything. */
export const isSameScript = (a: EditedScript, b: EditedScript): boolean => isSame(bodyOf(a), bodyOf(b))

/** The first `q1`, `q2`, … that is neither an id nor a key of the script, from its length on. */
export function freshId(steps: readonly EditedStep[]): string {
  const taken = new Set(steps.flatMap(({ id, key }) => [id, key]))
  let number = steps.length + 1
  while (taken.has(`q${number}`)) number += 1
  return `q${number}`
}
