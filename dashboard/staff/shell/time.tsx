import { useForms } from './language.tsx'

/** A point in time in the reader's zone; in UTC when it is pointed at. */
export function Moment({ at, as = 'moment' }: { at: string; as?: 'clock' | 'moment' }) {
  const forms = useForms()
  const date = new Date(at)
  return (
    <time dateTime={at} title={`${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`}>
      {forms[as](date)}
    </time>
  )
}

/** How long it has been. */
export function Since({ at, now }: { at: string; now: Date }) {
  const { length } = useForms()
  return (
    <time className="number" dateTime={at} title={`${at.slice(0, 19).replace('T', ' ')} UTC`}>
      {length((now.getTime() - Date.parse(at)) / 1_000)}
    </time>
  )
}
