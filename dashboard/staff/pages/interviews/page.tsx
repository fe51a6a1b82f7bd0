import { keepPreviousData, useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { meQuery } from '../../api/me.ts'
import { type Filters, peopleQuery, sessionsQuery } from '../../api/sessions.ts'
import { type Condition, conditionOf } from '../../shell/condition.ts'
import { useLive } from '../../shell/live.tsx'
import { mayAuthor } from '../../shell/navigation.ts'
import { useNow } from '../../shell/use-now.ts'
import { filtersOf, keepViews, readViews, type SavedView, searchOf } from './filters.ts'
import type { Listing } from './props.ts'
import { InterviewsView } from './view.tsx'

/** Somebody who types is not asked about after each letter. */
const TYPING_MS = 250
const POLL_MS = 5_000
/** No event says of a new interview whom it is with. */
const NAMES_MS = 30_000

function useLate<Value>(value: Value, ms: number): Value {
  const [late, setLate] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return late
}

/** The list, or those with somebody of a name. */
function useListing(filters: Filters, person: string, isLive: boolean) {
  const q = useLate(filters.q, TYPING_MS)
  // Without the stream it is asked for again and again.
  const refetchInterval = isLive ? false : POLL_MS
  const list = useInfiniteQuery({
    ...sessionsQuery({ ...filters, q }),
    enabled: person === '',
    placeholderData: keepPreviousData,
    refetchInterval,
  })
  const people = useQuery({
    ...peopleQuery(person),
    enabled: person !== '',
    refetchInterval: isLive ? NAMES_MS : POLL_MS,
  })
  const condition: Condition<Listing> =
    person === ''
      ? conditionOf({
          ...list,
          data: list.data && {
            items: list.data.pages.flatMap(({ sessions }) => sessions),
            hasMore: list.hasNextPage,
          },
        })
      : conditionOf({ ...people, data: people.data && { items: people.data.sessions, hasMore: false } })
  return { condition, more: () => void list.fetchNextPage(), retry: () => void (person ? people : list).refetch() }
}

export function InterviewsPage() {
  const filters = filtersOf(useSearch({ from: '/desk/interviews' }))
  const navigate = useNavigate({ from: '/interviews' })
  const { data: me } = useSuspenseQuery(meQuery)
  const { isConnected, asOf } = useLive()
  const [person, setPerson] = useState('')
  const [views, setViews] = useState(() => readViews(localStorage, me.user.id))
  const { condition, more, retry } = useListing(filters, person, isConnected)
  const now = useNow()
  const change = (changed: SavedView[]) => {
    setViews(changed)
    keepViews(localStorage, me.user.id, changed)
  }
  return (
    <InterviewsView
      condition={condition}
      filters={filters}
      person={person}
      views={views}
      mayAuthor={mayAuthor(me.user.roles)}
      now={now}
      staleSince={isConnected || condition.is !== 'ready' || condition.since ? undefined : asOf}
      onFilter={(changed) => {
        setPerson('')
        void navigate({ search: searchOf(changed), replace: changed.q !== filters.q })
      }}
      onPerson={setPerson}
      onSaveView={(name) => change([...views.filter((view) => view.name !== name), { name, filters }])}
      onForgetView={(name) => change(views.filter((view) => view.name !== name))}
      onMore={more}
      onRetry={retry}
    />
  )
}
