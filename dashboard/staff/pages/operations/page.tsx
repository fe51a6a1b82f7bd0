import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../api/client.ts'
import { conditionOf } from '../../shell/condition.ts'
import { useNow } from '../../shell/use-now.ts'
import { type Act, ActOnAll } from './act-on-all.tsx'
import { allOf } from './all.ts'
import { OperationsView } from './view.tsx'

const KEY = ['operations']
/** What it says is counted anew each time: workers, load, the parts. */
const EVERY_MS = 5_000

export function OperationsPage() {
  const queries = useQueryClient()
  const [act, setAct] = useState<Act>()
  const now = useNow()
  const operations = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => ask('get', '/operations', { signal }),
    refetchInterval: EVERY_MS,
  })
  const running = useQuery({
    queryKey: [...KEY, 'running'],
    async queryFn({ signal }) {
      const [active, paused] = await Promise.all([allOf('active', signal), allOf('paused', signal)])
      return { active, paused }
    },
    refetchInterval: EVERY_MS,
  })
  return (
    <>
      <OperationsView
        condition={conditionOf(operations)}
        now={now}
        running={running.data && { toPause: running.data.active.length, toResume: running.data.paused.length }}
        onPauseAll={() => setAct({ kind: 'pause', sessions: running.data?.active ?? [] })}
        onResumeAll={() => setAct({ kind: 'resume', sessions: running.data?.paused ?? [] })}
        onRetry={() => void operations.refetch()}
      />
      {act && (
        <ActOnAll
          act={act}
          onClose={() => {
            setAct(undefined)
            void queries.invalidateQueries({ queryKey: KEY })
          }}
        />
      )}
    </>
  )
}
