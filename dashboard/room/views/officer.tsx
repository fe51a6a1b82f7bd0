import { Icon } from '../../shared/icon.tsx'
import { useWords } from '../../shared/language.tsx'
import { Note } from '../../shared/note.tsx'
import { isolated, nameOf } from '../../shared/people.tsx'
import type { Words } from '../../words/words.ts'
import type { Live } from '../engine/page.ts'
import type { OfficerActivity } from '../engine/room-state.ts'
import { Voice } from './level.tsx'

/** Those in which nothing goes on until somebody has done something. */
type Standing = Extract<OfficerActivity, { is: 'interrupted' | 'paused' }>
type Moving = Exclude<OfficerActivity, Standing>

function sentenceFor(activity: Moving, words: Words): string {
  const { officer } = words.room
  switch (activity.is) {
    case 'missing':
      return officer.missing(words.page.named(activity.people.map((person) => isolated(nameOf(person, words)))))
    case 'waiting':
      return officer.waiting(isolated(nameOf(activity.for, words)))
    default:
      return officer[activity.is]
  }
}

const isStanding = (activity: OfficerActivity): activity is Standing =>
  activity.is === 'interrupted' || activity.is === 'paused'

/** What the officer is doing, always in the same place. */
export function Officer({ activity, live }: { activity: OfficerActivity; live: Live }) {
  const words = useWords()
  if (isStanding(activity)) {
    const { title, text } = words.room.officer[activity.is]
    const isPaused = activity.is === 'paused'
    return (
      <Note state={isPaused ? 'waiting' : 'needed'} title={title} role="status" icon={isPaused ? 'pause' : 'needed'}>
        <p>{text}</p>
      </Note>
    )
  }
  const speaks = activity.is === 'asking' || activity.is === 'speaking'
  return (
    <p className={`officer ${activity.is}`} role="status">
      {speaks ? (
        <Voice who="officer" live={live} />
      ) : activity.is === 'listening' ? (
        <Voice who="you" live={live} />
      ) : (
        <Icon name={activity.is === 'thinking' ? 'think' : 'waiting'} />
      )}
      <span>{sentenceFor(activity, words)}</span>
    </p>
  )
}
