import type { SessionStatus } from '../../../interview/statuses.ts'
import { Icon } from '../../shared/icon.tsx'
import type { StateKind } from '../../shared/note.tsx'
import { useWords } from './language.tsx'

/** What each status is to whoever looks at it. */
const KIND_OF_STATUS = {
  pending: 'waiting',
  active: 'well',
  paused: 'waiting',
  interrupted: 'needed',
  completed: 'over',
  cancelled: 'over',
} as const satisfies Record<SessionStatus, StateKind>

const SIGN_OF_STATUS = {
  pending: 'begin',
  active: 'speech',
  paused: 'pause',
  interrupted: 'needed',
  completed: 'check',
  cancelled: 'over',
} as const

/** A sign, a word and a colour, always the three together. */
export function StatusMark({ status }: { status: SessionStatus }) {
  const { shell } = useWords()
  return (
    <span className={`mark ${KIND_OF_STATUS[status]}`}>
      <Icon name={SIGN_OF_STATUS[status]} />
      {shell.status[status]}
    </span>
  )
}
