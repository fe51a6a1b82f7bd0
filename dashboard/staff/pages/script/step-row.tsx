import type { PointerEvent } from 'react'
import type { Warning } from '../../../../interview/script/reading.ts'
import { Icon } from '../../../shared/icon.tsx'
import { Note } from '../../../shared/note.tsx'
import { useForms, useWords } from '../../shell/language.tsx'
import type { EditorAction } from './editor.ts'
import type { Fault } from './faults.ts'
import type { Person } from './people.ts'
import type { EditedScript, EditedStep } from './script-model.ts'
import { StepForm } from './step-form.tsx'
import { WarningNotes } from './warning-notes.tsx'
import type { Repair } from './warnings.ts'

interface StepRowProps {
  step: EditedStep
  place: number
  script: EditedScript
  people: readonly Person[]
  warnings: readonly Warning[]
  faults: readonly Fault[]
  /** In the server's words. */
  problems: readonly string[]
  isOpen: boolean
  isFrozen: boolean
  isDragged: boolean
  /** The focus has come to it. */
  onLook: () => void
  onOpen: (isOpen: boolean) => void
  onMove: (to: number) => void
  onGrab: (event: PointerEvent) => void
  onRepair: (repair: Repair, warning: Warning) => void
  dispatch: (action: EditorAction) => void
}

/** A step as it will be asked, and open as a form. */
export function StepRow(props: StepRowProps) {
  const { step, place, isOpen, isFrozen, isDragged, warnings, faults, problems, script, people } = props
  const { script: words } = useWords()
  const { number } = useForms()
  return (
    <li id={`row-${step.key}`} className="step-row" data-step={step.key} data-open={isOpen} data-dragged={isDragged}>
      {isFrozen ? (
        <span className="step-handle step-place">{number(place + 1)}</span>
      ) : (
        // Buttons and keys do the same; a pointer alone drags.
        <span className="step-handle" onPointerDown={props.onGrab} title={words.drag}>
          <span className="step-place">{number(place + 1)}</span>
          <Icon name="menu" />
        </span>
      )}
      <div className="step-main">
        {!isOpen && <StepLine {...props} />}
        {[...faults.map((fault) => words.faults[fault]), ...problems].length > 0 && (
          <Note state="needed">
            {faults.map((fault) => (
              <p key={fault}>{words.faults[fault]}</p>
            ))}
            {problems.map((problem) => (
              <p key={problem} lang="en" dir="ltr">
                {problem}
              </p>
            ))}
          </Note>
        )}
        {!isFrozen && <WarningNotes warnings={warnings} script={script} onRepair={props.onRepair} />}
        {isOpen && (
          <>
            <StepForm step={step} steps={script.steps} people={people} dispatch={props.dispatch} />
            <StepActs {...props} />
          </>
        )}
      </div>
    </li>
  )
}

function StepLine({ step, place, isFrozen, people, onLook, onOpen }: StepRowProps) {
  const { script: words } = useWords()
  const ask = (
    <span className="step-ask" dir="auto">
      {step.ask.trim() === '' ? words.noQuestion : step.ask}
    </span>
  )
  return (
    <div className="step-line">
      {isFrozen ? (
        ask
      ) : (
        <button
          type="button"
          className="step-open"
          data-key={step.key}
          aria-expanded={false}
          onFocus={onLook}
          onClick={() => onOpen(true)}
        >
          <span className="visually-hidden">{words.step(place + 1)}: </span>
          {ask}
        </button>
      )}
      <StepFacts step={step} people={people} />
    </div>
  )
}

/** What a step is beside its words, in short. */
function StepFacts({ step, people }: { step: EditedStep; people: readonly Person[] }) {
  const { script: words } = useWords()
  const { list } = useForms()
  const { respondent, expect, when } = step
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name || id
  return (
    <span className="step-facts">
      <span>{words.kinds[expect.kind]}</span>
      {respondent !== 'all' && <span dir="auto">{list(respondent.map(nameOf))}</span>}
      {!step.required && <span>{words.optional}</span>}
      {step.confirm && <span>{words.readBack}</span>}
      {when && <span>{words.when.title}</span>}
    </span>
  )
}

function StepActs({ step, place, script: { steps }, onMove, onOpen, dispatch }: StepRowProps) {
  const { script: words } = useWords()
  const { key } = step
  return (
    <div className="step-acts">
      <button type="button" className="button small main" onClick={() => onOpen(false)}>
        {words.done}
      </button>
      <button type="button" className="button small" disabled={place === 0} onClick={() => onMove(place - 1)}>
        {words.up}
      </button>
      <button
        type="button"
        className="button small"
        disabled={place === steps.length - 1}
        onClick={() => onMove(place + 1)}
      >
        {words.down}
      </button>
      <button
        type="button"
        className="button small"
        disabled={place === 0}
        onClick={() => dispatch({ do: 'join', key })}
      >
        {words.join}
      </button>
      <button
        type="button"
        className="button small"
        disabled={steps.length === 1}
        onClick={() => dispatch({ do: 'remove', key })}
      >
        {words.remove}
      </button>
    </div>
  )
}
