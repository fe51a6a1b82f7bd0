import { beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../../api/route.ts'
import { ROUTES } from '../../api/routes/index.ts'
import { ROLES, type Role } from '../../interview/statuses.ts'
import { QUICK_SCRIPT } from '../harness/scripts.ts'
import { admin, asForm, ask, type Attempt, attacked, expectRefused, type Key, keyOf } from './stack.ts'
import { person } from './signing-in.ts'
import { changesNothing } from './state.ts'
import { makeVictim, type Victim } from './victims.ts'

const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`
const rolesOf = ({ access }: Route): readonly Role[] => {
  if (typeof access === 'string') return []
  return 'roles' in access ? access.roles : access
}
const CLOSED = ROUTES.filter(({ access }) => access !== 'public' && access !== 'sign-in')
const KEYED = CLOSED.filter(({ access }) => typeof access !== 'string' && !('via' in access))

let victim: Victim
let keys: Record<Role, Key>
let strangers: { lawyer: Key; sameUser: Key; admin: Key }
let revoked: Key
/** Somebody with an account, and where they are signed in; where the victim is, too, and a link that nobody has used. */
let member: { id: string; signIn: string; ownSignIn: string; invitation: string }
beforeAll(async () => {
  victim = await makeVictim()
  const made = await Promise.all(ROLES.map(async (role) => [role, await keyOf(role)] as const))
  keys = Object.fromEntries(made) as Record<Role, Key>
  strangers = {
    lawyer: await keyOf('lawyer'),
    sameUser: await keyOf('lawyer', victim.lawyer.user_id),
    admin: await keyOf('admin'),
  }
  revoked = await keyOf('admin')
  await admin().call('DELETE', `/api-keys/${revoked.id}`)
  member = await makeMember()
})

async function makeMember(): Promise<typeof member> {
  const signInOf = async (userId: string) => {
    const path = `/users/${userId}/sign-ins`
    return (await admin().get<{ sign_ins: { id: string }[] }>(path)).sign_ins[0]?.id ?? ''
  }
  const { id } = await person('operator')
  await person('lawyer', victim.lawyer.user_id)
  const { id: invitation } = await admin().post<{ id: string }>('/staff-invitations', { label: 'L', roles: ['lawyer'] })
  return { id, signIn: await signInOf(id), ownSignIn: await signInOf(victim.lawyer.user_id), invitation }
}

/** What each route is asked, so that it would act if it took the caller. */
const BODIES: Partial<Record<string, unknown>> = {
  createSession: { groom_name: 'Eve', bride_name: 'Mallory' },
  searchSessions: { name: 'Ada' },
  editScript: { steps: QUICK_SCRIPT.steps },
  waiveStep: { reason: 'Because.' },
  previewAct: { act: 'pause' },
  generateToken: { participant_identity: 'eve', role: 'interviewer' },
  createUser: { label: 'Eve' },
  createApiKey: { label: 'Eve', role: 'admin' },
  inviteStaff: { label: 'Eve', roles: ['admin'] },
  setRoles: { roles: ['admin'] },
  changePassword: { current: 'x', password: 'several words of no poem' },
  receiveLiveKitEvent: { event: 'room_finished', id: 'EV_1' },
}

/** A request of a route about the victim's things. */
function requestOf({ id, method, path, body }: Route): Attempt {
  const isAct = path.startsWith('/sessions/:id/') && method === 'post'
  const isRunning = isAct || path.includes('recording') || path.includes('events')
  const ids: Record<string, string> = {
    '/users/:id': victim.lawyer.user_id,
    '/users/:id/roles': member.id,
    '/users/:id/sign-ins': member.id,
    '/users/:id/sign-ins/:sign_in': member.id,
    '/staff-invitations/:id': member.invitation,
    '/api-keys/:id': victim.lawyer.id,
  }
  const asked: Attempt = {
    method: method.toUpperCase(),
    path: path
      .replace(/:(id|session_id)/, ids[path] ?? (isRunning ? victim.running : victim.prepared))
      .replace(':step', 'colour')
      .replace(':invitation', isRunning ? victim.invitations.running : victim.invitations.prepared)
      .replace(':sign_in', path.startsWith('/me/') ? member.ownSignIn : member.signIn)
      .replace(':epoch/:track/:number', '1/officer/0')
      .replace(':room_name', victim.room.name),
  }
  if (body === undefined) return asked
  if (body === 'file') return { ...asked, ...asForm(JSON.stringify(QUICK_SCRIPT), 'script.json') }
  const room = id === 'generateToken' ? { room_name: victim.room.name } : {}
  return { ...asked, body: JSON.stringify({ ...(BODIES[id] as object), ...room }) }
}

/** At the root and under `/api`. */
async function refusesBoth(one: Route, attempt: Partial<Attempt>, refusal: readonly [number, string]): Promise<void> {
  const asked = requestOf(one)
  await changesNothing(async () => {
    for (const prefix of ['', '/api']) {
      const headers = { ...asked.headers, ...attempt.headers }
      await expectRefused(await ask({ ...asked, ...attempt, headers, path: prefix + asked.path }), refusal)
    }
  })
}

const UNKNOWN: [what: string, attempt: () => Partial<Attempt>][] = [
  ['without a key', () => ({})],
  ['with a key of no form that we give out', () => ({ key: 'lxn_admin' })],
  [
    'with the id of an admin key and another secret',
    () => ({ key: `${attacked().key.slice(0, -43)}${'A'.repeat(43)}` }),
  ],
  ['with an admin key that was revoked', () => ({ key: revoked.key })],
  ["with a respondent's room token as key", () => ({ key: victim.started.tokens['groom'] })],
  ["with a lawyer's room token as key", () => ({ key: victim.started.lawyer_token })],
  ['with a good key under Basic', () => ({ headers: { authorization: `Basic ${attacked().key}` } })],
  ['with a good key in the query and none in a header', () => ({})],
]

describe.each(CLOSED.map((one) => [nameOf(one), one] as const))('%s', (_name, one) => {
  test.each(UNKNOWN)('is refused %s', async (what, attempt) => {
    const { path } = requestOf(one)
    const query = what.includes('query') ? { path: `${path}?key=${attacked().key}&access_token=${attacked().key}` } : {}
    await refusesBoth(one, { ...attempt(), ...query }, [401, 'unauthenticated'])
  })
})

const forbidden = KEYED.flatMap((one) =>
  ROLES.filter((role) => !rolesOf(one).includes(role)).map((role) => [nameOf(one), role, one] as const),
)

test.each(forbidden)('%s is forbidden to the role %s', async (_name, role, one) => {
  await refusesBoth(one, { key: keys[role].key }, [403, 'forbidden'])
})

const ownSession = KEYED.filter(
  ({ path, access }) => /:(id|session_id)/.test(path) && rolesOf({ access } as Route).includes('lawyer'),
)

test.each(ownSession.map((one) => [nameOf(one), one] as const))(
  "%s of another lawyer's session looks as if there were none",
  async (_name, one) => {
    await refusesBoth(one, { key: strangers.lawyer.key }, [404, 'not-found'])
  },
)

const ownRoom = KEYED.filter(({ id, path }) => path.includes(':room_name') || id === 'generateToken')

describe.each(ownRoom.map((one) => [nameOf(one), one] as const))('%s of a room of another key', (_name, one) => {
  test.each(['lawyer', 'sameUser', 'admin'] as const)('looks as if there were none: %s', async (who) => {
    await refusesBoth(one, { key: strangers[who].key }, [404, 'not-found'])
  })
})

test("another lawyer's lists and searches show none of it", async () => {
  const { key } = strangers.lawyer
  const seen = await Promise.all([
    ask({ path: '/sessions?limit=100', key }),
    ask({ method: 'POST', path: '/sessions/search', key, body: JSON.stringify({ name: 'Ada' }) }),
    ask({ path: '/rooms?limit=100', key }),
  ])
  for (const { status, text } of seen) {
    expect(status).toBe(200)
    for (const hidden of [victim.prepared, victim.running, victim.room.name]) expect(text).not.toContain(hidden)
  }
})

/** What is over when it was done comes last. */
const LAST = ['revokeInvitation', 'endInterview', 'deleteRoom', 'revokeApiKey', 'removeUser']
const ordered = KEYED.toSorted((a, b) => LAST.indexOf(a.id) - LAST.indexOf(b.id))

test.each(ordered.map((one) => [nameOf(one), one] as const))(
  '%s: the very same request is taken from whom it may be',
  async (_name, one) => {
    const asked = requestOf(one)
    const key = rolesOf(one).includes('lawyer') ? victim.lawyer.key : attacked().key
    if (one.answer === 'text/event-stream') {
      const stopped = new AbortController()
      const headers = { authorization: `Bearer ${key}` }
      const response = await fetch(`${attacked().url}${asked.path}`, { headers, signal: stopped.signal })
      expect(response.status).toBe(200)
      return stopped.abort()
    }
    const { status, code, text } = await ask({ ...asked, key })
    // An act may come at a time that is not its own.
    if (status !== 200) expect([409], `${code} ${text.slice(0, 200)}`).toContain(status)
  },
)
