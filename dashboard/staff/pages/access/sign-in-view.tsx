import { Note } from '../../../shared/note.tsx'
import { useWords } from '../../shell/language.tsx'
import { Gate, Input, valuesOf } from './gate.tsx'

interface SignInProps {
  /** A sign-in ended while its page was open. */
  hasEnded?: boolean
  /** Why the last try did not work, in words. */
  error?: string | undefined
  isBusy?: boolean
  onSubmit(given: { name: string; password: string }): void
}

export function SignInView({ hasEnded = false, error, isBusy = false, onSubmit }: SignInProps) {
  const { access: words } = useWords()
  return (
    <Gate title={words.title}>
      {hasEnded && !error && <Note state="waiting">{words.ended}</Note>}
      {error && (
        <Note state="needed" role="alert">
          {error}
        </Note>
      )}
      <form
        className="gate-form"
        onSubmit={(event) => {
          event.preventDefault()
          const { name = '', password = '' } = valuesOf(event.currentTarget)
          onSubmit({ name, password })
        }}
      >
        <Input name="name" label={words.name} autoComplete="username" />
        <Input name="password" label={words.password} type="password" autoComplete="current-password" />
        <button type="submit" className="button main" disabled={isBusy}>
          {words.signIn}
        </button>
      </form>
      <p className="soft">{words.forgotten}</p>
    </Gate>
  )
}
