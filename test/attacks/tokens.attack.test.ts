import { RoomServiceClient } from 'livekit-server-sdk'
import { beforeAll, describe, expect, test } from 'vitest'
import { respondentIdentity, respondentOfIdentity } from '../../interview/identities.ts'
import { askForWebSocket, REFUSED } from '../harness/livekit-api.ts'
import { type LiveKitKeys, keysOf } from '../harness/tone.ts'
import { openSignalling } from '../harness/signalling.ts'
import type { View } from '../harness/interview.ts'
import { until } from '../harness/until.ts'
import { claimsOf, jwt, tampered, unsigned } from './jwt.ts'
import { joining } from './joining.ts'
import { attacked } from './stack.ts'
import { changesNothing } from './state.ts'
import { makeVictim, type Victim } from './victims.ts'

const WELCOME = 101
const OTHER_SECRET = 'another-secret-of-enough-characters'

let victim: Victim
let other: Victim
let keys: LiveKitKeys
let service: RoomServiceClient
let groom: string
beforeAll(async () => {
  ;[victim, other] = await Promise.all([makeVictim(), makeVictim()])
  keys = keysOf(attacked().stack.env)
  service = new RoomServiceClient(keys.url.replace('ws:', 'http:'), keys.apiKey, keys.apiSecret)
  groom = victim.started.tokens['groom'] ?? ''
})

const identitiesIn = async (room: string) =>
  (await service.listParticipants(room)).map(({ identity }) => identity).toSorted()

/** The status with which LiveKit answers somebody who opens its signalling; 101 is a welcome. */
function knock(token: string | undefined, path = '/rtc'): Promise<number> {
  const query = new URLSearchParams({
    protocol: '16',
    sdk: 'js',
    ...(token === undefined ? {} : { access_token: token }),
  })
  return askForWebSocket(`${keys.url.replace('ws:', 'http:')}${path}?${query}`)
}

const now = () => Math.floor(Date.now() / 1_000)
const asAgent = () => ({ ...claimsOf(groom), sub: 'agent-forged', kind: 'agent' })
const asBride = () => ({ sub: respondentIdentity(victim.running, 'bride'), name: 'bride' })
const inOther = () => ({ video: { ...(claimsOf(groom)['video'] as object), room: other.running } })
const asAdmin = () => ({ video: { ...(claimsOf(groom)['video'] as object), roomAdmin: true, roomCreate: true } })

const FORGED: [what: string, token: () => string | undefined][] = [
  ['no token', () => undefined],
  ['words that are no token', () => 'not.a.token'],
  ['an API key of the product', () => victim.lawyer.key],
  ['a token that is signed with another secret', () => jwt(claimsOf(groom), OTHER_SECRET)],
  ['a token that is signed with the API key in place of the secret', () => jwt(claimsOf(groom), keys.apiKey)],
  ['a token that is signed with nothing', () => jwt(claimsOf(groom), '')],
  ['a token of the algorithm "none"', () => unsigned(claimsOf(groom), 'none')],
  ['a token of the algorithm "nOnE"', () => unsigned(claimsOf(groom), 'nOnE')],
  ['a token whose signature was cut off', () => `${groom.split('.').slice(0, 2).join('.')}.`],
  ['a token whose header says "none" over a true signature', () => tampered(groom, {}, { alg: 'none', typ: 'JWT' })],
  ['a token whose header says RS256', () => tampered(groom, {}, { alg: 'RS256', typ: 'JWT' })],
  [
    'a token with a key of its own in its header',
    () => jwt(claimsOf(groom), OTHER_SECRET, { alg: 'HS256', typ: 'JWT', jwk: { kty: 'oct', k: 'AAAA' } }),
  ],
  ['a token of an unknown issuer', () => jwt({ ...claimsOf(groom), iss: 'somebody' }, keys.apiSecret)],
  ['a token without an issuer', () => jwt({ ...claimsOf(groom), iss: undefined }, keys.apiSecret)],
  ['a token that has expired', () => jwt({ ...claimsOf(groom), exp: now() - 600 }, keys.apiSecret)],
  ['a token that is not valid yet', () => jwt({ ...claimsOf(groom), nbf: now() + 3_600 }, keys.apiSecret)],
  ["a respondent's token with the other one's identity", () => tampered(groom, asBride())],
  ["a respondent's token with another room", () => tampered(groom, inOther())],
  ["a respondent's token with a manager's grants", () => tampered(groom, asAdmin())],
  ["a respondent's token with the kind of an agent", () => tampered(groom, { kind: 'agent' })],
  ['a self-made token of the kind of an agent', () => jwt(asAgent(), OTHER_SECRET)],
  [
    'a token that grants no joining',
    () => jwt({ ...claimsOf(groom), video: { room: victim.running } }, keys.apiSecret),
  ],
]

describe.each(['/rtc', '/rtc/v1'])('%s', (path) => {
  test.each(FORGED)('is not opened by %s', async (_what, token) => {
    const before = await identitiesIn(victim.running)
    await changesNothing(async () => {
      const status = await knock(token(), path)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
    })
    expect(await identitiesIn(victim.running)).toEqual(before)
  })
})

/** Methods that LiveKit serves, each with what it would do in a room. */
const METHODS: [service: string, method: string, body: (room: string) => object][] = [
  ['RoomService', 'CreateRoom', (room) => ({ name: room, metadata: 'forged' })],
  ['RoomService', 'ListRooms', () => ({})],
  ['RoomService', 'DeleteRoom', (room) => ({ room })],
  ['RoomService', 'ListParticipants', (room) => ({ room })],
  ['RoomService', 'GetParticipant', (room) => ({ room, identity: respondentIdentity(room, 'bride') })],
  ['RoomService', 'RemoveParticipant', (room) => ({ room, identity: respondentIdentity(room, 'bride') })],
  ['RoomService', 'MutePublishedTrack', (room) => ({ room, identity: 'x', track_sid: 'TR_x', muted: true })],
  ['RoomService', 'UpdateParticipant', (room) => ({ room, identity: respondentIdentity(room, 'bride'), name: 'Eve' })],
  ['RoomService', 'UpdateSubscriptions', (room) => ({ room, identity: 'x', track_sids: ['TR_x'], subscribe: false })],
  ['RoomService', 'SendData', (room) => ({ room, data: '', kind: 'RELIABLE', topic: 'lexnova.nudge' })],
  ['RoomService', 'UpdateRoomMetadata', (room) => ({ room, metadata: 'forged' })],
  ['RoomService', 'ForwardParticipant', (room) => ({ room, identity: 'x', destination_room: room })],
  ['RoomService', 'MoveParticipant', (room) => ({ room, identity: 'x', destination_room: room })],
  ['AgentDispatchService', 'CreateDispatch', (room) => ({ room, agent_name: 'lexnova-officer' })],
  ['AgentDispatchService', 'ListDispatch', (room) => ({ room })],
  ['AgentDispatchService', 'DeleteDispatch', (room) => ({ room, dispatch_id: 'AD_x' })],
  ['Egress', 'StartRoomCompositeEgress', (room) => ({ room_name: room, file: { filepath: '/tmp/x.mp4' } })],
  ['Egress', 'StartWebEgress', () => ({ url: 'http://127.0.0.1', file: { filepath: '/tmp/x.mp4' } })],
  ['Egress', 'ListEgress', (room) => ({ room_name: room })],
  ['Egress', 'StopEgress', () => ({ egress_id: 'EG_x' })],
  [
    'Ingress',
    'CreateIngress',
    (room) => ({ room_name: room, participant_identity: 'x', input_type: 'URL_INPUT', url: 'http://127.0.0.1' }),
  ],
  ['Ingress', 'ListIngress', (room) => ({ room_name: room })],
  ['SIP', 'ListSIPInboundTrunk', () => ({})],
  ['SIP', 'CreateSIPInboundTrunk', () => ({ trunk: { name: 'x', numbers: ['+1'] } })],
  ['SIP', 'CreateSIPParticipant', (room) => ({ room_name: room, sip_trunk_id: 'ST_x', sip_call_to: '+1' })],
]

async function callTwirp(name: string, method: string, token: string, body: object): Promise<number> {
  const response = await fetch(`${keys.url.replace('ws:', 'http:')}/twirp/livekit.${name}/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.status
}

/** Whose token is shown, and for which room. */
const CALLS: [what: string, call: () => { token: string; room: string }][] = [
  ["a respondent's token in its own room", () => ({ token: groom, room: victim.running })],
  ["a respondent's token in another room", () => ({ token: groom, room: other.running })],
  ["a candidate's token in its own room", () => ({ token: victim.room.candidate_token, room: victim.room.name })],
  ["a lawyer's token in another interview's room", () => ({ token: victim.started.lawyer_token, room: other.running })],
  [
    "an interviewer's token of a room in an interview's room",
    () => ({ token: victim.room.interviewer_token, room: victim.running }),
  ],
]

describe.each(CALLS)('%s', (_what, call) => {
  test.each(METHODS)('does not call %s.%s', async (name, method, body) => {
    const { token, room } = call()
    const before = await identitiesIn(room)
    // What the embedded server was not given at all is not found.
    const status = await changesNothing(() => callTwirp(name, method, token, body(room)))
    expect([...REFUSED, 404]).toContain(status)
    expect(await identitiesIn(room)).toEqual(before)
  })
})

test.each(METHODS.map(([name, method, body]) => [name, method, body] as const))(
  '%s.%s is not called with a token that is signed with another secret',
  async (name, method, body) => {
    const token = jwt(
      {
        iss: keys.apiKey,
        exp: now() + 600,
        video: {
          roomAdmin: true,
          roomList: true,
          roomCreate: true,
          room: victim.running,
          roomRecord: true,
          ingressAdmin: true,
        },
        sip: { admin: true, call: true },
      },
      OTHER_SECRET,
    )
    expect([...REFUSED, 404]).toContain(await callTwirp(name, method, token, body(victim.running)))
  },
)

test("a room that is named in the query does not become a respondent's", async () => {
  const { room, identity } = await joining(keys.url, groom, { room: other.running })
  expect([room, identity]).toEqual([victim.running, respondentIdentity(victim.running, 'groom')])
})

test('a name for one publication in the query makes nobody of a respondent', async () => {
  const { identity } = await joining(keys.url, groom, { publish: respondentIdentity(victim.running, 'bride') })
  expect(respondentOfIdentity(identity)).toBeUndefined()
  const { progress } = await victim.api.get<View>(`/sessions/${victim.running}`)
  expect(progress.present).not.toContain('bride')
})

test("a respondent's token does not fill the room with strangers", async () => {
  const token = other.started.tokens['groom'] ?? ''
  const edge = attacked().env['LIVEKIT_PUBLIC_URL'] ?? ''
  const strangers = Array.from({ length: 20 }, (_, index) => openSignalling(edge, token, { publish: `${index}` }))
  await until('each was refused', () => strangers.every(({ closed }) => closed))
  expect(strangers.filter(({ joined }) => joined)).toEqual([])
})

test('a room for one is not entered by a second', async () => {
  const body = { room_name: `for-one-${victim.running}`, max_participants: 1 }
  const { interviewer_token, candidate_token } = await victim.api.post<Victim['room']>('/rooms/create', body)
  const first = openSignalling(keys.url, interviewer_token)
  await until('the first is in', () => first.joined)
  expect(await knock(candidate_token)).not.toBe(WELCOME)
  first.close()
})

test('the same door is opened by the true token', async () => {
  expect(await knock(groom)).toBe(WELCOME)
})
