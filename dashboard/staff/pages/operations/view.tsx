import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Icon } from '../../../shared/icon.tsx'
import type { StateKind } from '../../../shared/note.tsx'
import type { Condition } from '../../shell/condition.ts'
import { useForms, useWords } from '../../shell/language.tsx'
import { InCondition } from '../../shell/loaded.tsx'
import { Page } from '../../shell/page.tsx'
import { Scrolls } from '../../shell/scrolls.tsx'
import { StatusMark } from '../../shell/status.tsx'
import { Moment, Since } from '../../shell/time.tsx'
import { causeSaid } from '../interviews/waiting.ts'
import type { Attention, Operations } from './answer.ts'
import { Parts, Workers } from './parts.tsx'
import './operations.css'

interface OperationsProps {
  condition: Condition<Operations>
  now: Date
  /** How many the acts on all of them would reach; undefined while that is not known. */
  running: { toPause: number; toResume: number } | undefined
  onPauseAll(): void
  onResumeAll(): void
  onRetry(): void
}

/** What needs attention first, and the state of everything. */
export function OperationsView({ condition, now, running, onPauseAll, onResumeAll, onRetry }: OperationsProps) {
  const { operations: words } = useWords()
  return (
    <Page
      title={words.title}
      actions={
        <>
          <button type="button" className="button" disabled={!running || running.toPause === 0} onClick={onPauseAll}>
            <Icon name="pause" />
            {words.pauseAll}
          </button>
          <button type="button" className="button" disabled={!running || running.toResume === 0} onClick={onResumeAll}>
            <Icon name="play" />
            {words.resumeAll}
          </button>
        </>
      }
    >
      <InCondition condition={condition} onRetry={onRetry}>
        {(operations) => (
          <div className="operations">
            <Part title={words.attention} text={words.running(operations.running)}>
              <Attentions all={operations.attention} now={now} />
            </Part>
            <Part title={words.health}>
              <Parts parts={operations.parts} />
            </Part>
            <Part title={words.workers}>
              <Workers operations={operations} now={now} />
            </Part>
            <Part title={words.recoveries} text={words.recoveriesText}>
              <Recoveries all={operations.recoveries} />
            </Part>
          </div>
        )}
      </InCondition>
    </Page>
  )
}

function Part({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="operations-part">
      <h2>{title}</h2>
      {text && <p className="soft">{text}</p>}
      {children}
    </section>
  )
}

const STATE_OF = {
  interrupted: 'needed',
  'agent-lost': 'needed',
  unsealed: 'needed',
  'not-begun': 'needed',
  silent: 'waiting',
  absent: 'waiting',
  paused: 'waiting',
} as const satisfies Record<Attention['kind'], StateKind>

function Attentions({ all, now }: { all: readonly Attention[]; now: Date }) {
  const { operations: words, interviews, shell } = useWords()
  const { list } = useForms()
  if (all.length === 0) {
    return (
      <p className="operations-calm">
        <Icon name="well" />
        {words.calm}
      </p>
    )
  }
  return (
    <ul className="attentions">
      {all.map(({ session, kind, since, cause, actions }) => (
        <li key={`${session.id} ${kind}`} className={STATE_OF[kind]}>
          <Icon name={STATE_OF[kind]} />
          <div className="attention-what">
            <Link to="/interviews/$id" params={{ id: session.id }} className="attention-who">
              {list(session.respondents.map(({ name }) => `\u2068${name}\u2069`))}
            </Link>
            <p>
              {words.kinds[kind]}
              {cause && ` ${causeSaid(session, cause, interviews)}.`}
            </p>
            {actions.length > 0 && (
              <p>
                {words.fits} {shell.listed(actions.map((action) => words.acts[action]))}.
              </p>
            )}
            <p className="soft">
              <StatusMark status={session.status} /> {words.since} <Since at={since} now={now} />
              {session.reference && <bdi>{session.reference}</bdi>}
            </p>
          </div>
          <Link to="/interviews/$id" params={{ id: session.id }} className="button" aria-hidden="true" tabIndex={-1}>
            {shell.keys.enter}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Recoveries({ all }: { all: Operations['recoveries'] }) {
  const { operations: words } = useWords()
  const { length } = useForms()
  if (all.length === 0) return <p className="soft">{words.noRecoveries}</p>
  return (
    <Scrolls label={words.recoveries}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.columns.at}</th>
            <th scope="col">{words.columns.what}</th>
            <th scope="col">{words.columns.took}</th>
            <th scope="col">{words.columns.interview}</th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ session_id, at, seconds, what }) => (
            <tr key={`${session_id} ${at}`}>
              <td>
                <Moment at={at} />
              </td>
              <td>{words.recovered[what]}</td>
              <td className="number">{length(seconds)}</td>
              <td>
                <Link to="/interviews/$id" params={{ id: session_id }}>
                  {session_id.slice(0, 8)}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  )
}
