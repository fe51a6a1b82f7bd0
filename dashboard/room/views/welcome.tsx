import { Icon, type IconName } from '../../shared/icon.tsx'
import { useWords } from '../../shared/language.tsx'
import { Note } from '../../shared/note.tsx'
import type { Acts } from '../engine/page.ts'
import type { Welcome } from '../engine/state.ts'
import { Frame, Title } from './frame.tsx'

const POINTS = ['speech', 'repeat', 'leave'] as const satisfies readonly IconName[]

export function WelcomeView({ state, acts }: { state: Welcome; acts: Acts }) {
  const { welcome, problems, closed } = useWords()
  const { busy, problem } = state
  return (
    <Frame
      actions={
        <>
          <button type="button" className="button main" disabled={busy} onClick={acts.open}>
            {busy ? welcome.busy : welcome.open}
          </button>
          <p className="quiet">
            <Icon name="lock" /> {welcome.note}
          </p>
        </>
      }
    >
      <Title>{welcome.title}</Title>
      <p className="lead">{welcome.lead}</p>
      <ul className="points">
        {welcome.points.map((point, place) => (
          <li key={point}>
            <Icon name={POINTS[place] ?? 'check'} />
            <span>{point}</span>
          </li>
        ))}
      </ul>
      {problem && (
        <Note state="needed" role="alert">
          <p>{problems[problem.code]}</p>
          {problem.retryAfterSeconds !== undefined && <p>{closed.retryIn(problem.retryAfterSeconds)}</p>}
        </Note>
      )}
    </Frame>
  )
}
