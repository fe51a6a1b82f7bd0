import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { assertNever } from '../../../interview/statuses.ts'
import { type Condition, conditionOf } from './condition.ts'
import { Failed, Forbidden, Loading, Missing, Offline, Stale } from './states.tsx'

interface InConditionProps<Data> {
  condition: Condition<Data>
  onRetry?: () => void
  children: (data: Data) => ReactNode
}

/** Draws what there is of an answer: itself, or why not. */
export function InCondition<Data>({ condition, onRetry, children }: InConditionProps<Data>) {
  switch (condition.is) {
    case 'loading':
      return <Loading />
    case 'forbidden':
      return <Forbidden />
    case 'missing':
      return <Missing />
    case 'offline':
      return <Offline onRetry={onRetry} />
    case 'failed':
      return <Failed error={condition.error} onRetry={onRetry} />
    case 'ready':
      return (
        <>
          {condition.since && <Stale since={condition.since} />}
          {children(condition.data)}
        </>
      )
    default:
      return assertNever(condition)
  }
}

/** An answer that is asked for by React Query. */
export function Loaded<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>
  children: (data: Data) => ReactNode
}) {
  return (
    <InCondition condition={conditionOf(query)} onRetry={() => void query.refetch()}>
      {children}
    </InCondition>
  )
}
