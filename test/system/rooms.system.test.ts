import { readFileSync } from 'node:fs'
import { Room } from '@livekit/rtc-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordDocument } from '../../interview/record/record.ts'
import { verifyRecord } from '../../interview/record/verify.ts'
import { ApiClient } from '../../local/client.ts'
import { freePort } from '../../local/ports.ts'
import { whenAnswers } from '../../local/ready.ts'
import { entriesOf, wordsOf } from '../harness/evidence.ts'
import { useInstance } from '../harness/instance.ts'
import { createRoom, liveKitOf } from '../harness/observed-rooms.ts'
import { withWorkflow } from '../harness/temporal.ts'
import { keysOf } from '../harness/tone.ts'
import { until } from '../harness/until.ts'

const TTL_SECONDS = 1_800
const instance = useInstance({ TOKEN_TTL_SECONDS: String(TTL_SECONDS) })

let owner: ApiClient
let other: ApiClient
let admin: ApiClient
beforeAll(async () => {
  admin = new ApiClient(instance().url, instance().key)
  const keyOf = async (label: string) => (await admin.post<{ key: string }>('/api-keys', { label, role: 'lawyer' })).key
  owner = new ApiClient(instance().url, await keyOf('owner'))
  other = new ApiClient(instance().url, await keyOf('other'))
})

const rooms: Room[] = []
afterAll(async () => {
  await Promise.all(rooms.map((room) => room.disconnect()))
})
async function join(url: string, token: string): Promise<Room> {
  const room = new Room()
  rooms.push(room)
  await room.connect(url, token)
  return room
}

const { service, claimsOf, webhook } = liveKitOf(instance)
const sealedRecord = (sessionId: string) =>
  until('the record is sealed', async () => {
    const record = await owner.get<RecordDocument & Record<string, unknown>>(`/sessions/${sessionId}/record`)
    return record.sealed && record
  })

test('a room is made with its interview, its tokens and what LiveKit says of it', async () => {
  const room = await createRoom(owner, { room_name: 'first', max_participants: 3 })
  expect(room).toMatchObject({ name: 'first', max_participants: 3, url: instance().stack.env['LIVEKIT_PUBLIC_URL'] })
  const [live] = await service().listRooms(['first'])
  expect([room.sid, room.creation_time]).toEqual([live?.sid, Number(live?.creationTime)])
  expect(live?.maxParticipants).toBe(3)
  const session = await owner.get(`/sessions/${room.session_id}`)
  expect(session).toMatchObject({ kind: 'observed', status: 'active', livekit_room_name: 'first', respondents: [] })
  const { status } = await withWorkflow(instance(), room.session_id, (handle) => handle.describe())
  expect(status.name).toBe('RUNNING')
})

test('without a name one is chosen, and ten may enter', async () => {
  const [one, two] = [await createRoom(owner), await createRoom(owner)]
  expect(one.name).not.toBe(two.name)
  expect(one.max_participants).toBe(10)
})

test('each token has the grants of its role for this room alone, and no more', async () => {
  const room = await createRoom(owner)
  const person = { roomJoin: true, canPublish: true, canSubscribe: true, canPublishData: true, room: room.name }
  const expected = {
    interviewer: { ...person, roomAdmin: true },
    candidate: person,
    participant: person,
    agent: person,
  }
  for (const [role, grant] of Object.entries(expected)) {
    const { token } = await owner.post<{ token: string }>('/tokens/generate', {
      room_name: room.name,
      participant_identity: `person-${role}`,
      participant_name: 'Ada',
      role,
    })
    const { video, kind, sub, name, exp, nbf } = await claimsOf(token)
    expect(video).toEqual({ ...grant, canUpdateOwnMetadata: false })
    expect([sub, name, kind]).toEqual([`person-${role}`, 'Ada', role === 'agent' ? 'agent' : undefined])
    expect(Number(exp) - Number(nbf)).toBe(TTL_SECONDS)
  }
  expect((await claimsOf(room.interviewer_token)).roomConfig).toMatchObject({ maxParticipants: 10 })
  expect((await claimsOf(room.interviewer_token)).video).toMatchObject({ roomAdmin: true })
  expect((await claimsOf(room.candidate_token)).video).not.toHaveProperty('roomAdmin')
  expect(await claimsOf(room.agent_token)).toMatchObject({ kind: 'agent', sub: 'agent' })
})

test('an identity keeps its role', async () => {
  const { name } = await createRoom(owner)
  const ask = (role: string) =>
    owner.post('/tokens/generate', { room_name: name, participant_identity: 'ada', participant_name: 'Ada', role })
  await ask('candidate')
  await ask('candidate')
  await expect(ask('interviewer')).rejects.toThrow(/409 identity-taken/)
})

test('the same name gives its owner the same room, and the same Idempotency-Key the same one without a name', async () => {
  const [one, again] = [
    await createRoom(owner, { room_name: 'twice' }),
    await createRoom(owner, { room_name: 'twice' }),
  ]
  expect([again.sid, again.session_id]).toEqual([one.sid, one.session_id])
  const key = { 'idempotency-key': 'room-1' }
  const both = await Promise.all([createRoom(owner, {}, key), createRoom(owner, {}, key)])
  expect(both[0].name).toBe(both[1].name)
  await expect(createRoom(owner, { room_name: 'else' }, key)).rejects.toThrow(/422 idempotency-key-reused/)
  const people = { groom_name: 'A', bride_name: 'B' }
  await expect(owner.post('/sessions', people, key)).rejects.toThrow(/422 idempotency-key-reused/)
  await owner.post('/sessions', people, { 'idempotency-key': 'session-1' })
  await expect(createRoom(owner, {}, { 'idempotency-key': 'session-1' })).rejects.toThrow(/422 idempotency-key-reused/)
})

test("another key's room cannot be seen, entered, ended or taken", async () => {
  const { name } = await createRoom(owner)
  const identity = { participant_identity: 'x', participant_name: 'X', role: 'participant' }
  await expect(other.post('/tokens/generate', { room_name: name, ...identity })).rejects.toThrow(/404/)
  await expect(other.get(`/rooms/${name}/participants`)).rejects.toThrow(/404/)
  await expect(other.call('DELETE', `/rooms/${name}`)).rejects.toThrow(/404/)
  await expect(createRoom(other, { room_name: name })).rejects.toThrow(/409 room-taken/)
  const { rooms: seen } = await other.get<{ rooms: { name: string }[] }>('/rooms')
  expect(seen.map((room) => room.name)).not.toContain(name)
})

test("an interview's own room is out of reach, before and after its start, also for its lawyer", async () => {
  const { id } = await owner.post<{ id: string }>('/sessions', { groom_name: 'A', bride_name: 'B' })
  const identity = { participant_identity: 'x', participant_name: 'X', role: 'interviewer' }
  const refused = async () => {
    await expect(owner.post('/tokens/generate', { room_name: id, ...identity })).rejects.toThrow(/403 interview-room/)
    await expect(owner.get(`/rooms/${id}/participants`)).rejects.toThrow(/403 interview-room/)
    await expect(owner.call('DELETE', `/rooms/${id}`)).rejects.toThrow(/403 interview-room/)
    await expect(createRoom(owner, { room_name: id })).rejects.toThrow(/403 interview-room/)
    const { rooms: seen } = await owner.get<{ rooms: { name: string }[] }>('/rooms')
    expect(seen.map((room) => room.name)).not.toContain(id)
  }
  await refused()
  await owner.upload(id, 'script.txt', new TextEncoder().encode('1. Who are you?'))
  await owner.post(`/start-interview/${id}`)
  await refused()
  await owner.post(`/sessions/${id}/end`, { reason: 'done' })
})

test("a room of another application's is not taken over", async () => {
  await service().createRoom({ name: 'foreign' })
  await expect(createRoom(owner, { room_name: 'foreign' })).rejects.toThrow(/409 room-taken/)
})

test('who comes and goes is listed, and is in the record once by LiveKit’s own word', async () => {
  const room = await createRoom(owner, { room_name: 'hearing' })
  const { token } = await owner.post<{ token: string }>('/tokens/generate', {
    room_name: 'hearing',
    participant_identity: 'ada@example.org',
    participant_name: 'Ada',
    role: 'candidate',
  })
  const ada = await join(room.url, token)
  const present = await until('she is listed', async () => {
    const { participants } = await owner.get<{ participants: { identity: string; state: string }[] }>(
      '/rooms/hearing/participants',
    )
    return participants.some(({ state }) => state === 'active') && participants
  })
  expect(present).toMatchObject([{ identity: 'ada@example.org', name: 'Ada', role: 'candidate' }])
  // LiveKit counts a little later than it lists.
  await until('she is counted', async () => {
    const listed = await owner.get<{ rooms: { name: string; num_participants: number }[] }>('/rooms')
    return listed.rooms.find(({ name }) => name === 'hearing')?.num_participants === 1
  })
  await until('LiveKit has told', async () => {
    const { entries } = await owner.get<{ entries: { type: string }[] }>(`/sessions/${room.session_id}/record`)
    return entries.some(({ type }) => type === 'participant-joined')
  })
  const gone = new Promise((resolve) => void ada.once('disconnected', resolve))
  const deleted = await owner.call('DELETE', '/rooms/hearing')
  expect(deleted).toMatchObject({ status: 'deleted', room_name: 'hearing' })
  await gone
  expect(await service().listRooms(['hearing'])).toEqual([])
  const record = await sealedRecord(room.session_id)
  expect(verifyRecord(record)).toMatchObject({ verified: true, sealed: true })
  const joined = entriesOf(record, 'participant-joined')
  expect(joined.map((entry) => [entry.data['role'], wordsOf(record, entry, 'participant')])).toEqual([
    ['candidate', 'ada@example.org'],
  ])
  expect(JSON.stringify(record.entries)).not.toContain('ada@example.org')
  expect(await owner.get(`/sessions/${room.session_id}`)).toMatchObject({ status: 'completed' })
  expect(await owner.get(`/sessions/${room.session_id}/verification`)).toMatchObject({ verified: true, sealed: true })
})

test('a deleted room is gone, its name is used up, and nobody meets in it again', async () => {
  const room = await createRoom(owner, { room_name: 'over' })
  await owner.call('DELETE', '/rooms/over')
  await expect(owner.call('DELETE', '/rooms/over')).rejects.toThrow(/404/)
  await expect(owner.get('/rooms/over/participants')).rejects.toThrow(/404/)
  for (const client of [owner, other]) {
    await expect(createRoom(client, { room_name: 'over' })).rejects.toThrow(/409 room-taken/)
  }
  await sealedRecord(room.session_id)
  const late = await join(room.url, room.candidate_token)
  await until('the late one is sent out', () => !late.isConnected)
  expect(await service().listRooms(['over'])).toEqual([])
})

test('who manages a room cannot have the officer of another interview in it', async () => {
  const { id } = await owner.post<{ id: string }>('/sessions', { groom_name: 'A', bride_name: 'B' })
  const room = await createRoom(other)
  const { url } = keysOf(instance().stack.env)
  const dispatched = await fetch(`${url.replace('ws:', 'http:')}/twirp/livekit.AgentDispatchService/CreateDispatch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${room.interviewer_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      room: room.name,
      agent_name: 'lexnova-officer',
      metadata: JSON.stringify({ sessionId: id, epoch: 1 }),
    }),
  })
  expect(dispatched.status).toBe(200)
  await until('the officer refuses', () =>
    readFileSync(`${instance().stack.logsDir}/agent.log`, 'utf8').includes('a job was refused'),
  )
  expect(await service().listParticipants(room.name)).toEqual([])
})

test('an event that comes twice is taken once, and one that LiveKit did not sign is refused', async () => {
  const room = await createRoom(owner, { room_name: 'events' })
  const event = {
    id: 'EV_1',
    event: 'participant_left',
    createdAt: '1700000000',
    room: { name: 'events' },
    participant: { identity: 'candidate' },
  }
  expect(await webhook(event, 'x'.repeat(32))).toBe(401)
  expect([await webhook(event), await webhook(event), await webhook({ ...event, id: 'EV_2' })]).toEqual([200, 200, 200])
  expect(await webhook({ id: 'EV_3', event: 'room_finished', createdAt: '1700000001', room: { name: 'events' } })).toBe(
    200,
  )
  const record = await sealedRecord(room.session_id)
  expect(entriesOf(record, 'participant-left')).toHaveLength(2)
  expect(entriesOf(record, 'room-finished').map(({ data }) => data)).toEqual([{ clock: '2023-11-14T22:13:21.000Z' }])
  expect(await owner.get(`/sessions/${room.session_id}`)).toMatchObject({ status: 'completed' })
  expect(await webhook({ ...event, id: 'EV_4' })).toBe(200)
})

test('without a key rooms can be used where OPEN_ROOM_API says so, and nothing else', async () => {
  const port = String(await freePort())
  const url = `http://127.0.0.1:${port}`
  const open = await instance().stack.startEntry({
    name: 'open api',
    entry: 'api/main.ts',
    env: { ...instance().env, PORT: port, OPEN_ROOM_API: 'true' },
    ready: whenAnswers(`${url}/health`),
  })
  const ask = async (method: string, path: string, body?: object, base = url) => {
    const response = await fetch(`${base}${path}`, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const owned = await createRoom(owner)
  expect(await ask('POST', '/rooms/create', { room_name: 'open' })).toMatchObject({ status: 200 })
  expect(await ask('GET', '/rooms')).toMatchObject({ status: 200, body: { rooms: [{ name: 'open' }] } })
  expect((await ask('GET', `/rooms/${owned.name}/participants`)).status).toBe(404)
  expect((await ask('GET', '/sessions')).status).toBe(401)
  expect((await ask('POST', '/users', { label: 'x' })).status).toBe(401)
  expect((await ask('POST', '/rooms/create', {}, instance().url)).status).toBe(401)
  expect((await ask('DELETE', '/rooms/open')).status).toBe(200)
  await open.stop()
})
