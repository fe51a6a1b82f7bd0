import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { ask, type Schemas } from '../../api/client.ts'

export type User = Schemas['User']
export type StaffInvitation = Schemas['StaffInvitation']
export type Key = Schemas['ApiKey']
export type AuditEntry = Schemas['AuditEntry']

const MOST = 100

/** All pages of a list that people fill by hand: it does not grow large. */
async function readAll<Page extends { next_cursor: string | null }>(
  read: (cursor: string | undefined) => Promise<Page>,
): Promise<Page[]> {
  const pages: Page[] = []
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    pages.push(page)
    cursor = page.next_cursor ?? undefined
  } while (cursor !== undefined)
  return pages
}

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }) =>
    (
      await readAll((cursor) =>
        ask('get', '/users', { query: { limit: MOST, ...(cursor !== undefined && { cursor }) }, signal }),
      )
    ).flatMap(({ users }) => users),
})

export const invitationsQuery = queryOptions({
  queryKey: ['staff-invitations'],
  queryFn: async ({ signal }) => (await ask('get', '/staff-invitations', { signal })).invitations,
})

export const keysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async ({ signal }) =>
    (
      await readAll((cursor) =>
        ask('get', '/api-keys', { query: { limit: MOST, ...(cursor !== undefined && { cursor }) }, signal }),
      )
    ).flatMap(({ api_keys }) => api_keys),
})

export const auditQuery = (who: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['audit', who ?? null],
    queryFn: ({ pageParam, signal }) =>
      ask('get', '/audit', {
        query: { limit: 50, ...(pageParam !== null && { cursor: pageParam }), ...(who !== undefined && { who }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  })
