import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '../../../../interview/statuses.ts'
import { ask } from '../../api/client.ts'
import { errorSaid } from '../../shell/act-error.ts'
import { conditionOf } from '../../shell/condition.ts'
import { useWords } from '../../shell/language.tsx'
import { useNotes } from '../../shell/notes.tsx'
import { useNow } from '../../shell/use-now.ts'
import { KeyDialog, KeysView } from './keys-view.tsx'
import { keysQuery } from './queries.ts'

export function KeysPart() {
  const words = useWords()
  const say = useNotes()
  const queries = useQueryClient()
  const keys = useQuery(keysQuery)
  const now = useNow(60_000)
  const [isMaking, setMaking] = useState(false)
  const refresh = () => queries.invalidateQueries(keysQuery)
  const make = useMutation({
    mutationFn: (body: { label: string; role: Role; expires_at?: string }) => ask('post', '/api-keys', { body }),
    onSuccess: refresh,
  })
  const revoke = useMutation({
    mutationFn: (id: string) => ask('delete', '/api-keys/{id}', { path: { id } }),
    onError: (error) => say('needed', errorSaid(error, words)),
    onSettled: refresh,
  })
  return (
    <>
      <KeysView
        keys={conditionOf(keys)}
        now={now}
        onMake={() => {
          make.reset()
          setMaking(true)
        }}
        onRevoke={({ id }) => revoke.mutate(id)}
        onRetry={() => void keys.refetch()}
      />
      {isMaking && (
        <KeyDialog
          secret={make.data?.key}
          error={make.error ? errorSaid(make.error, words) : undefined}
          isBusy={make.isPending}
          onMake={make.mutate}
          onClose={() => setMaking(false)}
        />
      )}
    </>
  )
}
