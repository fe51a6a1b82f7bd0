import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { revokeStaffInvitation } from '../db/staff-invitations.ts'
import { until } from '../test/harness/until.ts'
import { startTestApi, type TestApi } from './test-api.ts'
import { cookiesOf, FROM_OWN_PAGE, makeStaff, PASSWORD, type TestStaff } from './test-staff.ts'

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
const invite = async (json: object): Promise<{ secret: string; id: string }> => {
  const { body } = await api.ask('POST', '/staff-invitations', { ...admin(), json })
  return { id: body.id, secret: new URL(body.link).hash.slice(1) }
}
const welcome = (secret: string, name: string, password = PASSWORD) =>
  api.ask('POST', '/welcome', { json: { secret, name, password } })

describe('a link for staff', () => {
  test('makes an account and signs in, once', async () => {
    const { secret, id } = await invite({ label: 'Ada Lovelace', roles: ['reviewer', 'lawyer'] })
    const looked = await api.ask('POST', '/welcome/look', { json: { secret } })
    expect(looked.body).toMatchObject({ label: 'Ada Lovelace', roles: ['lawyer', 'reviewer'], name: null })
    const made = await welcome(secret, 'ada')
    const user = { id: expect.any(String), name: 'ada', label: 'Ada Lovelace', roles: ['lawyer', 'reviewer'] }
    expect(made).toMatchObject({ status: 200, body: { user } })
    const me = await api.ask('GET', '/me', { headers: cookiesOf(made) })
    expect(me.body).toEqual({ user: made.body.user, via: 'cookie', signed_in_at: expect.any(String) })
    expect(await welcome(secret, 'eve')).toMatchObject({ status: 410, body: { code: 'invitation-used' } })
    const left = (await api.ask('GET', '/staff-invitations', admin())).body.invitations
    expect(left.map((one: { id: string }) => one.id)).not.toContain(id)
    const { body } = await api.ask('GET', `/users/${made.body.user.id}`, admin())
    expect(body).toMatchObject({ name: 'ada', roles: ['lawyer', 'reviewer'], signed_in: true })
  })

  test('is not used up by a weak password or a name that is taken', async () => {
    const { secret } = await invite({ label: 'Bea', roles: ['lawyer'] })
    expect(await welcome(secret, 'bea', 'short')).toMatchObject({ status: 422, body: { code: 'weak-password' } })
    expect(await welcome(secret, lawyer.name.toUpperCase())).toMatchObject({
      status: 409,
      body: { code: 'name-taken' },
    })
    expect((await welcome(secret, 'bea')).status).toBe(200)
  })

  test('says why it lets nobody in any more', async () => {
    const { secret, id } = await invite({ label: 'Cy', roles: ['lawyer'] })
    expect((await api.ask('DELETE', `/staff-invitations/${id}`, admin())).status).toBe(200)
    expect(await welcome(secret, 'cy')).toMatchObject({ status: 410, body: { code: 'invitation-revoked' } })
    expect(await welcome(`${secret.slice(0, -1)}_`, 'cy')).toMatchObject({
      status: 401,
      body: { code: 'invitation-unknown' },
    })
  })

  test('opens the account of who has forgotten their password, and ends what was signed in', async () => {
    const { secret } = await invite({ label: 'L', roles: ['lawyer'], user_id: lawyer.userId })
    expect((await api.ask('POST', '/welcome/look', { json: { secret } })).body.name).toBe(lawyer.name)
    const made = await welcome(secret, lawyer.name, 'other words of no poem')
    expect(made.body.user.id).toBe(lawyer.userId)
    expect((await api.ask('GET', '/me', { headers: lawyer.headers })).status).toBe(401)
    expect((await signIn(lawyer.name)).status).toBe(401)
    expect((await signIn(lawyer.name, 'other words of no poem')).status).toBe(200)
  })

  test('is shown with the name of the user whose account it is for', async () => {
    const json = { label: 'Typed by hand', roles: ['lawyer'], user_id: lawyer.userId }
    const made = await api.ask('POST', '/staff-invitations', { ...admin(), json })
    const secret = new URL(made.body.link).hash.slice(1)
    const looked = await api.ask('POST', '/welcome/look', { json: { secret } })
    const { user } = (await welcome(secret, lawyer.name)).body
    const { label } = (await api.ask('GET', `/users/${lawyer.userId}`, admin())).body
    expect([made.body.label, looked.body.label, user.label]).toEqual([label, label, label])
  })

  test('that is revoked while its password is being hashed says so', async () => {
    const { db } = api.context
    const { secret, id } = await invite({ label: 'Di', roles: ['lawyer'] })
    const waiting = await db.transaction().execute(async (transaction) => {
      await revokeStaffInvitation(transaction, id)
      const answer = welcome(secret, 'di')
      await until('the use of the link waits for its end', async () => {
        const query = sql<object>`select from pg_locks where not granted
          and pid in (select pid from pg_stat_activity where datname = current_database())`
        return (await query.execute(db)).rows.length > 0
      })
      return { answer }
    })
    expect(await waiting.answer).toMatchObject({ status: 410, body: { code: 'invitation-revoked' } })
  })

  test('whose account ends in the same moment signs nobody in, and does not say that it did', async () => {
    const { db } = api.context
    const { secret } = await invite({ label: 'Ed', roles: ['lawyer'] })
    await sql`create function end_at_once() returns trigger language plpgsql as
      'begin update accounts set ended_at = now() where user_id = new.used_by; return new; end'`.execute(db)
    await sql`create trigger end_at_once after update of used_by on staff_invitations
      for each row execute function end_at_once()`.execute(db)
    const made = await welcome(secret, 'ed')
    await sql`drop function end_at_once cascade`.execute(db)
    expect(made).toMatchObject({ status: 410, body: { code: 'invitation-used' } })
    expect(made.headers.getSetCookie()).toEqual([])
  })

  test('is shown once', async () => {
    const headers = { 'idempotency-key': 'once' }
    const json = { label: 'Once', roles: ['lawyer'] }
    const made = await Promise.all(
      [1, 2].map(() => api.ask('POST', '/staff-invitations', { ...admin(), headers, json })),
    )
    expect(made.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('is over once its owner has chosen another password', async () => {
    const { secret } = await invite({ label: 'L', roles: ['lawyer'], user_id: lawyer.userId })
    const json = { current: PASSWORD, password: 'next words of no poem' }
    expect((await api.ask('PUT', '/me/password', { ...lawyer, json })).status).toBe(200)
    expect((await welcome(secret, lawyer.name)).body.code).toBe('invitation-revoked')
  })
})
