import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ensureSession } from '../db/sessions.ts'
import { audited } from './audit.ts'
import { type Answer, startTestApi, type TestApi } from './test-api.ts'
import { FROM_OWN_PAGE, makeStaff, PASSWORD, type TestStaff } from './test-staff.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

const admin = () => ({ key: api.keys.admin.key })
let lawyer: TestStaff
beforeEach(async () => {
  lawyer = await makeStaff(api.context.db, { roles: ['lawyer'] })
})

const signIn = (name: string, password = PASSWORD) =>
  api.ask('POST', '/sign-in', { json: { name, password }, headers: FROM_OWN_PAGE })

const entriesOf = async (query: string) =>
  (await api.ask('GET', `/audit?limit=100&${query}`, admin())).body.entries as {
    act: string
    outcome: string
    via: string
    times: number
    who: { user_id: string } | null
  }[]

test('the audit has who signed in, what they did and what was refused, once a minute for the same', async () => {
  await signIn(lawyer.name)
  for (let count = 0; count < 3; count++) await signIn(lawyer.name, 'wrong words of no poem')
  const made = await api.ask('POST', '/sessions', { ...lawyer, json: { groom_name: 'A', bride_name: 'B' } })
  for (let count = 0; count < 3; count++) await api.ask('GET', '/users', lawyer)
  const own = await entriesOf(`who=${lawyer.userId}`)
  const told = own.map(({ act, outcome, via }) => `${via} ${act} ${outcome}`)
  expect(told).toEqual(['cookie listUsers forbidden', `cookie createSession ${outcomeOf(made)}`, 'cookie signIn done'])
  expect(own[0]?.times).toBeGreaterThan(1)
  const tried = await entriesOf(`about=${lawyer.userId}&act=signIn`)
  const wrong = tried.filter(({ outcome }) => outcome === 'wrong-name-or-password')
  expect(wrong.reduce((sum, { times }) => sum + times, 0)).toBe(3)
  expect(wrong[0]?.who).toBeNull()
})

test('the audit has who tried a link for staff that lets nobody in, and who asked from another site', async () => {
  const json = { label: 'Ada', roles: ['lawyer'] }
  const { id, link } = (await api.ask('POST', '/staff-invitations', { ...admin(), json })).body
  const secret = new URL(link).hash.slice(1)
  const tryAt = (path: string, shown = secret) =>
    api.ask('POST', path, {
      json: { secret: shown, ...(path === '/welcome' ? { name: 'ada', password: PASSWORD } : {}) },
    })
  await tryAt('/welcome')
  await tryAt('/welcome')
  await tryAt('/welcome/look')
  const tried = await entriesOf(`about=${id}`)
  expect(tried.map(({ act, outcome }) => `${act} ${outcome}`)).toEqual([
    'lookAtWelcome invitation-used',
    'acceptWelcome invitation-used',
    'acceptWelcome done',
    'inviteStaff done',
  ])
  await tryAt('/welcome', `${secret.slice(0, -1)}_`)
  const [guessed] = await entriesOf('act=acceptWelcome')
  expect(guessed).toMatchObject({ outcome: 'invitation-unknown', who: null })
  await api.ask('POST', '/sign-in', {
    json: { name: lawyer.name, password: PASSWORD },
    headers: { 'sec-fetch-site': 'cross-site' },
  })
  const [crossed] = await entriesOf('act=signIn')
  expect(crossed).toMatchObject({ outcome: 'cross-site', who: null })
})

test('the audit has who guessed a password at a page that was left open, until they had to wait', async () => {
  const json = { current: 'wrong words of no poem', password: 'next words of no poem' }
  const change = async () => (await api.ask('PUT', '/me/password', { ...lawyer, json })).status
  for (let count = 0; count < 30; count++) if ((await change()) === 429) break
  const [last] = await entriesOf(`who=${lawyer.userId}&act=changePassword`)
  expect(last).toMatchObject({ outcome: 'too-many-requests', via: 'cookie' })
})

test('an act on a room is about its interview', async () => {
  const sessionId = randomUUID()
  const { userId } = lawyer
  const request = { params: { room_name: 'r' }, ip: '127.0.0.1', id: '1' } as unknown as Request
  await audited(api.context, { act: 'endRoom', isAct: true, isForStaff: true }, request, async (onKnown) => {
    onKnown({ id: userId, userId, roles: ['lawyer'], via: 'cookie' })
    return { session_id: sessionId }
  })
  expect(await entriesOf(`about=${sessionId}`)).toMatchObject([{ act: 'endRoom', outcome: 'done' }])
})

test('a stranger adds one entry a minute, whatever they ask about and from whichever address of their network', async () => {
  const proxied = await startTestApi({ TRUSTED_PROXIES: '1' })
  for (let count = 0; count < 5; count++) {
    await proxied.ask('GET', `/sessions/${randomUUID()}`, {
      headers: { 'x-forwarded-for': `2001:db8::${count + 1}` },
    })
  }
  const { body } = await proxied.ask('GET', '/audit?act=getSession', { key: proxied.keys.admin.key })
  await proxied.stop()
  const entries: { times: number; about: null; address: string }[] = body.entries
  // Two where the minute turned meanwhile.
  expect(entries.length).toBeLessThanOrEqual(2)
  expect(entries.reduce((sum, { times }) => sum + times, 0)).toBe(5)
  expect(entries.at(-1)).toMatchObject({ about: null, address: '2001:db8::1' })
})

test('the audit has who read a record, by key and by cookie', async () => {
  const { db } = api.context
  const session = await ensureSession(db, {
    lawyerId: lawyer.userId,
    kind: 'scripted',
    respondents: [{ role: 'groom', name: 'A' }],
  })
  // A page reads on while it is open.
  for (let count = 0; count < 3; count++) await api.ask('GET', `/sessions/${session.id}/transcript`, lawyer)
  await api.ask('GET', `/sessions/${session.id}/transcript`, { key: api.keys.reviewer.key })
  const read = await entriesOf(`about=${session.id}`)
  expect(read.map(({ act, via, who }) => [act, via, who?.user_id])).toEqual([
    ['read:transcript', 'key', api.keys.reviewer.userId],
    ['read:transcript', 'cookie', lawyer.userId],
  ])
})

test('the audit comes in pages, and holds no name that was typed and no secret', async () => {
  await signIn('my password by mistake')
  await api.ask('GET', '/sessions', { key: 'lxn_my_key' })
  const page = await api.ask('GET', '/audit?limit=2', admin())
  expect(page.body.entries).toHaveLength(2)
  const next = await api.ask('GET', `/audit?limit=100&cursor=${page.body.next_cursor}`, admin())
  const all = JSON.stringify([page.body, next.body])
  expect(all).not.toMatch(/by mistake|lx[a-z]_/)
})

/** Without Temporal a session is refused after it was asked for; both are told as they are. */
const outcomeOf = ({ status, body }: Answer): string => (status === 200 ? 'done' : body.code)
