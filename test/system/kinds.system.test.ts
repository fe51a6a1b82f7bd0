import { readFileSync } from 'node:fs'
import { Room, RoomEvent } from '@livekit/rtc-node'
import { ApplicationFailure } from '@temporalio/client'
import { AccessToken, AgentDispatchClient, RoomServiceClient } from 'livekit-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { createApiKey } from '../../db/api-keys.ts'
import { createDatabase } from '../../db/database.ts'
import { ensureRoom } from '../../db/rooms.ts'
import { markWorkflowStarted } from '../../db/sessions.ts'
import type { LEASE_FAILURES } from '../../interview/lease.ts'
import type { RecordDocument } from '../../interview/record/record.ts'
import { verifyRecord } from '../../interview/record/verify.ts'
import { ApiClient } from '../../local/client.ts'
import { whenWrites } from '../../local/ready.ts'
import { connectTemporal, type Temporal } from '../../temporal/client.ts'
import { end, type InterviewInput, leaseIdOf, start, WORKFLOW_TYPE, workflowIdOf } from '../../workflows/messages.ts'
import { entriesOf } from '../harness/evidence.ts'
import { useInstance } from '../harness/instance.ts'
import { signerOf, withWorkflow } from '../harness/temporal.ts'
import { keysOf, toneIn } from '../harness/tone.ts'
import { until } from '../harness/until.ts'
import { HEARD_TOPIC } from '../harness/witness/witness.ts'

const NAME = 'a-room-of-its-own'
const HEARTBEAT_MS = 4_000

const instance = useInstance()
let temporal: Temporal
beforeAll(async () => {
  const { temporal: config } = readConfig(instance().env)
  if (!config) throw new Error('the instance has no Temporal')
  temporal = connectTemporal(config)
  await instance().agent.stop()
  await instance().stack.startEntry({
    name: 'agent of two kinds',
    entry: 'test/harness/witness/main.ts',
    // What this process reads itself must not matter.
    env: { ...instance().env, LEASE_HEARTBEAT_TIMEOUT_MS: '600000' },
    ready: whenWrites('agent ready'),
  })
})
afterAll(() => temporal.close())

const people: Room[] = []
afterAll(async () => {
  await Promise.all(people.map((room) => room.disconnect()))
})

/** An observed interview with an agent: nothing of the product makes one yet. */
async function beginObserved(): Promise<{ id: string; api: ApiClient }> {
  const db = createDatabase(instance().env['DATABASE_URL'] ?? '')
  try {
    const owner = await createApiKey(db, { role: 'lawyer', label: 'owner' })
    const { sessionId: id } = await ensureRoom(db, {
      name: NAME,
      maxParticipants: 5,
      lawyerId: owner.userId,
      owner: owner.id,
      idempotencyKey: undefined,
    })
    const { agent, interview } = readConfig(instance().env)
    const input: InterviewInput = {
      sessionId: id,
      kind: 'observed',
      hasAgent: true,
      respondents: [],
      agentName: agent.name,
      heartbeatTimeoutMs: HEARTBEAT_MS,
      maxAgentFailures: interview.maxAgentFailures,
      closingTimeoutMs: interview.closingTimeoutMs,
      room: { name: NAME, maxParticipants: 5 },
      signer: signerOf(instance(), id).publicKey,
      recordFormat: 2,
    }
    await temporal.client.workflow.start(WORKFLOW_TYPE, {
      workflowId: workflowIdOf(id),
      taskQueue: temporal.taskQueue,
      args: [input],
    })
    await markWorkflowStarted(db, id)
    return { id, api: new ApiClient(instance().url, owner.key) }
  } finally {
    await db.destroy()
  }
}

async function act(id: string, definition: typeof start | typeof end): Promise<void> {
  const { name } = definition
  const payload = { actor: { id: 'test', role: 'admin' as const } }
  const signature = signerOf(instance(), id).sign({ name, updateId: name, payload })
  await withWorkflow(instance(), id, (handle) =>
    handle.executeUpdate(definition, { updateId: name, args: [payload, signature] }),
  )
}

/** Joins the room, and sounds for a moment as soon as it is there. */
async function speak(identity: string): Promise<string[]> {
  const { url, apiKey, apiSecret } = keysOf(instance().env)
  const token = new AccessToken(apiKey, apiSecret, { identity })
  token.addGrant({ roomJoin: true, room: NAME })
  const room = new Room()
  people.push(room)
  const heard: string[] = []
  room.on(RoomEvent.DataReceived, (payload, _from, _kind, topic) => {
    if (topic === HEARD_TOPIC) heard.push(new TextDecoder().decode(payload))
  })
  await room.connect(url, await token.toJwt())
  void toneIn(room).then((sound) => sound(1_000))
  return heard
}

const joinedIn = (id: string) =>
  withWorkflow(instance(), id, async (handle) => await handle.query<{ joined: number }>('progress')).then(
    ({ joined }) => joined,
  )

test('an agent of another kind serves in a room that is not called as its interview', async () => {
  const { id, api } = await beginObserved()
  await act(id, start)
  await until('the agent has joined', async () => (await joinedIn(id)) === 1)

  const { url, apiKey, apiSecret } = keysOf(instance().env)
  const http = url.replace('ws:', 'http:')
  const dispatches = new AgentDispatchClient(http, apiKey, apiSecret)
  const [dispatched] = await dispatches.listDispatch(NAME)
  const metadata = dispatched?.metadata ?? ''
  expect(JSON.parse(metadata)).toMatchObject({ sessionId: id, kind: 'observed', heartbeatTimeoutMs: HEARTBEAT_MS })

  const heard = await speak('recruiter')
  await speak('candidate')
  await until('everybody is heard', () => heard.includes('recruiter') && heard.includes('candidate'))

  const rooms = new RoomServiceClient(http, apiKey, apiSecret)
  await rooms.createRoom({ name: 'elsewhere' })
  await dispatches.createDispatch('elsewhere', dispatched?.agentName ?? '', { metadata })
  await until('the same job is refused in another room', () =>
    readFileSync(`${instance().stack.logsDir}/agent-of-two-kinds.log`, 'utf8').includes('a job was refused'),
  )
  expect(await rooms.listParticipants('elsewhere')).toEqual([])

  const type: keyof typeof LEASE_FAILURES = 'AgentError'
  await temporal.client.activity.fail(
    { workflowId: workflowIdOf(id), activityId: leaseIdOf(1) },
    ApplicationFailure.create({ type, message: 'lost by the test', nonRetryable: true }),
  )
  await until('the living agent has taken the next lease', async () => (await joinedIn(id)) === 2)

  await act(id, end)
  const record = await until('the record is sealed', async () => {
    const found = await api.get<RecordDocument>(`/sessions/${id}/record`)
    return found.sealed && found
  })
  expect(verifyRecord(record)).toMatchObject({ verified: true, sealed: true })
  const [first, second, ...more] = entriesOf(record, 'agent-joined').map(({ data }) => data['identity'])
  expect(second).toBe(first)
  expect(more).toEqual([])
  expect(entriesOf(record, 'lease-lost').map(({ data }) => data['loss'])).toEqual(['agent-error'])
  expect(entriesOf(record, 'closed').map(({ data }) => data)).toMatchObject([{ status: 'completed', by: 'agent' }])
})
