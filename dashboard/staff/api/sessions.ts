import {
  infiniteQueryOptions,
  type InfiniteData,
  type QueryClient,
  type QueryKey,
  queryOptions,
} from '@tanstack/react-query'
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
const PEOPLE = 'people'
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
  if (!fits(item, filters)) return [...pages]
  const isBehind = ({ created_at }: Item) => created_at < item.created_at
  const found = pages.findIndex(({ sessions }) => sessions.some(isBehind))
  // Older than all of a list that goes on: it comes with a page that has not been fetched.
  if (found === -1 && pages.at(-1)?.next_cursor !== null) return [...pages]
  const on = found === -1 ? pages.length - 1 : found
  return pages.map((page, number) => {
    if (number !== on) return page
    const place = found === -1 ? page.sessions.length : page.sessions.findIndex(isBehind)
    return { ...page, sessions: page.sessions.toSpliced(place, 0, item) }
  })
}

/** Changes all that is kept below a key, and what of it is on its way: that may be older than the change. */
function changeKept<Data>(queries: QueryClient, below: string, change: (data: Data, key: QueryKey) => Data): void {
  for (const { queryKey, promise, state } of queries.getQueryCache().findAll({ queryKey: [below] })) {
    const apply = () => {
      queries.setQueryData<Data>(queryKey, (data) => data && change(data, queryKey))
    }
    apply()
    if (state.fetchStatus !== 'idle') void promise?.then(apply, apply)
  }
}

/** An event of the stream goes into every list that is kept, and makes its interview be read again. */
export function takeItem(queries: QueryClient, item: Item): void {
  changeKept<InfiniteData<Page, string | null>>(queries, LIST, (data, key) => ({
    ...data,
    pages: placed(data.pages, item, key[1] as Filters),
  }))
  changeKept<{ sessions: Item[] }>(queries, PEOPLE, (data) => ({
    ...data,
    sessions: data.sessions.map((one) => (one.id === item.id ? item : one)),
  }))
  void queries.invalidateQueries({ queryKey: ['session', item.id] })
}

/** After a time without events anything may have changed. */
export async function refreshSessions(queries: QueryClient): Promise<void> {
  await Promise.all([LIST, PEOPLE, 'session'].map((below) => queries.invalidateQueries({ queryKey: [below] })))
}

/** Those with somebody of this name: the words go in the body, and stand in no address. */
export const peopleQuery = (name: string) =>
  queryOptions({
    queryKey: [PEOPLE, name],
    queryFn: ({ signal }) => ask('post', '/sessions/search', { body: { name, limit: PAGE }, signal }),
  })
