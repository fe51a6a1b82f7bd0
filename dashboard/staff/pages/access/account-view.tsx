import { Note } from '../../../shared/note.tsx'
import type { Me } from '../../api/me.ts'
import type { Condition } from '../../shell/condition.ts'
import { useWords } from '../../shell/language.tsx'
import { InCondition } from '../../shell/loaded.tsx'
import { Page } from '../../shell/page.tsx'
import { Input, NewPassword, valuesOf } from './gate.tsx'
import { type SignIn, SignIns } from './sign-ins.tsx'
import './access.css'

interface AccountProps {
  me: Me
  signIns: Condition<readonly SignIn[]>
  error?: string | undefined
  isBusy?: boolean
  onPassword(given: { current: string; password: string }, form: HTMLFormElement): void
  onEnd(signIn: SignIn): void
  onRetry(): void
}

/** One's own password, and where one is signed in. */
export function AccountView({ me, signIns, error, isBusy = false, onPassword, onEnd, onRetry }: AccountProps) {
  const { access: words, shell } = useWords()
  return (
    <Page title={shell.account}>
      <section className="account-part" aria-labelledby="account-sign-ins">
        <h2 id="account-sign-ins">{words.signIns}</h2>
        <p className="soft">{words.signInsText}</p>
        <InCondition condition={signIns} onRetry={onRetry}>
          {(all) => <SignIns signIns={all} onEnd={onEnd} />}
        </InCondition>
      </section>
      {me.via === 'cookie' && (
        <section className="account-part" aria-labelledby="account-password">
          <h2 id="account-password">{words.changePassword}</h2>
          {error && (
            <Note state="needed" role="alert">
              {error}
            </Note>
          )}
          <form
            className="gate-form"
            onSubmit={(event) => {
              event.preventDefault()
              const { current = '', password = '' } = valuesOf(event.currentTarget)
              onPassword({ current, password }, event.currentTarget)
            }}
          >
            <input
              type="text"
              name="username"
              autoComplete="username"
              defaultValue={me.user.name ?? ''}
              hidden
              readOnly
            />
            <Input name="current" label={words.currentPassword} type="password" autoComplete="current-password" />
            <NewPassword />
            <button type="submit" className="button main" disabled={isBusy}>
              {words.changePassword}
            </button>
          </form>
        </section>
      )}
    </Page>
  )
}
