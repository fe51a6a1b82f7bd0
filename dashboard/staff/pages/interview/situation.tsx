import { Note, type StateKind } from '../../../shared/note.tsx'
import { isolated } from '../../../shared/people.tsx'
import type { Role } from '../../../../interview/statuses.ts'
import { useWords } from '../../shell/language.tsx'
import { type Act, type Cause, mayConduct, repairsOf, type Session, type Situation, type StepNow } from './model.ts'

interface SituationProps {
  session: Session
  situation: Situation
  steps: readonly StepNow[]
  isSealed: boolean
  roles: readonly Role[]
  onAct: (act: Act) => void
}

const STATE: Record<Situation['is'], StateKind> = {
  beginning: 'waiting',
  'no-script': 'needed',
  'not-started': 'waiting',
  coming: 'waiting',
  replaced: 'waiting',
  paused: 'waiting',
  decision: 'needed',
  arrival: 'waiting',
  answer: 'well',
  next: 'well',
  closing: 'well',
  over: 'over',
}

/** What the officer does and why it waits; where a person has to decide, what they can do. */
export function SituationNote(props: SituationProps) {
  const { situation, session, roles, steps, onAct } = props
  const { interview: words } = useWords()
  const cause = situation.is === 'decision' ? situation.cause : null
  const says = useSituation(props)
  return (
    <Note state={STATE[situation.is]} title={says} role="status">
      {cause && <CauseText cause={cause} {...props} />}
      {situation.is === 'over' && (
        <p>
          {situation.by && `${words.endedBy[situation.by]} `}
          {props.isSealed ? words.sealed : words.unsealed}
        </p>
      )}
      {cause && mayConduct(roles) && (
        <div className="warning-acts">
          {repairsOf({ step: session.progress?.step?.step ?? steps.find(({ isOpen }) => isOpen)?.step.id, cause }).map(
            (act) => (
              <button key={act.act} type="button" className="button small" onClick={() => onAct(act)}>
                {words.acts[act.act]}
              </button>
            ),
          )}
        </div>
      )}
    </Note>
  )
}

function useSituation({ situation, session, steps }: SituationProps): string {
  const { interview: words } = useWords()
  const nameOf = useNameOf(session)
  switch (situation.is) {
    case 'arrival':
      return words.arrival(situation.respondents.map((id) => isolated(nameOf(id))))
    case 'answer':
      return words.waitsFor(isolated(nameOf(situation.respondent)), placeOf(steps, situation.step))
    case 'over':
      return words.over[situation.status]
    default:
      return words.situation[situation.is]
  }
}

export const placeOf = (steps: readonly StepNow[], id: string): number =>
  steps.findIndex(({ step }) => step.id === id) + 1

/** As they are called, or else their role. */
export function useNameOf({ respondents }: Pick<Session, 'respondents'>): (id: string) => string {
  const { interview: words } = useWords()
  return (id) => {
    if (id === 'officer') return words.officer
    return respondents.find((one) => one.id === id)?.name || words.roles[id as 'groom'] || id
  }
}

function CauseText({ cause, session, steps }: SituationProps & { cause: Cause }) {
  const { interview: words } = useWords()
  const nameOf = useNameOf(session)
  switch (cause.kind) {
    case 'referred':
      return (
        <p>
          {cause.need
            ? words.needs[cause.need]
            : words.causes[cause.because](isolated(nameOf(cause.respondent)), placeOf(steps, cause.step))}
        </p>
      )
    case 'agent-failures':
      return <p>{words.causes['agent-failures'](cause.failures)}</p>
    default:
      return <p>{words.causes[cause.kind]}</p>
  }
}
