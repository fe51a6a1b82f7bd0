import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endAccount, setRoles } from '../db/accounts.ts'
import { createApiKey, revokeApiKey } from '../db/api-keys.ts'
import { ensureSession } from '../db/sessions.ts'
import { createProgressFeed } from './progress-feed.ts'
import { startTestApi, type TestApi } from './test-api.ts'
import { makeStaff, type TestStaff } from './test-staff.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
  // What ends them is told, and not only found when somebody looks.
  await api.context.feed.close()
  api.context.feed = createProgressFeed(api.databaseUrl, api.context.log, 3_600_000)
})
afterAll(() => api.stop())

const admin = () => ({ key: api.keys.admin.key })
let lawyer: TestStaff
beforeEach(async () => {
  lawyer = await makeStaff(api.context.db, { roles: ['lawyer'] })
})

describe('an event stream ends', () => {
  const open = async (headers: Record<string, string>, lawyerId: string) => {
    const session = await ensureSession(api.context.db, {
      lawyerId,
      kind: 'scripted',
      respondents: [{ role: 'groom', name: 'A' }],
    })
    const response = await fetch(`${api.url}/sessions/${session.id}/events`, { headers })
    expect(response.status).toBe(200)
    const reader = response.body?.getReader()
    await reader?.read()
    return async () => {
      for (;;) if ((await reader?.read())?.done !== false) return true
    }
  }

  test.each<[why: string, end: (staff: TestStaff) => Promise<unknown>]>([
    ['with its sign-in', ({ userId, signInId }) => api.ask('DELETE', `/users/${userId}/sign-ins/${signInId}`, admin())],
    ['when its owner signs out', ({ headers }) => api.ask('POST', '/sign-out', { headers })],
    ['with the account', ({ userId }) => endAccount(api.context.db, userId)],
    ['with the role', ({ userId }) => setRoles(api.context.db, userId, ['operator'])],
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
