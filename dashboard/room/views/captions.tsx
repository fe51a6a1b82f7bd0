import { Icon } from '../../shared/icon.tsx'
import { useWords } from '../../shared/language.tsx'
import { colourOf, Initials, nameOf } from '../../shared/people.tsx'
import type { Caption } from '../engine/room-state.ts'
import type { InRoom } from '../engine/state.ts'

const SHOWN = 4

function Line({ caption, state }: { caption: Caption; state: InRoom }) {
  const words = useWords()
  const { roles } = words.page
  const { about } = state
  const { speaker, own, name, text, typed, final } = caption
  const who =
    speaker === 'officer' ? roles.officer : own ? roles.you : nameOf({ role: speaker, ...(name && { name }) }, words)
  const colour = speaker === 'officer' ? 'var(--person-officer)' : colourOf(speaker, [about.you, ...about.others])
  // The open question stands above, large; its caption is only read aloud.
  const isShownAbove = speaker === 'officer' && text === state.question?.text
  const look = isShownAbove ? 'visually-hidden' : final ? 'caption' : 'caption changing'
  return (
    <div className={look} style={{ '--person': colour } as React.CSSProperties}>
      {speaker === 'officer' ? (
        <span className="initials" aria-hidden="true">
          <Icon name="speech" />
        </span>
      ) : (
        <Initials name={own ? (about.you.name ?? roles.you) : who} colour={colour} />
      )}
      <p>
        <bdi className="speaker">{who}</bdi>
        {typed && <span className="quiet"> · {words.room.typed}</span>}
        <span className="visually-hidden">: </span>
        <span className="words" dir="auto" lang={about.language ?? undefined}>
          {text}
        </span>
      </p>
    </div>
  )
}

/** What everybody says. What still changes is seen alone; it is read aloud once it is final. */
export function Captions({ state }: { state: InRoom }) {
  const { room } = useWords()
  const { captions } = state
  const final = captions.filter((caption) => caption.final)
  const [earlier, latest] = [final.slice(0, -SHOWN), final.slice(-SHOWN)]
  const changing = captions.filter((caption) => !caption.final)
  return (
    <section className="captions">
      <h2 className="label">{room.said}</h2>
      {earlier.length > 0 && (
        <details className="folded">
          <summary>{room.earlier}</summary>
          {earlier.map((caption) => (
            <Line key={caption.segment} caption={caption} state={state} />
          ))}
        </details>
      )}
      <div role="log" aria-label={room.said}>
        {latest.map((caption) => (
          <Line key={caption.segment} caption={caption} state={state} />
        ))}
      </div>
      <div aria-hidden="true">
        {changing.map((caption) => (
          <Line key={caption.segment} caption={caption} state={state} />
        ))}
      </div>
    </section>
  )
}
