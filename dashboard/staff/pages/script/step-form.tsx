import { useState } from 'react'
import { useWords } from '../../shell/language.tsx'
import type { EditorAction, StepFields } from './editor.ts'
import { ExpectFields } from './expect-fields.tsx'
import { canConfirm } from './expects.ts'
import { isStepId } from './faults.ts'
import { Check, Field, Select, TextArea } from './fields.tsx'
import type { Person } from './people.ts'
import type { EditedStep } from './script-model.ts'
import { WhenFields } from './when-fields.tsx'

/** Elements that a warning leads to. */
export const fieldId = (key: string, field: string): string => `step-${key}-${field}`

interface StepFormProps {
  step: EditedStep
  steps: readonly EditedStep[]
  people: readonly Person[]
  dispatch: (action: EditorAction) => void
}

/** Everything that a step says. */
export function StepForm({ step, steps, people, dispatch }: StepFormProps) {
  const { script } = useWords()
  const { fields: words } = script
  const { key, expect } = step
  const set = (fields: Partial<StepFields>) => dispatch({ do: 'set', key, fields })
  const earlier = steps.slice(
    0,
    steps.findIndex((one) => one.key === key),
  )
  return (
    <div className="step-form">
      <TextArea
        id={fieldId(key, 'ask')}
        label={words.ask}
        value={step.ask}
        rows={Math.min(8, 2 + Math.floor(step.ask.length / 70))}
        spoken
        onChange={(ask) => set({ ask })}
      />
      <div className="step-form-columns">
        <ExpectFields
          id={fieldId(key, 'expect')}
          expect={expect}
          onChange={(next) => dispatch({ do: 'expect', key, expect: next })}
        />
        <div className="step-fields">
          <RespondentFields step={step} people={people} onChange={(respondent) => set({ respondent })} />
          <Check label={words.required} checked={step.required} onChange={(required) => set({ required })} />
          {canConfirm(expect) && (
            <Check label={words.confirm} checked={step.confirm} onChange={(confirm) => set({ confirm })} />
          )}
          {(expect.kind === 'text' || expect.kind === 'judged') && (
            <Check label={words.more} checked={step.more === true} onChange={(more) => set({ more })} />
          )}
        </div>
      </div>
      <WhenFields
        id={fieldId(key, 'when')}
        step={step}
        earlier={earlier}
        people={people}
        onChange={(when) => dispatch({ do: 'when', key, when })}
      />
      <details className="step-further">
        <summary>{words.further}</summary>
        <Consequences step={step} set={set} />
        <IdField key={step.id} step={step} steps={steps} onRename={(id) => dispatch({ do: 'rename', key, id })} />
      </details>
    </div>
  )
}

function RespondentFields({
  step: { respondent, key },
  people,
  onChange,
}: {
  step: EditedStep
  people: readonly Person[]
  onChange: (respondent: EditedStep['respondent']) => void
}) {
  const { script } = useWords()
  const named = respondent === 'all' ? [] : respondent
  const unknown = named.filter((id) => people.every((person) => person.id !== id))
  const choose = (id: string, is: boolean) => onChange(is ? [...named, id] : named.filter((one) => one !== id))
  return (
    <fieldset className="respondents">
      <legend>{script.fields.respondent}</legend>
      <label className="choice">
        <input
          id={fieldId(key, 'respondent')}
          type="checkbox"
          checked={respondent === 'all'}
          onChange={({ target }) => onChange(target.checked ? 'all' : people.map(({ id }) => id))}
        />
        {script.everybody}
      </label>
      {respondent !== 'all' &&
        [...people, ...unknown.map((id) => ({ id, name: id }))].map(({ id, name }) => (
          <Check key={id} label={name || id} checked={named.includes(id)} onChange={(is) => choose(id, is)} />
        ))}
    </fieldset>
  )
}

const CONSEQUENCES = ['continue', 'refer', 'end'] as const

function Consequences({ step, set }: { step: EditedStep; set: (fields: Partial<StepFields>) => void }) {
  const { fields: words, consequences } = useWords().script
  const options = CONSEQUENCES.map((one) => [one, consequences[one]] as const)
  return (
    <>
      <TextArea label={words.clarify} value={step.clarify} spoken onChange={(clarify) => set({ clarify })} />
      <Select
        label={words.max}
        value={String(step.maxClarifications)}
        options={Array.from({ length: 11 }, (_, times) => [String(times), String(times)] as const)}
        onChange={(times) => set({ maxClarifications: Number(times) })}
      />
      <Select
        label={words.unresolved}
        value={step.onUnresolved}
        options={options}
        onChange={(onUnresolved) => set({ onUnresolved })}
      />
      <Select
        label={words.contrary}
        value={step.onContrary}
        options={options}
        onChange={(onContrary) => set({ onContrary })}
      />
    </>
  )
}

/** Taken when the field is left: half an id is none. */
function IdField({
  step,
  steps,
  onRename,
}: {
  step: EditedStep
  steps: readonly EditedStep[]
  onRename: (id: string) => void
}) {
  const { fields: words } = useWords().script
  const [typed, setTyped] = useState(step.id)
  const isGood = isStepId(typed) && !steps.some(({ id, key }) => id === typed && key !== step.key)
  return (
    <Field
      label={words.id}
      value={typed}
      invalid={!isGood}
      {...(!isGood && { hint: words.idTaken })}
      onChange={setTyped}
      onBlur={() => isGood && onRename(typed)}
    />
  )
}
