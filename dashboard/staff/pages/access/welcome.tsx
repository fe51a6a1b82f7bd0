import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { ask } from '../../api/client.ts'
import { RefusedError } from '../../api/errors.ts'
import { errorSaid } from '../../shell/act-error.ts'
import { conditionOf } from '../../shell/condition.ts'
import { useWords } from '../../shell/language.tsx'
import { type Fault, WelcomeView } from './welcome-view.tsx'

const FAULTS: readonly Fault[] = ['invitation-unknown', 'invitation-used', 'invitation-revoked', 'invitation-expired']

const faultIn = (error: unknown): Fault | undefined =>
  error instanceof RefusedError ? FAULTS.find((fault) => fault === error.problem.code) : undefined

/** A link that lets somebody in for the first time; its secret stands after "#", and no server sees it in an address. */
export function WelcomePage() {
  const words = useWords()
  const { hash: secret } = useLocation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const look = useQuery({
    queryKey: ['welcome', secret],
    queryFn: ({ signal }) => ask('post', '/welcome/look', { body: { secret }, signal }),
    enabled: secret !== '',
    gcTime: 0,
  })
  const welcome = useMutation({
    mutationFn: (given: { name: string; password: string }) => ask('post', '/welcome', { body: { secret, ...given } }),
    async onSuccess() {
      queries.clear()
      await navigate({ to: '/interviews', replace: true })
    },
  })
  return (
    <WelcomeView
      fault={secret === '' ? 'no-link' : (faultIn(look.error) ?? faultIn(welcome.error))}
      condition={conditionOf(look)}
      error={welcome.error ? errorSaid(welcome.error, words, words.access.problems) : undefined}
      isBusy={welcome.isPending}
      onSubmit={welcome.mutate}
      onRetry={() => void look.refetch()}
    />
  )
}
