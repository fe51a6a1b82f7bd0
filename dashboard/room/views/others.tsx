import { Icon } from '../../shared/icon.tsx'
import { useWords } from '../../shared/language.tsx'
import { colourOf, Initials, isolated, nameOf } from '../../shared/people.tsx'
import type { Live } from '../engine/page.ts'
import type { InRoom } from '../engine/state.ts'
import { Video } from './camera.tsx'
import { Level } from './level.tsx'

/** Everybody else who is asked, in the order of the interview, and one's own picture. */
export function Others({ state, live }: { state: InRoom; live: Live }) {
  const words = useWords()
  const { room, check } = words
  const { others, about, devices } = state
  const everybody = [about.you, ...about.others]
  const isSeen = devices.camera.is === 'on'
  if (others.length === 0 && !isSeen) return null
  return (
    <ul className="people">
      {others.map((person) => {
        const { role, present, speaks, hasVideo, muted } = person
        const name = nameOf(person, words)
        const colour = colourOf(role, everybody)
        const doing = !present ? room.absent : speaks ? room.speaks : muted ? room.muted : room.here
        return (
          <li
            key={role}
            className={present ? 'person' : 'person absent'}
            style={{ '--person': colour } as React.CSSProperties}
          >
            {hasVideo ? (
              <Video who={role} label={room.picture(isolated(name))} live={live} />
            ) : (
              <Initials name={name} colour={colour} />
            )}
            <span>
              <bdi>{name}</bdi>
              <span className="quiet">
                {present && muted && <Icon name="muted" />} {doing}
              </span>
            </span>
            {present && !muted && <Level who={role} live={live} />}
          </li>
        )
      })}
      {isSeen && (
        <li className="person own">
          <Video who="you" label={check.ownPicture} live={live} />
        </li>
      )}
    </ul>
  )
}
