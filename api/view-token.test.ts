import { createHash } from 'node:crypto'
import { AccessToken, TokenVerifier } from 'livekit-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordProgress } from '../db/progress.ts'
import { ensureIdentity, ensureRoom } from '../db/rooms.ts'
import { ensureSession } from '../db/sessions.ts'
import { respondentOfIdentity, viewerIdentity } from '../interview/identities.ts'
import type { Temporal } from '../temporal/client.ts'
import { someProgress, startTestApi, type TestApi } from './test-api.ts'

const SECRET = 's'.repeat(32)

let api: TestApi
beforeAll(async () => {
  api = await startTestApi({
    LIVEKIT_URL: 'ws://127.0.0.1:1',
    LIVEKIT_PUBLIC_URL: 'wss://rooms.example',
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: SECRET,
  })
  api.context.health.liveKit = async () => 'ok'
})
afterAll(() => api.stop())

async function aSession(changes?: Parameters<typeof someProgress>[0]): Promise<string> {
  const { db } = api.context
  const respondents = [{ role: 'groom', name: 'Anton' }]
  const { id } = await ensureSession(db, { lawyerId: api.keys.lawyer.userId, kind: 'scripted', respondents })
  if (changes) await recordProgress(db, { sessionId: id, snapshot: someProgress(changes), entries: [], openings: [] })
  return id
}
const tokenFor = (id: string, role: 'lawyer' | 'reviewer' = 'reviewer') =>
  api.ask('POST', `/sessions/${id}/view-token`, { key: api.keys[role].key })

test('its holder subscribes, unseen, and neither publishes nor sends anything', async () => {
  const id = await aSession({ status: 'active', phase: 'conducting', started: true, room: 'the-room' })
  const { status, body } = await tokenFor(id)
  expect(status).toBe(200)
  expect(body).toMatchObject({ url: 'wss://rooms.example', room_name: 'the-room' })
  const { video, sub, name } = await new TokenVerifier('key', SECRET).verify(body.token)
  expect(video).toEqual({
    roomJoin: true,
    room: 'the-room',
    canSubscribe: true,
    canPublish: false,
    canPublishData: false,
    canUpdateOwnMetadata: false,
    hidden: true,
  })
  expect(name).toBe('viewer')
  expect(respondentOfIdentity(sub ?? '')).toBeUndefined()
})

test('two pages of one person do not put each other out', async () => {
  const id = await aSession({ status: 'active', phase: 'conducting', room: 'the-room' })
  const subs = await Promise.all(
    [1, 2].map(async () => (await new TokenVerifier('key', SECRET).verify((await tokenFor(id)).body.token)).sub),
  )
  expect(new Set(subs).size).toBe(2)
})

test('says by which key it was asked for, so that its viewer can be found', async () => {
  const { sub } = await new TokenVerifier('key', SECRET).verify(
    (await tokenFor(await aSession({ status: 'active', phase: 'conducting', room: 'the-room' }))).body.token,
  )
  expect(sub).toMatch(new RegExp(`^viewer\\.${api.keys.reviewer.id}\\.[0-9a-f-]{36}$`))
})

test("in an integrator's room a viewer does not come into the record, and whoever the integrator called so does", async () => {
  const { db } = api.context
  const { id, userId } = api.keys.lawyer
  const room = { lawyerId: userId, owner: id, name: 'an-own-room', maxParticipants: 2 }
  const { sessionId } = await ensureRoom(db, room)
  const told: string[] = []
  const signalOnce = async ({ args: [payload] }: { args: [{ participant: { value: string } }] }) =>
    told.push(payload.participant.value)
  const within = <T>(_ms: number, call: () => Promise<T>) => call()
  api.context.temporal = { signalOnce, within, close: async () => {} } as unknown as Temporal
  api.context.health.temporal = async () => 'ok'
  await ensureIdentity(db, sessionId, { identity: 'viewer.own', role: 'candidate' })
  const viewer = viewerIdentity(id, crypto.randomUUID())
  for (const [event, identity] of [
    ['participant_joined', viewer],
    ['participant_joined', 'viewer.own'],
    ['participant_left', viewer],
    ['participant_joined', 'candidate.1'],
  ] as const) {
    const said = { event, id: crypto.randomUUID(), createdAt: '1790000000', room: { name: room.name } }
    const body = JSON.stringify({ ...said, participant: { identity } })
    const token = new AccessToken('key', SECRET)
    token.sha256 = createHash('sha256').update(body).digest('base64')
    const headers = { authorization: await token.toJwt(), 'content-type': 'application/webhook+json' }
    expect((await api.ask('POST', '/livekit/webhook', { raw: body, headers })).status).toBe(200)
  }
  expect(told).toEqual(['viewer.own', 'candidate.1'])
})

test('there is none before there is a room, and none after the end', async () => {
  expect((await tokenFor(await aSession())).body).toMatchObject({ status: 409, code: 'not-started' })
  const over = await aSession({ status: 'completed', phase: 'closed', room: 'the-room' })
  expect((await tokenFor(over)).body).toMatchObject({ status: 409, code: 'over' })
})
