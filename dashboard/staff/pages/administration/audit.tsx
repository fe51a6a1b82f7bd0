import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { conditionOf } from '../../shell/condition.ts'
import { AuditView } from './audit-view.tsx'
import { auditQuery, usersQuery } from './queries.ts'

export function AuditPart() {
  const [who, setWho] = useState<string>()
  const users = useQuery(usersQuery)
  const audit = useInfiniteQuery(auditQuery(who))
  return (
    <AuditView
      condition={conditionOf({ ...audit, data: audit.data?.pages.flatMap(({ entries }) => entries) })}
      users={users.data ?? []}
      who={who}
      hasMore={audit.hasNextPage}
      onWho={setWho}
      onMore={() => void audit.fetchNextPage()}
      onRetry={() => void audit.refetch()}
    />
  )
}
