import { Link } from '@tanstack/react-router'
import { Note } from '../../../shared/note.tsx'
import type { Answer } from '../../api/client.ts'
import type { Condition } from '../../shell/condition.ts'
import { useForms, useWords } from '../../shell/language.tsx'
import { InCondition } from '../../shell/loaded.tsx'
import { Gate, Input, NewPassword, valuesOf } from './gate.tsx'

export type Look = Answer<'post', '/welcome/look'>
/** Why a link lets nobody in. */
export type Fault = 'no-link' | 'invitation-unknown' | 'invitation-used' | 'invitation-revoked' | 'invitation-expired'

interface WelcomeProps {
  fault?: Fault | undefined
  condition: Condition<Look>
  error?: string | undefined
  isBusy?: boolean
  onSubmit(given: { name: string; password: string }): void
  onRetry?: () => void
}

export function WelcomeView({ fault, condition, error, isBusy = false, onSubmit, onRetry }: WelcomeProps) {
  const { access: words } = useWords()
  if (fault) {
    return (
      <Gate title={words.faults[fault].title}>
        <p>{words.faults[fault].text}</p>
        <Link to="/sign-in" className="button">
          {words.toSignIn}
        </Link>
      </Gate>
    )
  }
  return (
    <Gate title={words.welcome}>
      <InCondition condition={condition} {...(onRetry && { onRetry })}>
        {(look) => (
          <>
            <About look={look} />
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
              <Input
                name="name"
                label={words.name}
                hint={words.nameHint}
                autoComplete="username"
                {...(look.name !== null && { defaultValue: look.name })}
              />
              <NewPassword />
              <button type="submit" className="button main" disabled={isBusy}>
                {words.begin}
              </button>
            </form>
          </>
        )}
      </InCondition>
    </Gate>
  )
}

function About({ look: { label, roles, expires_at } }: { look: Look }) {
  const { access: words, shell } = useWords()
  const { moment } = useForms()
  return (
    <dl className="gate-about">
      <div>
        <dt>{words.invited}</dt>
        <dd>
          <bdi>{label}</bdi>
        </dd>
      </div>
      <div>
        <dt>{words.as}</dt>
        <dd>{shell.listed(roles.map((role) => shell.roles[role]))}</dd>
      </div>
      <div>
        <dt>{words.until}</dt>
        <dd>{moment(new Date(expires_at))}</dd>
      </div>
    </dl>
  )
}
