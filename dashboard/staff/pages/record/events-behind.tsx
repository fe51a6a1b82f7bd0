import { useWords } from '../../shell/language.tsx'
import type { HistoryEvent } from './history.ts'
import { Exact, Raw, Time } from './quoted.tsx'

/** The workflow's events behind an entry; `away` also where they cannot be read. Undefined for a file. */
export type EventsState =
  | { is: 'reading' }
  | { is: 'away' }
  | { is: 'read'; events: readonly HistoryEvent[] }
  | undefined

export function EventsBehind({ events }: { events: EventsState }) {
  const { inspector: words } = useWords().record
  if (!events || events.is === 'reading') return null
  return (
    <section className="events">
      <h3>{words.event}</h3>
      {events.is === 'away' && <p className="soft">{words.noHistory}</p>}
      {events.is === 'read' && events.events.length === 0 && <p className="soft">{words.noEvent}</p>}
      {events.is === 'read' &&
        events.events.map(({ id, at, type, summary, payload }) => (
          <div key={id} className="event">
            <p>
              <Exact>
                {id} {type}
              </Exact>{' '}
              <Time at={Date.parse(at)} iso={at} />
            </p>
            {summary !== '' && <p className="soft">{summary}</p>}
            {payload !== undefined && payload !== null && <Raw summary={words.payload} value={payload} />}
          </div>
        ))}
    </section>
  )
}
