import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteBrowser } from '../db/known-browsers.ts'
import { until } from '../test/harness/until.ts'
import { startSweeper } from './sweeper.ts'
import { startTestApi, type TestApi } from './test-api.ts'
import { makeStaff, signInAgain } from './test-staff.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

const DAY_MS = 24 * 3_600_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS)

test('sign-ins go when they are long over, and browsers when their cookies are', async () => {
  const { db } = api.context
  const { userId, signInId: old } = await makeStaff(db, { roles: ['lawyer'] })
  const { signInId: ended } = await signInAgain(db, userId)
  const { signInId: open } = await signInAgain(db, userId)
  const expire = (id: string, days: number) =>
    db
      .updateTable('login_sessions')
      .set({ expires_at: daysAgo(days) } as never)
      .where('id', '=', id)
      .execute()
  await expire(old, 91)
  await expire(ended, 89)
  await noteBrowser(db, userId)
  await db
    .updateTable('known_browsers')
    .set({ created_at: daysAgo(401) } as never)
    .execute()
  await noteBrowser(db, userId)
  const left = async () => ({
    signIns: (await db.selectFrom('login_sessions').select('id').orderBy('id').execute()).map(({ id }) => id),
    browsers: (await db.selectFrom('known_browsers').select('id').execute()).length,
  })
  expect(await left()).toEqual({ signIns: [old, ended, open], browsers: 2 })
  const stop = startSweeper(api.context)
  try {
    await until('both are gone', async () => {
      const { signIns, browsers } = await left()
      return signIns.length < 3 && browsers < 2
    })
  } finally {
    stop()
  }
  expect(await left()).toEqual({ signIns: [ended, open], browsers: 1 })
})
