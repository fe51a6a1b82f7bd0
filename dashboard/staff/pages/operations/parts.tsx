import { Icon } from '../../../shared/icon.tsx'
import type { StateKind } from '../../../shared/note.tsx'
import { useForms, useWords } from '../../shell/language.tsx'
import { Scrolls } from '../../shell/scrolls.tsx'
import { Since } from '../../shell/time.tsx'
import type { Operations } from './answer.ts'

type Health = Operations['parts']
type PartState = Health['postgres']

const STATE_OF = {
  ok: 'well',
  unreachable: 'needed',
  'not configured': 'over',
} as const satisfies Record<PartState, StateKind>

/** Every part, with a sign and a word. */
export function Parts({ parts }: { parts: Health }) {
  const { operations: words } = useWords()
  const { speech, agents } = parts
  return (
    <dl className="parts">
      {(['postgres', 'temporal', 'livekit'] as const).map((part) => (
        <div key={part}>
          <dt translate="no">{words.parts[part]}</dt>
          <dd>
            <span className={`mark ${STATE_OF[parts[part]]}`}>
              <Icon name={STATE_OF[parts[part]]} />
              {words.states[parts[part]]}
            </span>
          </dd>
        </div>
      ))}
      {(['hearing', 'judging', 'speaking'] as const).map((part) => (
        <div key={part}>
          <dt>{words.parts[part]}</dt>
          <dd>
            <bdi>{speech?.[part] ?? words.nobody}</bdi>
          </dd>
        </div>
      ))}
      <div>
        <dt>{words.parts.version}</dt>
        <dd>
          <bdi>{parts.version}</bdi>
        </dd>
      </div>
      {agents && agents.notices.length > 0 && (
        <div className="parts-notices">
          <dt>{words.parts.notices}</dt>
          <dd>
            {agents.notices.map((notice) => (
              <p key={notice} lang="en" dir="ltr">
                {notice}
              </p>
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}

/** Who does the work: workflow workers and agents, with version and load. */
export function Workers({ operations, now }: { operations: Operations; now: Date }) {
  const { operations: words } = useWords()
  const { number } = useForms()
  const { workers, agents, backlog, temporal_ui } = operations
  return (
    <>
      {workers === null && <p className="stale">{words.workersUnknown}</p>}
      <Scrolls label={words.workers}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.columns.kind}</th>
              <th scope="col">{words.columns.where}</th>
              <th scope="col">{words.columns.version}</th>
              <th scope="col">{words.columns.load}</th>
              <th scope="col">{words.columns.seen}</th>
            </tr>
          </thead>
          <tbody>
            {agents.map(({ id, host, version, jobs, max_jobs, last_seen_at }) => (
              <tr key={id}>
                <td>{words.agent}</td>
                <td>
                  <bdi>{host ?? id.slice(0, 8)}</bdi>
                </td>
                <td>
                  <bdi>{version ?? '–'}</bdi>
                </td>
                <td className="number">
                  {jobs === null ? '–' : max_jobs === null ? number(jobs) : words.load(jobs, max_jobs)}
                </td>
                <td>
                  <Since at={last_seen_at} now={now} />
                </td>
              </tr>
            ))}
            {(workers ?? []).map(({ identity, version, polls, last_seen_at }) => (
              <tr key={identity}>
                <td>{words.polls[polls.length === 2 ? 'both' : (polls[0] ?? 'both')]}</td>
                <td>
                  <bdi>{identity}</bdi>
                </td>
                <td>
                  <bdi>{version ?? '–'}</bdi>
                </td>
                <td>–</td>
                <td>
                  <Since at={last_seen_at} now={now} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      {backlog !== null && <p className="soft">{words.backlog(backlog)}</p>}
      {temporal_ui && (
        <p>
          <a href={temporal_ui} rel="noreferrer">
            {words.temporalPages}
          </a>
        </p>
      )}
    </>
  )
}
