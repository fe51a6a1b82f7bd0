import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listUnsentSeatEvents } from '../db/seat-events.ts'
import { findSession } from '../db/sessions.ts'
import type { Temporal } from '../temporal/client.ts'
import { sendSeatEvents } from './seats.ts'
import { startTestApi, type TestApi } from './test-api.ts'
import { inviteBoth } from './test-seats.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

/** Temporal, once the workflow has closed. */
const temporal = {
  within: (_ms: number, call: () => Promise<unknown>) => call(),
  signalOnce: async () => {
    throw Object.assign(new Error('workflow execution already completed'), { code: 5 })
  },
} as unknown as Temporal

test('what happened to seats and missed the seal is counted in the log, without names', async () => {
  const { db } = api.context
  const { id, take, write } = await inviteBoth(api)
  await take('groom')
  await write({ revision: 9, status: 'completed', phase: 'closed' })
  await sql`update sessions set workflow_started_at = now() where id = ${id}`.execute(db)
  const session = await findSession(db, id)
  if (!session) throw new Error('the session is not there')
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  const context = { ...api.context, log }
  await sendSeatEvents(context, temporal, session)
  await sendSeatEvents(context, temporal, session)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 50, session_id: id, missed: 3 }])
  expect(lines.join()).not.toMatch(/groom|bride/)
  expect(await listUnsentSeatEvents(db, id)).toEqual([])
})
