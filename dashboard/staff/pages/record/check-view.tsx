import type { Verification } from '../../../../interview/record/verify.ts'
import { Icon } from '../../../shared/icon.tsx'
import { Note } from '../../../shared/note.tsx'
import { useWords } from '../../shell/language.tsx'
import type { Comparison } from './checking.ts'
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
  const { check: words } = useWords().record
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
        <span className={`mark ${verification.sealed ? 'over' : 'waiting'}`}>
          <Icon name={verification.sealed ? 'lock' : 'waiting'} />
          {verification.sealed ? words.sealed : words.open}
        </span>
        {completeness && (
          <span className={`mark ${completeness.complete ? 'well' : 'needed'}`}>
            <Icon name={completeness.complete ? 'well' : 'needed'} />
            {completeness.complete
              ? words.complete(completeness.accepted, completeness.due)
              : words.incomplete(completeness.accepted, completeness.due)}
          </span>
        )}
      </summary>
      <ul className="check-more">
        {completeness?.missing.map(({ step, respondent, status }) => (
          <li key={`${step} ${respondent}`}>
            {words.missing(telling.stepOf(step), telling.named(respondent), status)}
          </li>
        ))}
        {verification.erased > 0 && <li>{words.erased(verification.erased)}</li>}
        {!verification.bound && <li>{words.unbound}</li>}
        <li>
          {words.head}: <Exact>{verification.head}</Exact>
        </li>
      </ul>
    </details>
  )
}

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

/** What a dropped file is found to be. */
export type CopyState =
  | { is: 'reading'; name: string }
  | { is: 'unreadable'; name: string }
  | {
      is: 'checked'
      name: string
      verification: Verification
      comparison: Comparison | undefined
      entry: CopiedEntry | undefined
    }

/** The entry at which a copy is not the record, as it stands in both. */
export interface CopiedEntry {
  seq: number
  copy: unknown
  own: unknown
}

interface CopyViewProps {
  copy: CopyState
  onGoTo: (seq: number) => void
  onClose: () => void
}

export function CopyView({ copy, onGoTo, onClose }: CopyViewProps) {
  const { copy: words, check } = useWords().record
  const found = foundIn(copy, words)
  return (
    <Note state={found.state} role="status" title={copy.name}>
      <p>{found.text}</p>
      {copy.is === 'checked' && copy.verification.fault && (
        <p className="soft" lang="en" dir="ltr">
          {copy.verification.fault.problem}
        </p>
      )}
      {copy.is === 'checked' && copy.entry && <Both entry={copy.entry} />}
      <div className="copy-acts">
        {copy.is === 'checked' && copy.entry && copy.entry.own !== undefined && (
          <GoTo seq={copy.entry.seq} label={check.goTo(copy.entry.seq)} onGoTo={onGoTo} />
        )}
        <button type="button" className="button" onClick={onClose}>
          {words.away}
        </button>
      </div>
    </Note>
  )
}

const GoTo = ({ seq, label, onGoTo }: { seq: number; label: string; onGoTo: (seq: number) => void }) => (
  <button type="button" className="button" onClick={() => onGoTo(seq)}>
    {label}
  </button>
)

type CopyWords = ReturnType<typeof useWords>['record']['copy']

function foundIn(copy: CopyState, words: CopyWords): { state: 'well' | 'waiting' | 'needed'; text: string } {
  if (copy.is === 'reading') return { state: 'waiting', text: '…' }
  if (copy.is === 'unreadable') return { state: 'needed', text: words.unreadable }
  const { fault } = copy.verification
  if (fault) return { state: 'needed', text: fault.seq === undefined ? words.document : words.altered(fault.seq) }
  const { comparison } = copy
  switch (comparison?.is) {
    case 'different':
      return { state: 'needed', text: words.different(comparison.seq) }
    case 'other-session':
      return { state: 'waiting', text: words.otherSession }
    case 'shorter':
    case 'longer':
      return { state: 'waiting', text: words[comparison.is](comparison.entries) }
    default:
      return { state: 'well', text: words.same }
  }
}

/** As it stands in the copy, and as it stands here. */
function Both({ entry: { copy, own } }: { entry: CopiedEntry }) {
  const { copy: words } = useWords().record
  return (
    <div className="both">
      {[
        { title: words.inCopy, value: copy },
        { title: words.inRecord, value: own },
      ].map(
        ({ title, value }) =>
          value !== undefined && (
            <figure key={title}>
              <figcaption>{title}</figcaption>
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard */}
              <pre dir="ltr" tabIndex={0}>
                {JSON.stringify(value, undefined, 2)}
              </pre>
            </figure>
          ),
      )}
    </div>
  )
}
