import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { ask, type Schemas } from '../../api/client.ts'
import { readAll } from '../../api/read-all.ts'

export type User = Schemas['User']
export type StaffInvitation = Schemas['StaffInvitation']
export type Key = Schemas['ApiKey']
export type AuditEntry = Schemas['AuditEntry']

const MOST = 100

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
