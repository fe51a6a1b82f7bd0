import { queryOptions } from '@tanstack/react-query'
import { type Answer, ask } from './client.ts'

/** Who is signed in. */
export type Me = Answer<'get', '/me'>

/** Asked once a page; signing in and out changes it. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => ask('get', '/me', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})
