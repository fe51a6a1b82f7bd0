import { colourOf } from '../../../shared/people.tsx'
import { useWords } from '../../shell/language.tsx'
import { Moment } from '../../shell/time.tsx'
import type { Segment } from './following.ts'
import type { Session } from './model.ts'
import { useNameOf } from './situation.tsx'

/** How many of the last are shown; the record has them all. */
const SHOWN = 60

/** What is said, speaker by speaker, the latest last. */
export function SaidView({ segments, session }: { segments: readonly Segment[]; session: Session }) {
  const { interview: words } = useWords()
  const nameOf = useNameOf(session)
  const everybody = session.respondents.map(({ id }) => ({ role: id }))
  return (
    <section className="said" aria-labelledby="said-title">
      <h2 id="said-title">{words.said.title}</h2>
      {segments.length === 0 && <p className="soft">{words.said.none}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="said-log" role="log" aria-label={words.said.title} tabIndex={0}>
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
