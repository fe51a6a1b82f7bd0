import type { Verification } from '../../../../interview/record/verify.ts'
import { Note } from '../../../shared/note.tsx'
import { useWords } from '../../shell/language.tsx'
import type { Words } from '../../words/words.ts'
import { doubtsOf, Marks } from './check-view.tsx'
import type { Comparison } from './checking.ts'
import { differencesOf } from './differences.ts'
import { Exact } from './quoted.tsx'

/** What a dropped file is found to be. */
export type CopyState =
  | { is: 'reading'; name: string; checked?: number }
  | { is: 'unreadable' | 'too-large'; name: string }
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
  const found = foundIn(copy, words, check)
  return (
    <Note state={found.state} role="status" title={copy.name}>
      <p>{found.text}</p>
      {copy.is === 'checked' && copy.verification.fault && (
        <p className="soft" lang="en" dir="ltr">
          {copy.verification.fault.problem}
        </p>
      )}
      {copy.is === 'checked' && !copy.verification.fault && (
        <>
          <p className="copy-marks">
            <Marks verification={copy.verification} />
          </p>
          {doubtsOf(copy.verification, check).map((doubt) => (
            <p key={doubt} className="soft">
              {doubt}
            </p>
          ))}
        </>
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

type CopyWords = Words['record']['copy']

function foundIn(
  copy: CopyState,
  words: CopyWords,
  check: Words['record']['check'],
): { state: 'well' | 'waiting' | 'needed'; text: string } {
  if (copy.is === 'reading')
    return { state: 'waiting', text: copy.checked === undefined ? '…' : check.read(copy.checked) }
  if (copy.is !== 'checked')
    return { state: 'needed', text: copy.is === 'unreadable' ? words.unreadable : words.tooLarge }
  const { fault } = copy.verification
  if (fault) return { state: 'needed', text: fault.seq === undefined ? words.document : words.altered(fault.seq) }
  const { comparison } = copy
  switch (comparison?.is) {
    case 'different':
      return { state: 'needed', text: words.different(comparison.seq) }
    case 'other-session':
      return { state: 'waiting', text: words.otherSession }
    case 'other-kind':
      return { state: 'needed', text: words.otherKind }
    case 'other-words':
      return { state: 'waiting', text: words.otherWords(comparison.values) }
    case 'shorter':
    case 'longer':
      return { state: 'waiting', text: words[comparison.is](comparison.entries) }
    default:
      return { state: 'well', text: words.same }
  }
}

/** Only what is not the same. */
function Both({ entry: { copy, own } }: { entry: CopiedEntry }) {
  const { copy: words } = useWords().record
  return (
    <table className="both">
      <thead>
        <tr>
          <th scope="col">{words.differs}</th>
          <th scope="col">{words.inCopy}</th>
          <th scope="col">{words.inRecord}</th>
        </tr>
      </thead>
      <tbody>
        {differencesOf(copy, own).map((difference) => (
          <tr key={difference.path}>
            <th scope="row">
              <Exact>{difference.path}</Exact>
            </th>
            <td>{shownOf(difference.copy)}</td>
            <td>{shownOf(difference.own)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const shownOf = (value: unknown) =>
  value === undefined ? '' : <Exact>{typeof value === 'string' ? value : JSON.stringify(value)}</Exact>
