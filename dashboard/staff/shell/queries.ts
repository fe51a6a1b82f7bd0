import { QueryClient } from '@tanstack/react-query'
import { RefusedError } from '../api/errors.ts'

const RETRIES = 2

/** What was asked of the API, kept while the page is open; events of the stream go into it. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // What is refused is refused again.
        retry: (failures, error) => failures < RETRIES && !(error instanceof RefusedError && error.status < 500),
      },
    },
  })
}
