import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { ask } from '../../api/client.ts'
import { meQuery } from '../../api/me.ts'
import { errorSaid } from '../../shell/act-error.ts'
import { conditionOf } from '../../shell/condition.ts'
import { useWords } from '../../shell/language.tsx'
import { useNotes } from '../../shell/notes.tsx'
import { AccountView } from './account-view.tsx'

const KEY = ['me', 'sign-ins']

export function AccountPage() {
  const words = useWords()
  const say = useNotes()
  const queries = useQueryClient()
  const { data: me } = useSuspenseQuery(meQuery)
  const signIns = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await ask('get', '/me/sign-ins', { signal })).sign_ins,
  })
  const refresh = () => queries.invalidateQueries({ queryKey: KEY })
  const end = useMutation({
    mutationFn: (id: string) => ask('delete', '/me/sign-ins/{sign_in}', { path: { sign_in: id } }),
    onError: (error) => say('needed', errorSaid(error, words)),
    onSettled: refresh,
  })
  const change = useMutation({
    mutationFn: ({ given }: { given: { current: string; password: string }; form: HTMLFormElement }) =>
      ask('put', '/me/password', { body: given }),
    onSuccess(_, { form }) {
      form.reset()
      say('well', words.access.changed)
      return refresh()
    },
  })
  return (
    <AccountView
      me={me}
      signIns={conditionOf(signIns)}
      error={change.error ? errorSaid(change.error, words, words.access.problems) : undefined}
      isBusy={change.isPending}
      onPassword={(given, form) => change.mutate({ given, form })}
      onEnd={({ id }) => end.mutate(id)}
      onRetry={() => void signIns.refetch()}
    />
  )
}
