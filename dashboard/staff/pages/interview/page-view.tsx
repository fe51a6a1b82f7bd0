import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { Icon } from '../../../shared/icon.tsx'
import type { Role } from '../../../../interview/statuses.ts'
import { isOver } from '../../../../interview/statuses.ts'
import { useKeys } from '../../shell/keys.tsx'
import { useForms, useWords } from '../../shell/language.tsx'
import { mayAuthor } from '../../shell/navigation.ts'
import { Page } from '../../shell/page.tsx'
import { StatusMark } from '../../shell/status.tsx'
import { type AnswerNow, answersByAsk } from './answers.ts'
import { PeopleView, type LinksProps } from './links-view.tsx'
import { type Act, actsOf, mayConduct, type ScriptStep, type Session, shareOf, situationOf, stepsNow } from './model.ts'
import type { Segment } from './following.ts'
import { SaidView } from './said-view.tsx'
import { SituationNote } from './situation.tsx'
import { StepsView } from './steps-view.tsx'

export interface InterviewViewProps
  extends Pick<LinksProps, 'invitations' | 'links' | 'now' | 'onMake' | 'onRenew' | 'onWithdraw'> {
  session: Session
  /** Undefined until it is known, empty when there is none. */
  script: readonly ScriptStep[] | undefined
  answers: readonly AnswerNow[]
  segments: readonly Segment[]
  isSealed: boolean
  roles: readonly Role[]
  onStart: () => void
  onAct: (act: Act) => void
  /** The room, which is loaded late. */
  room?: ReactNode
  children?: ReactNode
}

/** One interview: before it begins, while it goes on, and afterwards. */
export function InterviewView(props: InterviewViewProps) {
  const { session, script, answers, roles, onStart, onAct } = props
  const { interview: words } = useWords()
  const situation = situationOf(session, script && script.length > 0)
  const steps = useMemo(() => stepsNow(script ?? [], session), [script, session])
  const byAsk = useMemo(() => answersByAsk(answers), [answers])
  const canStart = session.status === 'pending' && mayAuthor(roles) && situation.is === 'not-started'
  const isLive = session.status !== 'pending' && !isOver(session.status)
  // Where it stands still, what helps stands beside the reason.
  const isExplained = situation.is === 'decision' && situation.cause !== null
  const acts = mayConduct(roles) && !isExplained ? actsOf(session) : []
  const toggle = acts.find((act) => act !== 'end')
  const go = (by: 1 | -1) => {
    const items = [...document.querySelectorAll<HTMLElement>('.live-step')]
    const at = items.findIndex((item) => item.contains(document.activeElement))
    const next = items[at < 0 ? items.findIndex(({ dataset }) => dataset['open'] === 'true') : at + by] ?? items[0]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useKeys([
    { keys: 'j', says: words.keys.next, act: () => go(1) },
    { keys: 'k', says: words.keys.previous, act: () => go(-1) },
    ...(canStart ? [{ keys: 's', says: words.keys.start, act: onStart }] : []),
    ...(toggle ? [{ keys: 'p', says: words.keys.pause, act: () => onAct({ act: toggle }) }] : []),
  ])
  return (
    <Page
      title={titleOf(session) || words.title}
      about={<About session={session} />}
      actions={
        <>
          {canStart && (
            <button type="button" className="button main" onClick={onStart}>
              <Icon name="begin" />
              {words.start.title}
            </button>
          )}
          {acts.map((act) => (
            <button
              key={act}
              type="button"
              className={act === 'end' ? 'button danger' : 'button'}
              onClick={() => onAct({ act })}
            >
              {words.acts[act]}
            </button>
          ))}
        </>
      }
    >
      <SituationNote
        session={session}
        situation={situation}
        steps={steps}
        isSealed={props.isSealed}
        roles={roles}
        onAct={onAct}
      />
      <div className="interview" data-begun={session.status !== 'pending'}>
        <div className="interview-main">
          {session.progress && session.progress.due > 0 && <Progress session={session} />}
          {steps.length > 0 && (
            <StepsView session={session} steps={steps} answers={byAsk} roles={roles} onAct={onAct} />
          )}
        </div>
        <aside className="interview-side">
          <PeopleView {...props} mayMake={mayAuthor(roles)} mayWithdraw={mayConduct(roles)} />
          {isLive && props.room}
          {session.status !== 'pending' && <SaidView segments={props.segments} session={session} />}
        </aside>
      </div>
      {props.children}
    </Page>
  )
}

const titleOf = ({ label, respondents, reference }: Session): string =>
  label || reference || respondents.map(({ name }) => name).join(', ')

function About({ session }: { session: Session }) {
  const { interview: words } = useWords()
  const { id, status } = session
  return (
    <>
      <StatusMark status={status} />
      <nav className="interview-links" aria-label={words.title}>
        <Link to="/interviews/$id/script" params={{ id }}>
          {words.script}
        </Link>
        {status !== 'pending' && (
          <Link to="/interviews/$id/record" params={{ id }}>
            {words.record}
          </Link>
        )}
      </nav>
    </>
  )
}

function Progress({ session }: { session: Session }) {
  const { interview: words } = useWords()
  const { number } = useForms()
  const { progress } = session
  if (!progress) return null
  const says = words.progress(progress.accepted, progress.due)
  return (
    <p className="live-progress">
      <progress value={shareOf(session)} max={1} aria-label={says}>
        {number(progress.accepted)}
      </progress>
      <span>{says}</span>
    </p>
  )
}
