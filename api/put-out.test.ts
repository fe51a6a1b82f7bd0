import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AccessToken } from 'livekit-server-sdk'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { respondentIdentity } from '../interview/identities.ts'
import { putOutLingering } from './seats.ts'
import { startTestApi, type TestApi } from './test-api.ts'
import { inviteBoth } from './test-seats.ts'

const SECRET = 'a secret of at least thirty-two characters'

/** LiveKit's room service: by identity the seat by which somebody is there, and those who were put out. */
const liveKit = { isAway: false, present: new Map<string, number>(), putOut: [] as string[] }
let service: Server
let api: TestApi
beforeAll(async () => {
  service = createServer(async (request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    let body = ''
    for await (const chunk of request) body += chunk
    const { identity } = JSON.parse(body) as { identity: string }
    const seat = liveKit.present.get(identity)
    if (liveKit.isAway) return answer(503, { code: 'unavailable', msg: 'away' })
    if (seat === undefined) return answer(404, { code: 'not_found', msg: 'participant does not exist' })
    if (request.url?.endsWith('/GetParticipant')) {
      return answer(200, { identity, attributes: { 'lexnova.seat': String(seat) } })
    }
    liveKit.present.delete(identity)
    liveKit.putOut.push(identity)
    return answer(200, {})
  }).listen(0, '127.0.0.1')
  await once(service, 'listening')
  const { port } = service.address() as AddressInfo
  api = await startTestApi({
    LIVEKIT_URL: `ws://127.0.0.1:${port}`,
    LIVEKIT_API_KEY: 'k',
    LIVEKIT_API_SECRET: SECRET,
  })
})
beforeEach(() => {
  liveKit.isAway = false
  liveKit.present.clear()
  liveKit.putOut = []
})
afterAll(async () => {
  await api.stop()
  service.close()
})

/** The groom is in the room by his first seat. */
async function inRoom() {
  const invited = await inviteBoth(api)
  const { id, write, take, invitations } = invited
  await write({ revision: 3, status: 'active', phase: 'conducting', room: id, started: true })
  await take('groom')
  const identity = respondentIdentity(id, 'groom')
  liveKit.present.set(identity, 1)
  const revoke = () =>
    api.ask('DELETE', `/sessions/${id}/invitations/${invitations['groom']}`, { key: api.keys.lawyer.key })
  return { ...invited, identity, revoke }
}
const sweep = () => putOutLingering(api.context, 0, 100)

test('whose link is revoked while LiveKit is away is put out once it is back', async () => {
  const { identity, revoke } = await inRoom()
  liveKit.isAway = true
  expect((await revoke()).status).toBe(200)
  await expect(sweep()).rejects.toMatchObject({ status: 503 })
  liveKit.isAway = false
  await sweep()
  expect(liveKit.putOut).toEqual([identity])
})

test('whom LiveKit has put out is not asked for again', async () => {
  const { identity, revoke } = await inRoom()
  await revoke()
  expect(liveKit.putOut).toEqual([identity])
  liveKit.isAway = true
  await sweep()
})

test('who is not there is not asked for again', async () => {
  const { identity, revoke } = await inRoom()
  liveKit.present.delete(identity)
  await revoke()
  liveKit.isAway = true
  await sweep()
})

test('who has come by a later seat meanwhile stays', async () => {
  const { identity, take } = await inRoom()
  liveKit.isAway = true
  await take('groom')
  liveKit.isAway = false
  liveKit.present.set(identity, 2)
  await sweep()
  expect([liveKit.putOut, liveKit.present.get(identity)]).toEqual([[], 2])
})

test('revoking a link again puts out who is still there', async () => {
  const { identity, revoke } = await inRoom()
  liveKit.isAway = true
  await revoke()
  liveKit.isAway = false
  await revoke()
  expect(liveKit.putOut).toEqual([identity])
})

test('LiveKit is asked to send again that somebody has come by an ended seat, while they cannot be put out', async () => {
  const { id, identity, revoke } = await inRoom()
  await revoke()
  liveKit.present.set(identity, 1)
  const participant = { identity, attributes: { 'lexnova.seat': '1' } }
  const body = JSON.stringify({ event: 'participant_joined', id: 'EV_1', room: { name: id }, participant })
  const token = new AccessToken('k', SECRET)
  token.sha256 = createHash('sha256').update(body).digest('base64')
  const headers = { authorization: await token.toJwt(), 'content-type': 'application/webhook+json' }
  const send = async () => (await api.ask('POST', '/livekit/webhook', { raw: body, headers })).status
  liveKit.isAway = true
  expect(await send()).toBe(503)
  liveKit.isAway = false
  expect(await send()).toBe(200)
  expect(liveKit.putOut).toEqual([identity, identity])
})
