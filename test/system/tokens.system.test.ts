import { Room } from '@livekit/rtc-node'
import { RoomServiceClient, TokenVerifier } from 'livekit-server-sdk'
import { expect, test } from 'vitest'
import { respondentToken } from '../../api/tokens.ts'
import { readConfig } from '../../config.ts'
import { respondentIdentity } from '../../interview/identities.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { ALLOWED, callRoomService, REFUSED } from '../harness/livekit-api.ts'
import { keysOf } from '../harness/tone.ts'
import { until } from '../harness/until.ts'

const LIFETIME_SECONDS = 3_600
const instance = useInstance({ TOKEN_TTL_SECONDS: String(LIFETIME_SECONDS) })
const silent = { answer: () => undefined }

const callWith = (token: string, method: string, body: Record<string, unknown>) =>
  callRoomService(instance(), token, method, body)

test('a respondent joins, is heard, and manages nothing', async () => {
  const interview = await Interview.begin(instance(), silent)
  const other = await Interview.begin(instance(), silent)
  const token = interview.started?.tokens['groom'] ?? ''
  const bride = respondentIdentity(interview.id, 'bride')
  await interview.until('the bride sees the groom', () =>
    interview.bride.room.remoteParticipants.has(respondentIdentity(interview.id, 'groom')),
  )
  const chats: string[] = []
  interview.bride.room.registerTextStreamHandler(
    'lk.chat',
    (reader) => void reader.readAll().then((text) => chats.push(text)),
  )
  await interview.groom.type('Hello')
  await interview.until('the groom is heard', () => chats.includes('Hello'))
  for (const room of [interview.id, other.id]) {
    expect(REFUSED, room).toContain(await callWith(token, 'RemoveParticipant', { room, identity: bride }))
    expect(REFUSED, room).toContain(await callWith(token, 'ListParticipants', { room }))
    expect(REFUSED, room).toContain(await callWith(token, 'DeleteRoom', { room }))
    expect(REFUSED, room).toContain(await callWith(token, 'UpdateRoomMetadata', { room, metadata: 'x' }))
    expect(REFUSED, room).toContain(await callWith(token, 'SendData', { room, data: '', kind: 'RELIABLE' }))
  }
  expect(REFUSED).toContain(await callWith(token, 'ListRooms', {}))
  expect(REFUSED).toContain(await callWith(token, 'CreateRoom', { name: 'mine' }))
  await Promise.all([interview.leave(), other.leave()])
})

test('a lawyer manages this room alone', async () => {
  const interview = await Interview.begin(instance(), silent)
  const other = await Interview.begin(instance(), silent)
  const token = interview.started?.lawyer_token ?? ''
  expect(await callWith(token, 'ListParticipants', { room: interview.id })).toBe(ALLOWED)
  expect(REFUSED).toContain(await callWith(token, 'ListParticipants', { room: other.id }))
  const bride = respondentIdentity(other.id, 'bride')
  expect(REFUSED).toContain(await callWith(token, 'RemoveParticipant', { room: other.id, identity: bride }))
  expect(REFUSED).toContain(await callWith(token, 'ListRooms', {}))
  expect(REFUSED).toContain(await callWith(token, 'CreateRoom', { name: 'mine' }))
  const groom = respondentIdentity(interview.id, 'groom')
  expect(await callWith(token, 'RemoveParticipant', { room: interview.id, identity: groom })).toBe(ALLOWED)
  await interview.until(
    'the groom was removed',
    async () => !(await interview.view()).progress.present.includes('groom'),
  )
  await Promise.all([interview.leave(), other.leave()])
})

test('the token for pages joins as the lawyer and manages nothing', async () => {
  const interview = await Interview.begin(instance(), silent)
  const { url = '', staff_token = '' } = interview.started ?? {}
  const room = new Room()
  await room.connect(url, staff_token, { autoSubscribe: false, dynacast: false })
  await interview.until('the groom sees the lawyer', () =>
    [...interview.groom.room.remoteParticipants.keys()].some((identity) => identity.startsWith('lawyer.')),
  )
  const groom = respondentIdentity(interview.id, 'groom')
  const bodies = [
    ['RemoveParticipant', { identity: groom }],
    ['ListParticipants', {}],
    ['DeleteRoom', {}],
  ] as const
  for (const [method, body] of bodies) {
    expect(REFUSED, method).toContain(await callWith(staff_token, method, { room: interview.id, ...body }))
  }
  const permission = { agent: true, can_subscribe: true, can_publish: true, can_publish_data: true }
  const myself = { room: interview.id, identity: room.localParticipant?.identity, permission }
  expect(REFUSED).toContain(await callWith(staff_token, 'UpdateParticipant', myself))
  await room.disconnect()
  await interview.leave()
})

test('a respondent cannot pass for another: name, metadata and attributes stay as they are', async () => {
  const interview = await Interview.begin(instance(), silent)
  const { apiKey, apiSecret, url } = keysOf(instance().stack.env)
  const rooms = new RoomServiceClient(url.replace('ws:', 'http:'), apiKey, apiSecret)
  const identity = respondentIdentity(interview.id, 'groom')
  const before = await rooms.getParticipant(interview.id, identity)
  const me = interview.groom.room.localParticipant
  await Promise.allSettled([me?.updateName('bride'), me?.updateMetadata('bride'), me?.setAttributes({ role: 'bride' })])
  const after = await rooms.getParticipant(interview.id, identity)
  expect([after.name, after.metadata, after.attributes]).toEqual([before.name, before.metadata, before.attributes])
  await interview.leave()
})

test('a token lives as long as is configured, and is refused once it has expired', async () => {
  const interview = await Interview.prepare(instance(), silent)
  const { tokens, lawyer_token, staff_token } = await interview.start()
  const { apiKey, apiSecret } = keysOf(instance().stack.env)
  for (const token of [...Object.values(tokens), lawyer_token, staff_token]) {
    const { exp = 0, nbf = 0, video } = await new TokenVerifier(apiKey, apiSecret).verify(token)
    expect(exp - nbf).toBe(LIFETIME_SECONDS)
    expect(video?.room).toBe(interview.id)
  }
  const { liveKit } = readConfig(instance().stack.env)
  if (!liveKit) throw new Error('no LiveKit')
  const expired = await respondentToken(liveKit, 'groom', { room: interview.id, ttlSeconds: -300 })
  await expect(new Room().connect(liveKit.url, expired, { autoSubscribe: false, dynacast: false })).rejects.toThrow()
  const valid = await respondentToken(liveKit, 'groom', { room: interview.id, ttlSeconds: 300 })
  const room = new Room()
  await room.connect(liveKit.url, valid, { autoSubscribe: false, dynacast: false })
  await until('the valid token is in', () => room.isConnected)
  await room.disconnect()
})
