import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { RefusedError } from '../api/errors.ts'

const RETRIES = 2

/** After any other error a sign-in may still be there. */
export const isSignedOut = (error: unknown) =>
  error instanceof RefusedError && error.status === 401 && error.problem.code === 'unauthenticated'

/**
 * What was asked of the API, kept while the page is open; events of the stream go into it.
 * @param onSignedOut told when an answer says that nobody is signed in any more
 */
export function createQueries(onSignedOut: () => void = () => undefined): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // What is refused is refused again.
        retry: (failures, error) => failures < RETRIES && !(error instanceof RefusedError && error.status < 500),
      },
    },
  })
}
