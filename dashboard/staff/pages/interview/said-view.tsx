import { useLayoutEffect, useRef } from 'react'
import { colourOf } from '../../../shared/people.tsx'
import { useWords } from '../../shell/language.tsx'
import { Moment } from '../../shell/time.tsx'
import type { Segment } from './following.ts'
import type { Session } from './model.ts'
import { useNameOf } from './situation.tsx'

/** How many of the last are shown; the record has them all. */
const SHOWN = 60

/** Whoever is this near to the end follows it. */
const NEAR_PX = 32

/** What is said, speaker by speaker, the latest last. */
export function SaidView({ segments, session }: { segments: readonly Segment[]; session: Session }) {
  const { interview: words } = useWords()
  const nameOf = useNameOf(session)
  const log = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  useLayoutEffect(() => {
    // Who has scrolled back reads there in peace.
    if (segments.length > 0 && log.current && follows.current) log.current.scrollTop = log.current.scrollHeight
  }, [segments])
  const everybody = session.respondents.map(({ id }) => ({ role: id }))
  return (
    <section className="said" aria-labelledby="said-title">
      <h2 id="said-title">{words.said.title}</h2>
      {segments.length === 0 && <p className="soft">{words.said.none}</p>}
      <div
        ref={log}
        className="said-log"
        role="log"
        aria-label={words.said.title}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it whoever has no pointer cannot scroll
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          follows.current = scrollHeight - scrollTop - clientHeight < NEAR_PX
        }}
      >
        {segments.slice(-SHOWN).map(({ epoch, segment, speaker, text, created_at }) => (
          <div
            key={`${epoch} ${segment}`}
            style={
              {
                '--person': speaker === 'officer' ? 'var(--person-officer)' : colourOf(speaker, everybody),
              } as React.CSSProperties
            }
          >
            <span className="said-who">
              <span dir="auto">{nameOf(speaker)}</span>{' '}
              <span className="soft">
                <Moment at={created_at} as="clock" />
              </span>
            </span>
            <span className="said-text">
              <bdi>{text}</bdi>
            </span>
          </div>
        ))}
      </div>
    </section>
  )
}
