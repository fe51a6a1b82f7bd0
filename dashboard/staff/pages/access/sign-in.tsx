import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { ask } from '../../api/client.ts'
import { errorSaid } from '../../shell/act-error.ts'
import { useWords } from '../../shell/language.tsx'
import { SignInView } from './sign-in-view.tsx'

export function SignInPage() {
  const words = useWords()
  const { back, ended } = useSearch({ from: '/sign-in' })
  const router = useRouter()
  const queries = useQueryClient()
  const signIn = useMutation({
    mutationFn: (body: { name: string; password: string }) => ask('post', '/sign-in', { body }),
    async onSuccess() {
      queries.clear()
      await router.navigate({ href: `/dashboard${back ?? '/interviews'}`, replace: true })
    },
  })
  return (
    <SignInView
      hasEnded={ended === true}
      error={signIn.error ? errorSaid(signIn.error, words, words.access.problems) : undefined}
      isBusy={signIn.isPending}
      onSubmit={signIn.mutate}
    />
  )
}
