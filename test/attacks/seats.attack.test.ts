import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dispose, Room, RoomEvent } from '@livekit/rtc-node'
import { RoomServiceClient } from 'livekit-server-sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { respondentIdentity } from '../../interview/identities.ts'
import type { RecordDocument } from '../../interview/record/record.ts'
import { callRoomService, comeAsWorker, REFUSED } from '../harness/livekit-api.ts'
import { keysOf } from '../harness/tone.ts'
import { until } from '../harness/until.ts'
import { claimsOf, tampered } from './jwt.ts'
import { ask, type Attempt, attacked, expectRefused } from './stack.ts'
import { changesNothing, seatsNoted } from './state.ts'
import { makeVictim, prepare, type Victim } from './victims.ts'

let victim: Victim
let other: Victim
beforeAll(async () => {
  ;[victim, other] = await Promise.all([makeVictim(), makeVictim()])
})
const rooms: Room[] = []
afterAll(async () => {
  await Promise.all(rooms.map((room) => room.disconnect()))
  await dispose()
})

const linkOf = (who: Victim, respondent: string) => who.links[respondent] ?? ''
const take = async (link: string): Promise<string> => {
  const { status, text } = await ask({ method: 'POST', path: '/seat', key: link })
  expect(status, text).toBe(200)
  return (JSON.parse(text) as { secret: string }).secret
}
const refuses = (attempt: Attempt, status: number, code: string) =>
  changesNothing(async () => expectRefused(await ask(attempt), [status, code]))

const SEAT_ROUTES: [method: string, path: string][] = [
  ['GET', '/seat'],
  ['POST', '/seat/token'],
  ['GET', '/seat/events'],
  ['GET', '/seat/receipt'],
  ['POST', '/seat/sound-check'],
  ['DELETE', '/seat'],
]

/** A link of the victim with something else in it. */
const GUESSES: [what: string, guess: (link: string) => string, code: string][] = [
  ['with another secret', (link) => `${link.slice(0, -43)}${'A'.repeat(43)}`, 'invitation-unknown'],
  [
    'with the last character turned',
    (link) => link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A'),
    'invitation-unknown',
  ],
  [
    'with the id of another person and its own secret',
    (link) => `${linkOf(victim, 'bride').slice(0, 37)}${link.slice(37)}`,
    'invitation-unknown',
  ],
  [
    "with the id of another interview's link and its own secret",
    (link) => `${linkOf(other, 'groom').slice(0, 37)}${link.slice(37)}`,
    'invitation-unknown',
  ],
  ['without its secret', (link) => link.slice(0, 37), 'unauthenticated'],
  ['with more after it', (link) => `${link}A`, 'unauthenticated'],
  ['called a seat', (link) => link.replace('lxi_', 'lxs_'), 'unauthenticated'],
  ['called a key', (link) => link.replace('lxi_', 'lxn_'), 'unauthenticated'],
  ['in capitals', (link) => link.toUpperCase(), 'unauthenticated'],
]

test.each(GUESSES)('a link %s lets nobody in', async (_what, guess, code) => {
  const key = guess(linkOf(victim, 'groom'))
  expect(key).not.toBe(linkOf(victim, 'groom'))
  await refuses({ method: 'POST', path: '/seat', key }, 401, code)
})

const ELSEWHERE: [what: string, attempt: (link: string) => Attempt][] = [
  ['in the query', (link) => ({ method: 'POST', path: `/seat?invitation=${link}&access_token=${link}` })],
  ['in a cookie', (link) => ({ method: 'POST', path: '/seat', headers: { cookie: `seat=${link}; session=${link}` } })],
  [
    'in the body',
    (link) => ({ method: 'POST', path: '/seat', body: JSON.stringify({ invitation: link, secret: link }) }),
  ],
  [
    'in a form, as a page of another origin can send it',
    (link) => ({
      method: 'POST',
      path: '/seat',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' },
      body: `invitation=${link}`,
    }),
  ],
  ['as an API key', (link) => ({ method: 'POST', path: '/seat', headers: { 'x-api-key': link } })],
  ['by GET, as a preview opens it', (link) => ({ path: '/seat', key: link })],
]

test.each(ELSEWHERE)('a true link lets nobody in %s', async (_what, attempt) => {
  await refuses(attempt(linkOf(victim, 'groom')), 401, 'unauthenticated')
})

test('what swells a request without a body is not read, and the body of an invitation has its limit', async () => {
  const body = JSON.stringify({ respondent: 'groom', more: 'x'.repeat(1024 * 1024) })
  await refuses({ method: 'POST', path: '/seat', key: 'lxi_', body }, 401, 'unauthenticated')
  const path = `/sessions/${victim.running}/invitations`
  await refuses({ method: 'POST', path, key: victim.lawyer.key, body }, 413, 'too-large')
})

describe("a seat's secret", () => {
  let seat: string
  beforeAll(async () => {
    seat = await take(linkOf(victim, 'bride'))
    await seatsNoted(victim.running)
  })

  test.each(SEAT_ROUTES)('with another end opens nothing: %s %s', async (method, path) => {
    await refuses({ method, path, key: `${seat.slice(0, -43)}${'A'.repeat(43)}` }, 401, 'seat-unknown')
  })

  test.each([
    ['GET', () => `/sessions/${victim.running}`],
    ['GET', () => `/sessions/${victim.running}/record`],
    ['GET', () => `/sessions/${victim.running}/events`],
    ['GET', () => `/sessions/${victim.running}/invitations`],
    ['POST', () => `/start-interview/${victim.running}`],
    ['POST', () => `/sessions/${victim.running}/end`],
  ] as const)('is no key of the API: %s', async (method, path) => {
    await refuses({ method, path: path(), key: seat }, 401, 'unauthenticated')
  })

  test('shows its own interview, whatever other is named beside it', async () => {
    const asked = `/seat/token?session_id=${other.running}&respondent=groom`
    const body = JSON.stringify({ session_id: other.running, respondent: 'groom', room: other.running })
    const { status, text } = await ask({ method: 'POST', path: asked, key: seat, body })
    expect(status).toBe(200)
    const { room, identity } = JSON.parse(text) as { room: string; identity: string }
    expect([room, identity]).toEqual([victim.running, respondentIdentity(victim.running, 'bride')])
  })
})

test('another lawyer neither sees, renews nor revokes a link, also under a session of their own', async () => {
  const { key } = other.lawyer
  for (const session of [victim.running, other.running]) {
    const path = `/sessions/${session}/invitations/${victim.invitations.running}`
    await refuses({ method: 'DELETE', path, key }, 404, 'not-found')
    await refuses({ method: 'POST', path: `${path}/renew`, key }, 404, 'not-found')
  }
  await refuses({ path: `/sessions/${victim.running}/invitations`, key }, 404, 'not-found')
})

test('a link that was revoked opens nothing any more, nor does the seat that it had opened; the record has both', async () => {
  const id = await prepare(victim.api)
  const made = await victim.api.post<{ invitations: { id: string; link: string; respondent: string }[] }>(
    `/sessions/${id}/invitations`,
    { respondent: 'groom' },
  )
  const [invitation] = made.invitations
  const link = new URL(invitation?.link ?? '').hash.slice(1)
  const seat = await take(link)
  await victim.api.call('DELETE', `/sessions/${id}/invitations/${invitation?.id}`)
  await expectRefused(await ask({ method: 'POST', path: '/seat', key: link }), [410, 'invitation-revoked'])
  await seatsNoted(id)
  for (const [method, path] of SEAT_ROUTES) await refuses({ method, path, key: seat }, 410, 'invitation-revoked')
  const { entries } = await victim.api.get<RecordDocument & Record<string, unknown>>(`/sessions/${id}/record`)
  const kinds = entries.filter(({ type }) => /^(seat|invitation)-/.test(type))
  expect(kinds.map(({ type }) => type)).toEqual([
    'invitation-made',
    'seat-taken',
    'invitation-ended',
    'seat-ended',
    'seat-refused',
  ])
  expect(JSON.stringify(kinds)).not.toMatch(/lx[is]_/)
})

describe('a seat that has moved', () => {
  interface Token {
    url: string
    token: string
  }
  const tokenOf = async (seat: string): Promise<Token> =>
    JSON.parse((await ask({ method: 'POST', path: '/seat/token', key: seat })).text) as Token
  const enter = async ({ url, token }: Token) => {
    const room = new Room()
    rooms.push(room)
    const state = { gone: false }
    room.on(RoomEvent.Disconnected, () => {
      state.gone = true
    })
    await room.connect(url, token)
    return state
  }

  test('is out of the room, and its token does not bring it back for longer than a moment', async () => {
    const { url, apiKey, apiSecret } = keysOf(attacked().stack.env)
    const service = new RoomServiceClient(url.replace('ws:', 'http:'), apiKey, apiSecret)
    const seatInRoom = async () => {
      const all = await service.listParticipants(other.running)
      const own = all.find(({ identity }) => identity === respondentIdentity(other.running, 'groom'))
      return own?.attributes['lexnova.seat']
    }
    const first = await take(linkOf(other, 'groom'))
    const early = await tokenOf(first)
    const before = await enter(early)
    await until('the first is in', async () => (await seatInRoom()) === '1')
    const second = await take(linkOf(other, 'groom'))
    await until('the first is put out', () => before.gone)
    for (const [method, path] of SEAT_ROUTES) {
      await expectRefused(await ask({ method, path, key: first }), [410, 'seat-moved'])
    }
    const now = await enter(await tokenOf(second))
    await until('the second is in', async () => (await seatInRoom()) === '2')
    // LiveKit takes the old token, and puts out the newer connection of the same identity.
    const intruder = await enter(early)
    await until('the newer one was put out by it', () => now.gone)
    await until('the old one is put out', () => intruder.gone)
    const again = await enter(await tokenOf(second))
    await until('the second is in again', async () => (await seatInRoom()) === '2')
    expect(again.gone).toBe(false)
  })
})

describe('the token of a sound check', () => {
  interface Pass extends Record<string, unknown> {
    url: string
    token: string
    room: string
  }
  let pass: Pass
  const keys = () => keysOf(attacked().stack.env)
  const service = () => new RoomServiceClient(keys().url.replace('ws:', 'http:'), keys().apiKey, keys().apiSecret)
  beforeAll(async () => {
    const seat = await take(linkOf(other, 'bride'))
    await seatsNoted(other.running)
    pass = JSON.parse((await ask({ method: 'POST', path: '/seat/sound-check', key: seat })).text) as Pass
  })

  test('opens a room with nobody of an interview in it, and says nothing of whose it is', async () => {
    const claims = claimsOf(pass.token)
    expect(claims).toMatchObject({
      sub: 'respondent',
      video: { room: pass.room, roomJoin: true, canPublishSources: ['microphone'], canPublishData: false },
    })
    const { roomAdmin, roomCreate, roomList, agent } = claims['video'] as Record<string, unknown>
    expect([roomAdmin, roomCreate, roomList, agent]).toEqual([undefined, undefined, undefined, undefined])
    const told = JSON.stringify([claims, pass])
    for (const secret of [other.running, other.lawyer.key, 'bride', 'Ada', 'Bea']) expect(told).not.toContain(secret)
  })

  test('manages nothing, and sends no agent', async () => {
    for (const method of ['ListRooms', 'CreateRoom', 'DeleteRoom', 'ListParticipants']) {
      const body = { room: other.running, name: other.running }
      expect(REFUSED).toContain(await callRoomService(attacked(), pass.token, method, body))
    }
    expect(REFUSED).toContain(await comeAsWorker(attacked(), pass.token))
  })

  test('with the room of an interview in it opens neither that nor another', async () => {
    const video = { ...(claimsOf(pass.token)['video'] as object), room: other.running }
    const room = new Room()
    await expect(room.connect(pass.url, tampered(pass.token, { video }))).rejects.toThrow()
  })

  test('whose dispatch is sent into the room of an interview by its manager brings no agent there', async () => {
    const { agents } = claimsOf(pass.token)['roomConfig'] as { agents: { agentName: string; metadata: string }[] }
    const [dispatch] = agents
    const { logsDir } = attacked().stack
    const refused = 'a job was refused: it is not of an interview and its room'
    const refusals = () =>
      readdirSync(logsDir).reduce(
        (sum, name) => sum + readFileSync(join(logsDir, name), 'latin1').split(refused).length - 1,
        0,
      )
    const [before, refusedBefore] = [(await service().listParticipants(other.running)).length, refusals()]
    const url = keys().url.replace('ws:', 'http:')
    const manager = await fetch(`${url}/twirp/livekit.AgentDispatchService/CreateDispatch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${other.started.lawyer_token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ room: other.running, agent_name: dispatch?.agentName, metadata: dispatch?.metadata }),
    })
    expect(manager.status).toBe(200)
    await until('the job is refused', () => refusals() > refusedBefore)
    expect(await service().listParticipants(other.running)).toHaveLength(before)
  })
})

test('no log has a secret of a link or a seat in it', async () => {
  const { logsDir } = attacked().stack
  await take(linkOf(victim, 'groom'))
  for (const name of readdirSync(logsDir)) {
    const text = readFileSync(join(logsDir, name), 'latin1')
    expect(text.match(/lx[is]_[0-9a-f]{32}/)?.[0], name).toBeUndefined()
  }
})
