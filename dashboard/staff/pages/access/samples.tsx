import type { Me } from '../../api/me.ts'
import { type Samples, Still, StillFrame } from '../../shell/still.tsx'
import { AccountView } from './account-view.tsx'
import { SignInView } from './sign-in-view.tsx'
import type { SignIn } from './sign-ins.tsx'
import { WelcomeView } from './welcome-view.tsx'

const nothing = () => undefined
const AT = '2026-11-03T14:03:07Z'
const ME: Me = {
  user: { id: '01934f3c-7a41-7c1e-9f7e-2f5c6c1f6f1a', name: 'm.okafor', label: 'Miriam Okafor', roles: ['lawyer'] },
  via: 'cookie',
  signed_in_at: AT,
}
const LOOK = { label: 'Miriam Okafor', roles: ['lawyer' as const, 'operator' as const], name: null, expires_at: AT }
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36'
const SIGN_INS: SignIn[] = [
  { id: '1', created_at: AT, last_used_at: AT, address: '192.0.2.17', agent: CHROME, current: true },
  { id: '2', created_at: AT, last_used_at: AT, address: '2001:db8::1f:22', agent: null, current: false },
]

/** The states of this area, for `/states`. */
export const samples: Samples = {
  'sign-in': () => (
    <Still>
      <SignInView onSubmit={nothing} />
    </Still>
  ),
  'sign-in-ended': () => (
    <Still>
      <SignInView hasEnded onSubmit={nothing} />
    </Still>
  ),
  'sign-in-refused': () => (
    <Still>
      <SignInView error="Name and password do not go together." onSubmit={nothing} />
    </Still>
  ),
  welcome: () => (
    <Still>
      <WelcomeView condition={{ is: 'ready', data: LOOK, since: undefined }} onSubmit={nothing} />
    </Still>
  ),
  'welcome-used': () => (
    <Still>
      <WelcomeView fault="invitation-used" condition={{ is: 'loading' }} onSubmit={nothing} />
    </Still>
  ),
  account: () => (
    <StillFrame at="/account">
      <AccountView
        me={ME}
        signIns={{ is: 'ready', data: SIGN_INS, since: undefined }}
        onPassword={nothing}
        onEnd={nothing}
        onRetry={nothing}
      />
    </StillFrame>
  ),
}
