import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApi, type TestApi } from './test-api.ts'
import { cookiesOf, FROM_OWN_PAGE, makeStaff, PASSWORD, signInAgain, type TestStaff } from './test-staff.ts'

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

const signIn = (name: string, password = PASSWORD, headers: Record<string, string> = FROM_OWN_PAGE) =>
  api.ask('POST', '/sign-in', { json: { name, password }, headers })
describe('signing in', () => {
  test('sets a cookie that no script reads and no other site sends', async () => {
    const signed = await signIn(lawyer.name)
    const [session, browser] = signed.headers.getSetCookie()
    expect(session).toMatch(/^lexnova_session=lxc_\w{32}_[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/)
    expect(browser).toMatch(/^lexnova_browser=lxb_\w{32}_[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/)
    expect((await api.ask('GET', '/me', { headers: cookiesOf(signed) })).body.user.id).toBe(lawyer.userId)
  })

  test('by a name in other letters is the same; a wrong password and a wrong name are answered alike', async () => {
    expect((await signIn(` ${lawyer.name.toUpperCase()} `)).status).toBe(200)
    const [password, name] = [await signIn(lawyer.name, 'wrong words of no poem'), await signIn('nobody')]
    expect(password).toMatchObject({ status: 401, body: { code: 'wrong-name-or-password' } })
    expect([name.status, name.body]).toEqual([password.status, password.body])
    expect(password.headers.getSetCookie()).toEqual([])
  })

  test('ends the sign-in that was there before, and never takes over a cookie that it comes with', async () => {
    const first = await signIn(lawyer.name)
    const second = await signIn(lawyer.name, PASSWORD, cookiesOf(first))
    expect(second.headers.getSetCookie()).toHaveLength(1)
    expect((await api.ask('GET', '/me', { headers: cookiesOf(first) })).status).toBe(401)
    expect((await api.ask('GET', '/me', { headers: cookiesOf(second) })).status).toBe(200)
  })

  test('signing out ends it for good', async () => {
    const out = await api.ask('POST', '/sign-out', { headers: lawyer.headers })
    expect([out.status, out.body]).toEqual([200, {}])
    expect(out.headers.getSetCookie()[0]).toMatch(/^lexnova_session=; .*Expires=Thu, 01 Jan 1970/)
    expect((await api.ask('GET', '/me', { headers: lawyer.headers })).status).toBe(401)
    expect((await api.ask('POST', '/sign-out')).status).toBe(200)
  })

  test('it ends by itself when it is not used, and in the end', async () => {
    const { db } = api.context
    const { signInId, headers } = lawyer
    const set = (values: object) => db.updateTable('login_sessions').set(values).where('id', '=', signInId).execute()
    await set({ last_used_at: new Date(Date.now() - 13 * 3_600_000) })
    expect((await api.ask('GET', '/me', { headers })).status).toBe(401)
    await set({ last_used_at: new Date() })
    expect((await api.ask('GET', '/me', { headers })).status).toBe(200)
    await set({ expires_at: new Date() })
    expect((await api.ask('GET', '/me', { headers })).status).toBe(401)
  })
})

describe('what is signed in', () => {
  test('is listed, and ends where its owner or an admin says so', async () => {
    const other = await signInAgain(api.context.db, lawyer.userId)
    const listed = await api.ask('GET', '/me/sign-ins', lawyer)
    expect(listed.body.sign_ins.map(({ id, current }: { id: string; current: boolean }) => [id, current])).toEqual([
      [other.signInId, false],
      [lawyer.signInId, true],
    ])
    const stranger = await makeStaff(api.context.db, { roles: ['operator'] })
    expect((await api.ask('DELETE', `/me/sign-ins/${other.signInId}`, stranger)).status).toBe(404)
    expect((await api.ask('DELETE', `/me/sign-ins/${other.signInId}`, lawyer)).status).toBe(200)
    expect((await api.ask('GET', '/me', other)).status).toBe(401)
    const path = `/users/${lawyer.userId}/sign-ins`
    expect((await api.ask('GET', path, admin())).body.sign_ins).toHaveLength(1)
    expect((await api.ask('DELETE', `${path}/${lawyer.signInId}`, admin())).status).toBe(200)
    expect((await api.ask('GET', '/me', lawyer)).status).toBe(401)
  })

  test('ends elsewhere with another password, which has to be proven', async () => {
    const other = await signInAgain(api.context.db, lawyer.userId)
    const change = (current: string, password: string) =>
      api.ask('PUT', '/me/password', { ...lawyer, json: { current, password } })
    const next = 'next words of no poem'
    expect(await change('wrong', next)).toMatchObject({ status: 403, body: { code: 'wrong-password' } })
    expect(await change(PASSWORD, 'aaaaaaaaaaaaaa')).toMatchObject({ status: 422, body: { code: 'weak-password' } })
    expect((await change(PASSWORD, next)).body).toEqual({ ended_sign_ins: 1 })
    expect((await api.ask('GET', '/me', other)).status).toBe(401)
    expect((await api.ask('GET', '/me', lawyer)).status).toBe(200)
    expect((await signIn(lawyer.name, next)).status).toBe(200)
  })

  test('keeps its password where its sign-ins could not be ended', async () => {
    const { db } = api.context
    const other = await signInAgain(db, lawyer.userId)
    const change = () =>
      api.ask('PUT', '/me/password', { ...lawyer, json: { current: PASSWORD, password: 'next words of no poem' } })
    await sql`create function fail() returns trigger language plpgsql as
      'begin raise exception using errcode = ''admin_shutdown''; end'`.execute(db)
    await sql`create trigger fail before update of ended_at on login_sessions
      for each row execute function fail()`.execute(db)
    expect((await change()).status).toBe(503)
    await sql`drop function fail cascade`.execute(db)
    expect((await change()).body).toEqual({ ended_sign_ins: 1 })
    expect((await api.ask('GET', '/me', other)).status).toBe(401)
  })

  test('a secret in a body is not kept as the hash of a request', async () => {
    const headers = { ...lawyer.headers, 'idempotency-key': 'secret' }
    await api.ask('PUT', '/me/password', { headers, json: { current: 'wrong', password: 'next words of no poem' } })
    const kept = await api.context.db.selectFrom('idempotency_keys').select('key').where('key', '=', 'secret').execute()
    expect(kept).toEqual([])
  })

  test('may do at the next request what its roles are then', async () => {
    const put = (roles: string[]) => api.ask('PUT', `/users/${lawyer.userId}/roles`, { ...admin(), json: { roles } })
    expect((await put(['reviewer', 'admin', 'reviewer'])).body.roles).toEqual(['reviewer', 'admin'])
    expect((await api.ask('GET', '/users', lawyer)).status).toBe(200)
    expect((await put(['reviewer'])).status).toBe(200)
    expect((await api.ask('GET', '/users', lawyer)).status).toBe(403)
    const own = await makeStaff(api.context.db, { roles: ['admin'] })
    const json = { roles: ['lawyer'] }
    expect((await api.ask('PUT', `/users/${own.userId}/roles`, { ...own, json })).body.code).toBe('own-role')
    const link = { label: 'Own', roles: ['lawyer'], user_id: own.userId }
    expect((await api.ask('POST', '/staff-invitations', { ...own, json: link })).body.code).toBe('own-role')
    const { userId } = api.keys.reviewer
    expect((await api.ask('PUT', `/users/${userId}/roles`, { ...admin(), json })).body.code).toBe('no-account')
  })

  test('and the account end together', async () => {
    const gone = await api.ask('DELETE', `/users/${lawyer.userId}`, admin())
    expect(gone.body).toEqual({ id: lawyer.userId, revoked_keys: 0, ended_sign_ins: 1 })
    expect((await api.ask('GET', '/me', lawyer)).status).toBe(401)
    expect((await signIn(lawyer.name)).status).toBe(401)
  })
})

describe('requests by cookie', () => {
  test('that are repeated have one effect, also after signing in again, and never meet those of another', async () => {
    const one = await makeStaff(api.context.db, { roles: ['admin'] })
    const again = await signInAgain(api.context.db, one.userId)
    const other = await makeStaff(api.context.db, { roles: ['admin'] })
    const create = async ({ headers }: { headers: Record<string, string> }, label = 'A') =>
      (await api.ask('POST', '/users', { headers: { ...headers, 'idempotency-key': 'mine' }, json: { label } })).body
    const [first, second, others] = [await create(one), await create(again), await create(other)]
    expect(first.id).toBeDefined()
    expect(second.id).toBe(first.id)
    expect(others.id).not.toBe(first.id)
    expect((await create(again, 'B')).code).toBe('idempotency-key-reused')
  })

  test('come from pages of this address alone', async () => {
    const { cookie } = lawyer.headers as { cookie: string }
    const from = async (method: string, headers: Record<string, string>) =>
      (
        await api.ask(method, method === 'GET' ? '/me' : '/sessions/search', {
          headers: { cookie, ...headers },
          ...(method === 'GET' ? {} : { json: { name: 'Ada' } }),
        })
      ).body.code
    expect(await from('POST', { 'sec-fetch-site': 'same-site' })).toBe('cross-site')
    expect(await from('POST', {})).toBe('cross-site')
    expect(await from('POST', { origin: 'http://evil.example' })).toBe('cross-site')
    expect(await from('POST', { origin: api.url })).not.toBe('cross-site')
    expect(await from('GET', { 'sec-fetch-site': 'cross-site' })).toBe('cross-site')
    expect(await from('GET', {})).toBeUndefined()
  })

  test('go after a key, which needs no page', async () => {
    const { cookie } = lawyer.headers as { cookie: string }
    const me = await api.ask('GET', '/me', { key: api.keys.reviewer.key, headers: { cookie } })
    expect(me.body).toMatchObject({ via: 'key', user: { name: null, roles: ['reviewer'] }, signed_in_at: null })
  })
})

test('a key is refused from the time on that it was made for', async () => {
  const expires_at = new Date(Date.now() + 3_600_000).toISOString()
  const made = await api.ask('POST', '/api-keys', { ...admin(), json: { label: 'x', role: 'lawyer', expires_at } })
  expect(made.body.expires_at).toBe(expires_at)
  expect((await api.ask('GET', '/sessions', { key: made.body.key })).status).toBe(200)
  await api.context.db
    .updateTable('api_keys')
    .set({ expires_at: new Date() } as never)
    .where('id', '=', made.body.id)
    .execute()
  expect((await api.ask('GET', '/sessions', { key: made.body.key })).status).toBe(401)
  const past = { label: 'x', role: 'lawyer', expires_at: new Date(0).toISOString() }
  expect((await api.ask('POST', '/api-keys', { ...admin(), json: past })).status).toBe(422)
})
