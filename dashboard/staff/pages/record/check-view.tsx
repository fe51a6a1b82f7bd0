import type { Verification } from '../../../../interview/record/verify.ts'
import { Icon } from '../../../shared/icon.tsx'
import { Note } from '../../../shared/note.tsx'
import { useWords } from '../../shell/language.tsx'
import type { Words } from '../../words/words.ts'
import { Exact } from './quoted.tsx'
import type { Telling } from './telling.ts'

/** Verifying a document, entry by entry. */
export type CheckState = { is: 'running'; checked: number; of: number } | { is: 'done'; verification: Verification }

interface CheckViewProps {
  check: CheckState
  telling: Telling
  onGoTo: (seq: number) => void
}

export function CheckView({ check, telling, onGoTo }: CheckViewProps) {
  const { check: words, standings } = useWords().record
  if (check.is === 'running') {
    return (
      <div className="check">
        <span className="mark waiting">
          <Icon name="waiting" />
          {words.running(check.checked, check.of)}
        </span>
        <progress
          className="check-progress"
          max={check.of}
          value={check.checked}
          aria-label={words.running(check.checked, check.of)}
        />
      </div>
    )
  }
  const { verification } = check
  const { fault, completeness } = verification
  if (fault) return <FaultNote fault={fault} onGoTo={onGoTo} />
  return (
    <details className="check">
      <summary>
        <span className="mark well">
          <Icon name="well" />
          {words.holds(verification.entries)}
        </span>
        <Marks verification={verification} />
      </summary>
      <ul className="check-more">
        {completeness?.missing.map(({ step, respondent, status }) => (
          <li key={`${step} ${respondent}`}>
            {telling.stepOf(step)} · {telling.named(respondent)}: {standings[status]}
          </li>
        ))}
        {doubtsOf(verification, words).map((doubt) => (
          <li key={doubt}>{doubt}</li>
        ))}
        <li>
          {words.head}: <Exact>{verification.head}</Exact>
        </li>
      </ul>
    </details>
  )
}

/** What a record that holds says of the whole. */
export function Marks({ verification: { sealed, completeness } }: { verification: Verification }) {
  const { check: words } = useWords().record
  return (
    <>
      <span className={`mark ${sealed ? 'over' : 'waiting'}`}>
        <Icon name={sealed ? 'lock' : 'waiting'} />
        {sealed ? words.sealed : words.open}
      </span>
      {completeness && (
        <span className={`mark ${completeness.complete ? 'well' : 'needed'}`}>
          <Icon name={completeness.complete ? 'well' : 'needed'} />
          {completeness.complete
            ? words.complete(completeness.accepted, completeness.due)
            : words.incomplete(completeness.accepted, completeness.due)}
        </span>
      )}
    </>
  )
}

/** What has to be known beside the verdict. */
export const doubtsOf = ({ erased, bound, unknown_types }: Verification, words: Words['record']['check']): string[] => [
  ...(erased > 0 ? [words.erased(erased)] : []),
  ...(bound ? [] : [words.unbound]),
  ...(unknown_types ? [`${words.unknownTypes}: ${unknown_types.join(', ')}`] : []),
]

interface FaultNoteProps {
  fault: NonNullable<Verification['fault']>
  onGoTo: (seq: number) => void
}

function FaultNote({ fault: { seq, problem }, onGoTo }: FaultNoteProps) {
  const { check: words } = useWords().record
  return (
    <Note state="needed" role="alert" title={seq === undefined ? words.document : words.fault(seq)}>
      {seq !== undefined && seq > 0 && <p>{words.before(seq)}</p>}
      <p className="soft" lang="en" dir="ltr">
        {problem}
      </p>
      {seq !== undefined && (
        <button type="button" className="button" onClick={() => onGoTo(seq)}>
          {words.goTo(seq)}
        </button>
      )}
    </Note>
  )
}
