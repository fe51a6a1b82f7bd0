import { RefusedError, UnreachableError } from '../api/errors.ts'

/** What of an answer there is to show. */
export type Condition<Data> =
  | { is: 'loading' }
  | { is: 'forbidden' }
  | { is: 'missing' }
  | { is: 'offline' }
  | { is: 'failed'; error: unknown }
  /** `since` when it is not known to be so any more: the last time it was. */
  | { is: 'ready'; data: Data; since: Date | undefined }

interface Asked<Data> {
  data: Data | undefined
  error: unknown
  dataUpdatedAt: number
}

/** An answer that came stays in sight when asking again fails, unless it is not this person's to see any more. */
export function conditionOf<Data>({ data, error, dataUpdatedAt }: Asked<Data>): Condition<Data> {
  if (error instanceof RefusedError && error.status === 403) return { is: 'forbidden' }
  if (error instanceof RefusedError && error.status === 404) return { is: 'missing' }
  if (data !== undefined) return { is: 'ready', data, since: error ? new Date(dataUpdatedAt) : undefined }
  if (!error) return { is: 'loading' }
  return error instanceof UnreachableError ? { is: 'offline' } : { is: 'failed', error }
}
