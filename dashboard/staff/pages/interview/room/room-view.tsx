import { useEffect, useMemo, useRef, useState } from 'react'
import { Icon } from '../../../../shared/icon.tsx'
import { colourOf, Initials } from '../../../../shared/people.tsx'
import { ask } from '../../../api/client.ts'
import { useWords } from '../../../shell/language.tsx'
import type { Session } from '../model.ts'
import { useNameOf } from '../situation.tsx'
import { type RoomNow, RoomWatch, type Watched } from './watch-room.ts'

/** The room, once somebody wants to see it. */
export function RoomPart({ session }: { session: Session }) {
  const { interview: words } = useWords()
  const [isOn, setOn] = useState(false)
  return (
    <section className="room no-print" aria-labelledby="room-title">
      <header className="part-header">
        <h2 id="room-title">{words.room.title}</h2>
        <button type="button" className="button small" aria-pressed={isOn} onClick={() => setOn(!isOn)}>
          <Icon name="eye" />
          {isOn ? words.room.stop : words.room.watch}
        </button>
      </header>
      {isOn ? <LiveRoom session={session} /> : <p className="soft">{words.room.text}</p>}
    </section>
  )
}

function LiveRoom({ session }: { session: Session }) {
  const [room, setRoom] = useState<RoomNow>({ is: 'connecting' })
  const { id } = session
  const watch = useMemo(
    () =>
      new RoomWatch({
        ticket: () => ask('post', '/sessions/{id}/view-token', { path: { id } }),
        onChange: setRoom,
      }),
    [id],
  )
  useEffect(() => {
    const aborter = new AbortController()
    void watch.run(aborter.signal)
    return () => aborter.abort()
  }, [watch])
  return <RoomView room={room} session={session} watch={watch} />
}

interface RoomViewProps {
  room: RoomNow
  session: Session
  /** Undefined where nothing is live. */
  watch: Pick<RoomWatch, 'startSound' | 'attachPicture' | 'levelOf'> | undefined
}

export function RoomView({ room, session, watch }: RoomViewProps) {
  const { interview: words } = useWords()
  if (room.is !== 'connected') {
    return <p role="status">{room.is === 'lost' ? words.room.failed : words.room.connecting}</p>
  }
  return (
    <>
      {room.needsTap && (
        <button type="button" className="button" onClick={() => void watch?.startSound()}>
          <Icon name="speaker" />
          {words.room.sound}
        </button>
      )}
      {room.people.length === 0 && <p className="soft">{words.room.empty}</p>}
      <ul className="tiles">
        {room.people.map((person) => (
          <Tile key={person.identity} person={person} session={session} watch={watch} />
        ))}
      </ul>
    </>
  )
}

function Tile({ person, session, watch }: { person: Watched } & Omit<RoomViewProps, 'room'>) {
  const { interview: words } = useWords()
  const nameOf = useNameOf(session)
  const { identity, respondent, isAgent, picture, speaks, isMuted } = person
  const name = isAgent ? words.officer : nameOf(respondent ?? identity)
  const video = useRef<HTMLVideoElement>(null)
  const level = useRef<HTMLMeterElement>(null)
  useEffect(() => {
    if (picture === undefined || !video.current) return
    return watch?.attachPicture(identity, video.current)
  }, [picture, identity, watch])
  useEffect(() => {
    const timer = setInterval(() => {
      if (level.current) level.current.value = watch?.levelOf(identity) ?? 0
    }, 100)
    return () => clearInterval(timer)
  }, [identity, watch])
  const everybody = session.respondents.map(({ id }) => ({ role: id }))
  return (
    <li className="tile" data-speaks={speaks}>
      {picture !== undefined ? (
        <video ref={video} muted playsInline autoPlay aria-label={words.room.picture(name)} />
      ) : (
        <span className="tile-face">
          <Initials
            name={name}
            colour={isAgent ? 'var(--person-officer)' : colourOf(respondent ?? identity, everybody)}
          />
        </span>
      )}
      <span className="tile-name">
        {!isAgent && isMuted && <Icon name="muted" />}
        <span dir="auto">{name}</span>
      </span>
      <meter ref={level} className="tile-level" min={0} max={1} aria-label={words.room.level(name)} />
    </li>
  )
}
