import { queryOptions } from '@tanstack/react-query'
import type { Role } from '../../../interview/statuses.ts'
import { send } from './client.ts'

/** Who is signed in. */
export interface Me {
  user: { id: string; name: string | null; label: string; roles: Role[] }
  via: 'cookie' | 'key'
  signed_in_at: string | null
}

/** Asked once a page; signing in and out changes it. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me> => (await send('get', '/me', { signal })).json() as Promise<Me>,
  staleTime: Number.POSITIVE_INFINITY,
})
