import type { Transaction } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endAccount, setRoles } from '../db/accounts.ts'
import { createApiKey, revokeApiKey } from '../db/api-keys.ts'
import { recordProgress } from '../db/progress.ts'
import type { Schema } from '../db/schema.ts'
import { ensureSession } from '../db/sessions.ts'
import { openEvents } from '../test/harness/server-events.ts'
import { createProgressFeed } from './progress-feed.ts'
import { someProgress, startTestApi, type TestApi } from './test-api.ts'
import { makeStaff, type TestStaff } from './test-staff.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
  // What ends them is told, and not only found when somebody looks.
  await api.context.feed.close()
  api.context.feed = createProgressFeed(api.databaseUrl, api.context.log, 3_600_000)
})
afterAll(() => api.stop())

const inTransaction = <T>(work: (transaction: Transaction<Schema>) => Promise<T>) =>
  api.context.db.transaction().execute(work)
const admin = () => ({ key: api.keys.admin.key })
let lawyer: TestStaff
beforeEach(async () => {
  lawyer = await makeStaff(api.context.db, { roles: ['lawyer'] })
})

const newSession = async (lawyerId: string) =>
  await ensureSession(api.context.db, { lawyerId, kind: 'scripted', respondents: [{ role: 'groom', name: 'A' }] })

describe.each([
  ['of one interview', (sessionId: string) => `/sessions/${sessionId}/events`],
  ['of all that changes', () => '/events'],
])('an event stream %s ends', (_which, pathOf) => {
  const open = async (headers: Record<string, string>, lawyerId: string) => {
    const session = await newSession(lawyerId)
    const stream = await openEvents(`${api.url}${pathOf(session.id)}`, headers)
    expect(await stream.next()).toBeDefined()
    return async () => {
      for (;;) if ((await stream.next()) === undefined) return true
    }
  }

  test.each<[why: string, end: (staff: TestStaff) => Promise<unknown>]>([
    ['with its sign-in', ({ userId, signInId }) => api.ask('DELETE', `/users/${userId}/sign-ins/${signInId}`, admin())],
    ['when its owner signs out', ({ headers }) => api.ask('POST', '/sign-out', { headers })],
    ['with the account', ({ userId }) => inTransaction((transaction) => endAccount(transaction, userId))],
    ['with the role', ({ userId }) => inTransaction((transaction) => setRoles(transaction, userId, ['operator']))],
    [
      'with one more role, by which more is to be seen',
      ({ userId }) => inTransaction((transaction) => setRoles(transaction, userId, ['lawyer', 'reviewer'])),
    ],
  ])('%s', async (_why, end) => {
    const ended = await open(lawyer.headers, lawyer.userId)
    await end(lawyer)
    expect(await ended()).toBe(true)
  })

  test('with its key', async () => {
    const { id, key, userId } = await createApiKey(api.context.db, { role: 'lawyer', label: 'k' })
    const ended = await open({ authorization: `Bearer ${key}` }, userId)
    await revokeApiKey(api.context.db, id)
    expect(await ended()).toBe(true)
  })
})

test('the stream of all that changes tells nothing more once a sign-in or a key has run out', async () => {
  const { db } = api.context
  const made = await createApiKey(db, { role: 'lawyer', label: 'k' })
  const ran = { expires_at: new Date() } as never
  const { signInId, userId, headers } = lawyer
  const streams = await Promise.all(
    [headers, { 'x-api-key': made.key }].map((given) => openEvents(`${api.url}/events`, given)),
  )
  for (const stream of streams) expect(await stream.next()).toMatchObject({ name: 'hello' })
  await db.updateTable('login_sessions').set(ran).where('id', '=', signInId).execute()
  await db.updateTable('api_keys').set(ran).where('id', '=', made.id).execute()
  for (const lawyerId of [userId, made.userId]) {
    const { id } = await newSession(lawyerId)
    await recordProgress(db, { sessionId: id, snapshot: someProgress({ revision: 3 }), entries: [], openings: [] })
  }
  for (const stream of streams) expect(await stream.next()).toBeUndefined()
})
