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
import { type Key, keysQuery } from './queries.ts'
import { Sure } from './sure.tsx'

export function KeysPart() {
  const words = useWords()
  const say = useNotes()
  const queries = useQueryClient()
  const keys = useQuery(keysQuery)
  const now = useNow(60_000)
  const [isMaking, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<Key>()
  const refresh = () => queries.invalidateQueries(keysQuery)
  const make = useMutation({
    mutationFn: (body: { label: string; role: Role; expires_at?: string }) => ask('post', '/api-keys', { body }),
    onSuccess: refresh,
  })
  const revoke = useMutation({
    mutationFn: ({ id }: Key) => ask('delete', '/api-keys/{id}', { path: { id } }),
    onSuccess: (_, { label }) => say('well', words.administration.revoked(`\u2068${label}\u2069`)),
    onError: (error) => say('needed', errorSaid(error, words)),
    onSettled() {
      setRevoking(undefined)
      return refresh()
    },
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
        onRevoke={setRevoking}
        onRetry={() => void keys.refetch()}
      />
      {revoking && (
        <Sure
          act={words.administration.revoke}
          label={revoking.label}
          isBusy={revoke.isPending}
          onSure={() => revoke.mutate(revoking)}
          onClose={() => setRevoking(undefined)}
        />
      )}
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
