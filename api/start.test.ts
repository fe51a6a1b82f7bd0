import { ServiceError, WorkflowUpdateFailedError } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordProgress } from '../db/progress.ts'
import { ensureScript } from '../db/scripts.ts'
import { ensureSession } from '../db/sessions.ts'
import type { Temporal } from '../temporal/client.ts'
import { aScript } from '../test/builders.ts'
import { someProgress, startTestApi, type TestApi } from './test-api.ts'

/** How long after its refusal of a start the workflow's script is shown. */
const LATE_MS = 300

let api: TestApi
beforeAll(async () => {
  api = await startTestApi({
    LIVEKIT_URL: 'ws://127.0.0.1:1',
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 's'.repeat(32),
  })
  const { health } = api.context
  Object.assign(health, { liveKit: async () => 'ok', temporal: async () => 'ok' })
})
afterAll(() => api.stop())

/** What Temporal answers while a worker fails at what came before. */
const notReady = () =>
  new ServiceError('not now', {
    cause: Object.assign(new Error('failed state'), { code: 9, details: '', metadata: {} }),
  })

/** A workflow that has taken this version before any start comes, and that a worker fails at for a while. */
function workflowAt(version: number, onRefused: () => void, failures = 0) {
  const asked: (number | undefined)[] = []
  const executeUpdate = async (_definition: unknown, { args: [start] }: { args: [{ version?: number }] }) => {
    asked.push(start.version)
    if (asked.length <= failures) throw notReady()
    if (start.version === undefined || start.version === version) return { revision: 1 }
    onRefused()
    throw new WorkflowUpdateFailedError('refused', ApplicationFailure.create({ type: 'script-changed' }))
  }
  const client = { workflow: { start: async () => {}, getHandle: () => ({ executeUpdate }) } }
  const within = <T>(_ms: number, call: () => Promise<T>) => call()
  api.context.temporal = { client, within, taskQueue: 'q', close: async () => {} } as unknown as Temporal
  return asked
}

async function preparing(undecided: boolean) {
  const { db } = api.context
  const respondents = [{ role: 'groom', name: 'A' }]
  const { id } = await ensureSession(db, { lawyerId: api.keys.lawyer.userId, kind: 'scripted', respondents })
  const warning = { code: 'tracked-change' as const, line: 2, message: 'A change is tracked here.' }
  const show = async () => {
    await ensureScript(db, {
      sessionId: id,
      scriptContent: 'x',
      script: aScript([{ id: 'one', ask: 'One?' }]),
      notes: { leftOut: [], warnings: undecided ? [{ ...warning, undecided: true as const }] : [] },
      sha256: '0'.repeat(64),
      createdBy: 'x',
    })
    const snapshot = someProgress({ scriptVersion: 1, revision: 1, room: 'room' })
    await recordProgress(db, { sessionId: id, snapshot, entries: [], openings: [] })
  }
  return { start: () => api.ask('POST', `/start-interview/${id}`, { key: api.keys.lawyer.key }), show }
}

test.each([
  ['is looked at before it is frozen', true, { status: 422, body: { code: 'invalid-script' } }, [0]],
  ['is waited for', false, { status: 200 }, [0, 1]],
])('a script that the workflow has taken and nothing shows yet %s', async (_, undecided, answer, versions) => {
  const { start, show } = await preparing(undecided)
  const asked = workflowAt(1, () => setTimeout(() => void show(), LATE_MS))
  expect(await start()).toMatchObject(answer)
  expect(asked).toEqual(versions)
})

test('an act is sent again while a worker fails at its workflow', async () => {
  const { start, show } = await preparing(false)
  await show()
  const asked = workflowAt(1, () => {}, 2)
  expect(await start()).toMatchObject({ status: 200 })
  expect(asked).toEqual([1, 1, 1])
})

test('a workflow that a worker fails at for too long is a worker that is silent, and no fault of ours', async () => {
  const { start, show } = await preparing(false)
  await show()
  workflowAt(1, () => {}, Number.POSITIVE_INFINITY)
  expect(await start()).toMatchObject({ status: 503, body: { code: 'worker-silent' } })
})
