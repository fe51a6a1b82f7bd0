import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordProgress } from '../db/progress.ts'
import { ensureSession } from '../db/sessions.ts'
import { waitForProgress } from './progress-wait.ts'
import { someProgress, startTestApi, type TestApi } from './test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

/** Longer than a test may take. */
const LONG_MS = 60_000

async function newSession(): Promise<string> {
  const { id } = await ensureSession(api.context.db, {
    lawyerId: api.keys.lawyer.userId,
    kind: 'scripted',
    respondents: [{ role: 'groom', name: 'A' }],
  })
  await write(id, 1)
  return id
}

const write = (sessionId: string, revision: number) =>
  recordProgress(api.context.db, { sessionId, snapshot: someProgress({ revision }), entries: [], openings: [] })

const revisionOf = async (waiting: ReturnType<typeof waitForProgress>) => (await waiting)?.revision

test('a change that is announced ends the wait for it, without another look', async () => {
  const id = await newSession()
  const seen: number[] = []
  const looked = Promise.withResolvers<void>()
  const waiting = waitForProgress(
    api.context,
    id,
    LONG_MS,
    ({ revision }) => {
      seen.push(revision)
      looked.resolve()
      return revision >= 2
    },
    LONG_MS,
  )
  await looked.promise
  await write(id, 2)
  expect(await revisionOf(waiting)).toBe(2)
  expect(seen.at(-1)).toBe(2)
})

test('a change of which nothing is heard is seen all the same', async () => {
  const id = await newSession()
  const deaf = { db: api.context.db, feed: { subscribe: () => () => {}, close: async () => {} } }
  const waiting = waitForProgress(deaf, id, LONG_MS, ({ revision }) => revision >= 2, 20)
  await write(id, 2)
  expect(await revisionOf(waiting)).toBe(2)
})

test('a wait in vain ends in time, with the latest progress', async () => {
  const id = await newSession()
  expect(await revisionOf(waitForProgress(api.context, id, 50, () => false))).toBe(1)
})
