import { RoomServiceClient, TokenVerifier } from 'livekit-server-sdk'
import { beforeAll, expect, test } from 'vitest'
import { ALLOWED, callRoomService, comeAsWorker, REFUSED } from '../harness/livekit-api.ts'
import { keysOf } from '../harness/tone.ts'
import { until } from '../harness/until.ts'
import { type CreatedRoom, HIGH_HERTZ, useRooms } from './rooms.ts'

const WELCOME = 101
/** A token lives a second; LiveKit allows for clocks that are a minute apart. */
const EXPIRY_LIMIT_MS = 120_000

const rooms = useRooms()
const service = () => {
  const { url, apiKey, apiSecret } = keysOf(rooms().instance.stack.env)
  return new RoomServiceClient(url.replace('ws:', 'http:'), apiKey, apiSecret)
}
const call = (token: string, method: string, body: Record<string, unknown>) =>
  callRoomService(rooms().instance, token, method, body)

/** Made first: it runs out while the other tests run. */
let short: { room: CreatedRoom; token: string }
beforeAll(async () => {
  const { create, startApi } = rooms()
  const room = await create()
  const api = await startApi({ TOKEN_TTL_SECONDS: '1' })
  const body = { room_name: room.name, participant_identity: 'late', role: 'interviewer' }
  short = { room, token: (await api.post<{ token: string }>('/tokens/generate', body)).token }
})

const MANAGING = {
  ListParticipants: {},
  UpdateRoomMetadata: { metadata: 'x' },
  UpdateParticipant: { identity: 'candidate', metadata: 'x' },
  SendData: { data: '', kind: 'RELIABLE' },
  RemoveParticipant: { identity: 'candidate' },
}
/** Of the whole server: nobody's who comes into a room. */
const RULING = { ListRooms: {}, CreateRoom: { name: 'mine' }, DeleteRoom: {} }

test('candidate, participant and agent manage nothing', async () => {
  const { create, enter, tokenFor } = rooms()
  const room = await create()
  const candidate = await enter(room, room.candidate_token, { microphone: true })
  const tokens = [room.candidate_token, await tokenFor(room, 'ada', 'participant'), room.agent_token]
  for (const token of tokens) {
    for (const [method, body] of Object.entries({ ...MANAGING, ...RULING })) {
      expect(REFUSED, method).toContain(await call(token, method, { room: room.name, ...body }))
    }
    const mute = { room: room.name, identity: 'candidate', track_sid: await candidate.trackSid(), muted: true }
    expect(REFUSED).toContain(await call(token, 'MutePublishedTrack', mute))
  }
  expect(await candidate.state()).toBe('connected')
  await candidate.leave()
})

test('the interviewer manages this room, and no other', async () => {
  const { create, enter } = rooms()
  const [room, other] = [await create(), await create()]
  const interviewer = await enter(room, room.interviewer_token)
  const candidate = await enter(room, room.candidate_token, { hertz: HIGH_HERTZ, microphone: true })
  const elsewhere = await enter(other, other.candidate_token, { microphone: true })
  await interviewer.hears('candidate', HIGH_HERTZ)
  const token = room.interviewer_token
  const mute = async (name: string, who: typeof candidate) =>
    call(token, 'MutePublishedTrack', {
      room: name,
      identity: 'candidate',
      track_sid: await who.trackSid(),
      muted: true,
    })
  expect(await mute(room.name, candidate)).toBe(ALLOWED)
  await interviewer.hearsSilence('candidate')
  for (const [method, body] of Object.entries(MANAGING)) {
    expect(REFUSED, `${method} elsewhere`).toContain(await call(token, method, { room: other.name, ...body }))
    expect(await call(token, method, { room: room.name, ...body }), method).toBe(ALLOWED)
  }
  await candidate.isOut()
  expect(REFUSED).toContain(await mute(other.name, elsewhere))
  for (const name of [room.name, other.name]) {
    for (const [method, body] of Object.entries(RULING)) {
      expect(REFUSED, method).toContain(await call(token, method, { room: name, ...body }))
    }
  }
  expect([await interviewer.state(), await elsewhere.state()]).toEqual(['connected', 'connected'])
  await Promise.all([interviewer.leave(), candidate.leave(), elsewhere.leave()])
})

test("no token as it is given out is taken for an agent worker's, who would be sent into others' rooms", async () => {
  const { instance, create, tokenFor } = rooms()
  const room = await create()
  const tokens = [
    room.interviewer_token,
    room.candidate_token,
    room.agent_token,
    await tokenFor(room, 'ada', 'participant'),
    await tokenFor(room, 'second-agent', 'agent'),
  ]
  for (const token of tokens) expect(REFUSED).toContain(await comeAsWorker(instance, token))
})

test("with ROOM_AGENT_GRANT the agent's token has LiveKit's agent grant, and the others have not", async () => {
  const { instance, create, startApi, enter } = rooms()
  const api = await startApi({ ROOM_AGENT_GRANT: 'true' })
  const room = await create({}, api)
  const { apiKey, apiSecret } = keysOf(instance.stack.env)
  const grantsOf = async (token: string) => (await new TokenVerifier(apiKey, apiSecret).verify(token)).video
  expect(await grantsOf(room.agent_token)).toMatchObject({ agent: true, room: room.name })
  expect(await comeAsWorker(instance, room.agent_token)).toBe(WELCOME)
  for (const token of [room.interviewer_token, room.candidate_token]) {
    expect(await grantsOf(token)).not.toHaveProperty('agent')
    expect(REFUSED).toContain(await comeAsWorker(instance, token))
  }
  const candidate = await enter(room, room.candidate_token)
  const agent = await enter(room, room.agent_token)
  expect(await candidate.sees('agent')).toMatchObject({ isAgent: true })
  await Promise.all([candidate.leave(), agent.leave()])
})

test('a token opens its own room, whatever room is asked for', async () => {
  const { create, enter } = rooms()
  const [one, two] = [await create(), await create()]
  const here = await enter(one, one.interviewer_token)
  const there = await enter(two, two.interviewer_token)
  const candidate = await enter({ ...two, url: `${two.url}?room=${two.name}` }, one.candidate_token)
  expect(await candidate.roomName()).toBe(one.name)
  await here.sees('candidate')
  expect(await there.others()).toEqual([])
  expect((await candidate.others()).map(({ identity }) => identity)).toEqual(['interviewer'])
  await Promise.all([here.leave(), there.leave(), candidate.leave()])
})

test('no more people come in than are meant to; an agent is not counted', async () => {
  const { create, enter, tokenFor } = rooms()
  const room = await create({ max_participants: 2 })
  const interviewer = await enter(room, room.interviewer_token)
  const candidate = await enter(room, room.candidate_token)
  const ada = await tokenFor(room, 'ada', 'participant')
  await expect(enter(room, ada)).rejects.toThrow(/could not establish signal connection/)
  const agent = await enter(room, room.agent_token)
  await interviewer.sees('agent')
  expect((await interviewer.others()).map(({ identity }) => identity).toSorted()).toEqual(['agent', 'candidate'])
  await candidate.leave()
  await interviewer.seesNo('candidate')
  const late = await enter(room, ada)
  await interviewer.sees('ada')
  await Promise.all([interviewer.leave(), agent.leave(), late.leave()])
})

test('a deleted room sends everybody out, and who comes in afterwards too', async () => {
  const { create, enter, owner } = rooms()
  const room = await create()
  const candidate = await enter(room, room.candidate_token)
  await owner.call('DELETE', `/rooms/${room.name}`)
  await candidate.isOut()
  // LiveKit's word of the late one comes while they enter, or just after.
  const late = await enter(room, room.interviewer_token).catch((error: unknown) => {
    expect(String(error)).toMatch(/connection/i)
  })
  await late?.isOut()
  await until('LiveKit has no such room', async () => (await service().listRooms([room.name])).length === 0)
  await Promise.all([candidate.leave(), late?.leave()])
})

test('an expired token opens nothing', async () => {
  const { enter } = rooms()
  const { room, token } = short
  const list = () => call(token, 'ListParticipants', { room: room.name })
  await until('it has expired', async () => (await list()) === 401, undefined, EXPIRY_LIMIT_MS)
  await expect(enter(room, token)).rejects.toThrow(/expired/)
})
