import type { ReactNode } from 'react'
import { Note } from '../../../shared/note.tsx'
import { useWords } from '../../shell/language.tsx'
import type { Conflict, Side } from './merge.ts'
import type { EditedStep } from './script-model.ts'

interface ConflictViewProps {
  conflicts: readonly Conflict[]
  onTake: (conflict: Conflict, side: Side) => void
}

/** Two people's changes, side by side where they differ. */
export function ConflictView({ conflicts, onTake }: ConflictViewProps) {
  const { conflict: words } = useWords().script
  return (
    <section className="conflicts" aria-label={words.title}>
      <Note state={conflicts.length > 0 ? 'needed' : 'waiting'} title={words.title} role="alert">
        <p>{conflicts.length > 0 ? words.text : words.merged}</p>
        {conflicts.length > 0 && <p>{words.open(conflicts.length)}</p>}
      </Note>
      {conflicts.map((conflict) => (
        <div key={`${conflict.of} ${conflict.key}`} className="conflict">
          {(['mine', 'theirs'] as const).map((side) => (
            <div key={side} className="conflict-side">
              <h2>
                {words[side]}
                {conflict.of !== 'step' && `: ${words.sentences[conflict.of]}`}
              </h2>
              {conflict.of === 'step' ? <StepOf step={conflict[side]} /> : <Said>{conflict[side]}</Said>}
              <button type="button" className="button small" onClick={() => onTake(conflict, side)}>
                {words.take}
              </button>
            </div>
          ))}
        </div>
      ))}
    </section>
  )
}

function Said({ children }: { children: ReactNode }) {
  return (
    <p className="step-ask">
      <bdi>{children}</bdi>
    </p>
  )
}

function StepOf({ step }: { step: EditedStep | undefined }) {
  const { script: words } = useWords()
  if (!step) return <p>{words.conflict.gone}</p>
  return (
    <>
      <Said>{step.ask}</Said>
      <p className="step-facts">
        <span>{words.kinds[step.expect.kind]}</span>
        {!step.required && <span>{words.optional}</span>}
        {step.confirm && <span>{words.readBack}</span>}
        {step.when && <span>{words.when.title}</span>}
      </p>
    </>
  )
}
