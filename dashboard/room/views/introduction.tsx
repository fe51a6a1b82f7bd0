import { Icon } from '../../shared/icon.tsx'
import { useLanguage, useWords } from '../../shared/language.tsx'
import { isolated, nameOf } from '../../shared/people.tsx'
import type { Acts } from '../engine/page.ts'
import type { About, Introduction } from '../engine/state.ts'
import { Frame, Title } from './frame.tsx'

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
          {!recorded.spoken && (
            <button type="button" className="button main" onClick={acts.typeOnly}>
              {words.closed.goOnTyping}
            </button>
          )}
          <button type="button" className={recorded.spoken ? 'button main' : 'button plain'} onClick={acts.check}>
            <Icon name="microphone" />
            {introduction.check}
          </button>
          {recorded.spoken && (
            <button type="button" className="button plain" onClick={acts.typeOnly}>
              {introduction.type}
            </button>
          )}
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
