import type { ReactNode } from 'react'
import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import { type Samples, StillFrame } from '../../shell/still.tsx'
import { AuditView } from './audit-view.tsx'
import { InviteDialog } from './invite.tsx'
import { KeysView } from './keys-view.tsx'
import { type PartName, PartLinks } from './part-links.tsx'
import { PeopleView } from './people-view.tsx'
import type { AuditEntry, Key, StaffInvitation, User } from './queries.ts'
import { Sure } from './sure.tsx'
import './administration.css'

const nothing = () => undefined
const AT = '2026-11-03T14:03:07Z'
const ID = '01934f3c-7a41-7c1e-9f7e-2f5c6c1f6f1a'

const USERS: User[] = [
  { id: '1', label: 'Miriam Okafor', name: 'm.okafor', roles: ['lawyer', 'admin'], created_at: AT, signed_in: true },
  { id: '2', label: 'Jean-Luc Béranger', name: 'beranger', roles: ['reviewer'], created_at: AT, signed_in: false },
  { id: '3', label: 'Registry import', name: null, roles: [], created_at: AT, signed_in: false },
]
const INVITED: StaffInvitation[] = [
  { id: '1', label: 'Aylin Demir', roles: ['operator'], user_id: null, created_at: AT, expires_at: AT, expired: false },
]
const KEYS: Key[] = [
  {
    id: '1',
    user_id: '3',
    role: 'lawyer',
    label: 'Registry import',
    created_at: AT,
    revoked_at: null,
    expires_at: '2027-01-01T00:00:00Z',
    last_used_at: AT,
  },
  {
    id: '2',
    user_id: '3',
    role: 'admin',
    label: 'first key',
    created_at: AT,
    revoked_at: AT,
    expires_at: null,
    last_used_at: null,
  },
]
const okafor = { user_id: ID, label: 'Miriam Okafor' }
const ENTRIES: AuditEntry[] = [
  {
    id: '1',
    at: AT,
    who: okafor,
    via: 'cookie',
    act: 'read:record',
    about: ID,
    outcome: 'done',
    address: '192.0.2.17',
    times: 1,
  },
  {
    id: '2',
    at: AT,
    who: null,
    via: 'none',
    act: 'signIn',
    about: null,
    outcome: 'wrong-name-or-password',
    address: '198.51.100.4',
    times: 5,
  },
]

function Administration({ at, children }: { at: PartName; children: ReactNode }) {
  return (
    <Page title={useWords().administration.title}>
      <PartLinks at={at} />
      {children}
    </Page>
  )
}

const ready = <Data,>(data: Data) => ({ is: 'ready', data, since: undefined }) as const

const drawn = (at: PartName, children: ReactNode) => (
  <StillFrame at={`/administration/${at}`} roles={['admin']}>
    <Administration at={at}>{children}</Administration>
  </StillFrame>
)

const people = (
  <PeopleView
    users={ready(USERS)}
    invitations={ready(INVITED)}
    onOpen={nothing}
    onInvite={nothing}
    onRevoke={nothing}
    onRetry={nothing}
  />
)

function RemoveSure() {
  const { administration: words } = useWords()
  return (
    <Sure act={words.remove} label="Jean-Luc Béranger" text={words.removeText} onSure={nothing} onClose={nothing} />
  )
}

/** The states of this area, for `/states`. */
export const samples: Samples = {
  people: () => drawn('people', people),
  invite: () => drawn('people', <InviteDialog who={{}} onInvite={nothing} onClose={nothing} />),
  'invite-link': () =>
    drawn(
      'people',
      <InviteDialog
        who={{}}
        link="https://interviews.example.org/dashboard/welcome#lxw_0193_sample"
        onInvite={nothing}
        onClose={nothing}
      />,
    ),
  remove: () => drawn('people', <RemoveSure />),
  keys: () =>
    drawn(
      'keys',
      <KeysView keys={ready(KEYS)} now={new Date(AT)} onMake={nothing} onRevoke={nothing} onRetry={nothing} />,
    ),
  audit: () =>
    drawn(
      'audit',
      <AuditView
        condition={ready(ENTRIES)}
        users={USERS}
        who={undefined}
        hasMore
        onWho={nothing}
        onMore={nothing}
        onRetry={nothing}
      />,
    ),
}
