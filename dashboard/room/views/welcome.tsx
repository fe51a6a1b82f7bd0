import { Icon, type IconName } from '../../shared/icon.tsx'
import { useLanguage, useWords } from '../../shared/language.tsx'
import { Note } from '../../shared/note.tsx'
import { isolated, nameOf } from '../../shared/people.tsx'
import type { Acts } from '../engine/page.ts'
import type { About, Introduction, Waiting, Welcome } from '../engine/state.ts'
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

function WhatIsRecorded({ recorded }: Pick<About, 'recorded'>) {
  const { recordedText } = useWords().introduction
  return (
    <ul className="lines">
      <li>{recordedText.words}</li>
      {!recorded.spoken && <li>{recordedText.typedOnly}</li>}
      <li>{recordedText.sound[recorded.sound]}</li>
      <li>{recordedText.picture}</li>
    </ul>
  )
}

export function IntroductionView({ state: { about }, acts }: { state: Introduction; acts: Acts }) {
  const { words, code } = useLanguage()
  const { introduction } = words
  const { you, others, askedBy, title, language, recorded } = about
  const languageName = language && new Intl.DisplayNames(code, { type: 'language' }).of(language)
  return (
    <Frame
      actions={
        <>
          <button type="button" className="button main" onClick={acts.check}>
            <Icon name="microphone" />
            {introduction.check}
          </button>
          <button type="button" className="button plain" onClick={acts.typeOnly}>
            {introduction.type}
          </button>
        </>
      }
    >
      <Title>{introduction.title(you.name && isolated(you.name))}</Title>
      <dl className="facts">
        <dt>{introduction.what}</dt>
        <dd>
          {title && (
            <p className="words" dir="auto">
              {title}
            </p>
          )}
          <p>{introduction.whatText}</p>
        </dd>
        <dt>{introduction.who}</dt>
        <dd dir="auto">{askedBy ?? introduction.whoUnknown}</dd>
        {others.length > 0 && (
          <>
            <dt>{introduction.others}</dt>
            <dd>{words.page.named(others.map((other) => isolated(nameOf(other, words))))}</dd>
          </>
        )}
        {languageName && (
          <>
            <dt>{introduction.language}</dt>
            <dd>{languageName}</dd>
          </>
        )}
        <dt>{introduction.recorded}</dt>
        <dd>
          <WhatIsRecorded recorded={recorded} />
        </dd>
        <dt>{introduction.stop}</dt>
        <dd>{introduction.stopText}</dd>
      </dl>
    </Frame>
  )
}

export function WaitingView({ state, children }: { state: Waiting; children: React.ReactNode }) {
  const { waiting, room } = useWords()
  return (
    <Frame>
      <Title>{waiting.title}</Title>
      <p className="lead">{waiting.text}</p>
      {state.server === 'connected' ? (
        <Note state="well" title={waiting.connected} role="status" />
      ) : (
        <Note state="waiting" title={room.noNews} role="status" icon="wifi" />
      )}
      {children}
    </Frame>
  )
}
