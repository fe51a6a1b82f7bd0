import { randomUUID } from 'node:crypto'
import { ApplicationFailure } from '@temporalio/common'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiKey } from '../db/api-keys.ts'
import { createDatabase, type Database } from '../db/database.ts'
import { ensureSession } from '../db/sessions.ts'
import { aRecord, aScript, Hearing } from '../test/builders.ts'
import { createTestDatabase, type TestDatabase } from '../test/database.ts'
import { createActivities } from './activities.ts'

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  db = createDatabase(database.url)
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

const activities = () =>
  createActivities({ db, rooms: undefined, readDocument: () => Promise.reject(new Error('no document is read here')) })

const failureOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => undefined,
    (error: unknown) => error,
  )

function projection(sessionId: string, names = ['Who are you?']) {
  const hearing = Hearing.started(aScript(names))
  return { sessionId, snapshot: hearing.progress, ...aRecord(hearing.entries) }
}

test('what is projected for a session that is gone is tried once', async () => {
  const failure = await failureOf(activities().recordProgress(projection(randomUUID())))
  expect(failure).toBeInstanceOf(ApplicationFailure)
  expect(failure).toMatchObject({ type: 'SessionMissingError', nonRetryable: true })
})

test('an entry that contradicts the record is tried once', async () => {
  const { userId } = await createApiKey(db, { role: 'lawyer', label: 'test' })
  const respondents = [{ role: 'groom', name: 'A' }]
  const { id } = await ensureSession(db, { lawyerId: userId, kind: 'scripted', respondents })
  await activities().recordProgress(projection(id))
  const failure = await failureOf(activities().recordProgress(projection(id, ['Where do you live?', 'Since when?'])))
  expect(failure).toBeInstanceOf(ApplicationFailure)
  expect(failure).toMatchObject({ type: 'RecordConflictError', nonRetryable: true })
})

test('an act that needs LiveKit, which is not configured yet, may be tried again', async () => {
  const failure = await failureOf(Promise.resolve().then(() => activities().createRoom({ sessionId: 'room' })))
  expect(failure).toMatchObject({ type: 'DispatchFailed' })
  expect((failure as ApplicationFailure).nonRetryable).not.toBe(true)
})
