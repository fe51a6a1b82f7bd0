import { ApplicationFailure } from '@temporalio/common'
import { RecordConflictError, RecordGapError } from '../db/progress.ts'
import { SessionMissingError } from '../db/sessions.ts'
import type { LEASE_FAILURES } from '../interview/lease.ts'
import type { InterviewActivities } from './contract.ts'

const final = (type: string, message: string, cause?: Error): ApplicationFailure =>
  ApplicationFailure.create({ type, message, nonRetryable: true, ...(cause && { cause }) })

/** What the workflow named is not in the database. */
export const missing = (what: string): ApplicationFailure => final('Missing', `${what} is not in the database`)

/** An agent could not be given its lease; the workflow issues another one. */
export const leaseFailure = (type: keyof typeof LEASE_FAILURES, message: string): ApplicationFailure =>
  final(type, message)

/** May pass with another configuration, so it is tried again. */
export const notConfigured = (): ApplicationFailure =>
  ApplicationFailure.create({ type: 'DispatchFailed', message: 'LiveKit is not configured' })

const FINAL = [RecordConflictError, RecordGapError, SessionMissingError]

/** The one map from our errors to Temporal's failures: what no further attempt can mend is not tried again. */
function failureOf(error: unknown): unknown {
  const isFinal = error instanceof Error && FINAL.some((kind) => error instanceof kind)
  return isFinal ? final(error.name, error.message, error) : error
}

type Effect = (input: never) => Promise<unknown>

/** The same activities, failing as Temporal is to take it. */
export function withFailures(activities: InterviewActivities): InterviewActivities {
  const mapped = Object.entries(activities).map(([name, effect]: [string, Effect]) => [
    name,
    (input: never) =>
      effect(input).catch((error: unknown) => {
        throw failureOf(error)
      }),
  ])
  return Object.fromEntries(mapped) as InterviewActivities
}
