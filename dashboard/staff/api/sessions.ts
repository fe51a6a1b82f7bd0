import { infiniteQueryOptions, type InfiniteData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { SessionStatus } from '../../../interview/statuses.ts'
import { ask, type Schemas } from './client.ts'

/** One interview as lists have it. */
export type Item = Schemas['SessionSummary']

/** What a list is narrowed to. */
export interface Filters {
  status: readonly SessionStatus[]
  label: string
  /** Part of reference or label, or the beginning of an id. */
  q: string
}

interface Page {
  sessions: Item[]
  next_cursor: string | null
}

const LIST = 'sessions'
const PAGE = 50

/** The list, the newest first, a page at a time. */
export const sessionsQuery = ({ status, label, q }: Filters) =>
  infiniteQueryOptions({
    queryKey: [LIST, { status: [...status].sort(), label, q } satisfies Filters],
    queryFn: ({ pageParam, signal }) =>
      ask('get', '/sessions', {
        query: {
          limit: PAGE,
          ...(pageParam !== null && { cursor: pageParam }),
          ...(status.length > 0 && { status: [...status] }),
          ...(label && { label }),
          ...(q && { q }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }: Page) => next_cursor,
  })

const includes = (text: string | null, part: string) => text?.toLowerCase().includes(part.toLowerCase()) ?? false

/** Whether the server would give it in this list. */
export const fits = ({ id, status, label, reference }: Item, filters: Filters): boolean =>
  (filters.status.length === 0 || filters.status.includes(status)) &&
  (filters.label === '' || label === filters.label) &&
  (filters.q === '' ||
    id.startsWith(filters.q.toLowerCase()) ||
    includes(label, filters.q) ||
    includes(reference, filters.q))

/** The pages of a list with an item as it is now: in its place, at the top when it is newer than all, or gone. */
export function placed(pages: readonly Page[], item: Item, filters: Filters): Page[] {
  const isThere = pages.some(({ sessions }) => sessions.some(({ id }) => id === item.id))
  if (isThere) {
    return pages.map((page) => ({
      ...page,
      sessions: page.sessions.flatMap((one) => (one.id === item.id ? (fits(item, filters) ? [item] : []) : [one])),
    }))
  }
  const [first, ...rest] = pages
  if (!first || !fits(item, filters)) return [...pages]
  const place = first.sessions.findIndex(({ created_at }) => created_at < item.created_at)
  // Older than all of a page that has others behind it: it comes with one of those.
  if (place === -1 && first.next_cursor !== null) return [...pages]
  const sessions = first.sessions.toSpliced(place === -1 ? first.sessions.length : place, 0, item)
  return [{ ...first, sessions }, ...rest]
}

/** An event of the stream goes into every list that is kept, and makes its interview be read again. */
export function takeItem(queries: QueryClient, item: Item): void {
  for (const [key, data] of queries.getQueriesData<InfiniteData<Page, string | null>>({ queryKey: [LIST] })) {
    if (data) queries.setQueryData(key, { ...data, pages: placed(data.pages, item, key[1] as Filters) })
  }
  void queries.invalidateQueries({ queryKey: ['session', item.id] })
}

/** After a time without events anything may have changed. */
export const refreshSessions = (queries: QueryClient): Promise<void> => queries.invalidateQueries({ queryKey: [LIST] })

/** Those with somebody of this name: the words go in the body, and stand in no address. */
export const peopleQuery = (name: string) =>
  queryOptions({
    queryKey: ['people', name],
    queryFn: ({ signal }) => ask('post', '/sessions/search', { body: { name, limit: PAGE }, signal }),
  })
