import { sql } from 'kysely'
import { TokenVerifier } from 'livekit-server-sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listUnsentSeatEvents } from '../db/seat-events.ts'
import { Hearing, aScript } from '../test/builders.ts'
import { startTestApi, type TestApi } from './test-api.ts'
import { openEvents } from '../test/harness/server-events.ts'
import { bearer, inviteBoth, secretIn } from './test-seats.ts'

const SECRET = 'a secret of at least thirty-two characters'
let api: TestApi
beforeAll(async () => {
  api = await startTestApi({ LIVEKIT_URL: 'ws://127.0.0.1:1', LIVEKIT_API_KEY: 'k', LIVEKIT_API_SECRET: SECRET })
  // LiveKit is away here, but for the tests of tokens, which need its secret alone.
  api.context.health.liveKit = async () => 'ok'
})
afterAll(() => api.stop())

const SCRIPT = aScript([{ id: 'free', ask: 'Are you here of your own free will?', expect: 'affirmation' }])
const follow = (secret: string) => openEvents(`${api.url}/seat/events`, bearer(secret))
const codeOf = async (method: string, path: string, key: string) => {
  const { status, body } = await api.ask(method, path, { key })
  return status === 200 ? 200 : body.code
}
const ROUTES = [
  ['GET', '/seat'],
  ['POST', '/seat/token'],
  ['GET', '/seat/events'],
  ['GET', '/seat/receipt'],
  ['POST', '/seat/sound-check'],
  ['DELETE', '/seat'],
] as const

describe('a link', () => {
  test('is not opened by a GET, as a preview makes it', async () => {
    const { links, id } = await inviteBoth(api)
    const { status } = await api.ask('GET', '/seat', { key: links['groom'] })
    expect(status).toBe(401)
    expect((await listUnsentSeatEvents(api.context.db, id)).map(({ event }) => event)).toEqual([
      'invitation-made',
      'invitation-made',
    ])
  })

  test('lets in before the start, and the events say when it begins', async () => {
    const { take, write, id } = await inviteBoth(api, SCRIPT)
    const secret = await take('groom')
    const events = await follow(secret)
    expect(await events.next()).toMatchObject({
      name: 'seat',
      data: { status: 'pending', question: null, name: 'Ada' },
    })
    expect(await codeOf('POST', '/seat/token', secret)).toBe('not-started')
    await write({ ...Hearing.started(SCRIPT).progress, revision: 7, room: id })
    expect(await events.next()).toMatchObject({ data: { status: 'active', turn: 'you', officer: expect.any(String) } })
    expect(await codeOf('POST', '/seat/token', secret)).toBe(200)
    await write({ revision: 9, status: 'completed', phase: 'closed' })
    expect(await events.next()).toMatchObject({ name: 'seat', data: { status: 'completed', officer: null } })
    expect(await events.next()).toEqual({ name: 'end', data: { status: 'completed' } })
    expect(await events.next()).toBeUndefined()
    expect(await codeOf('POST', '/seat/token', secret)).toBe('over')
    expect(await codeOf('GET', '/seat', secret)).toBe(200)
  })

  test('of an interview that is over lets nobody in', async () => {
    const { links, write } = await inviteBoth(api)
    await write({ revision: 9, status: 'cancelled', phase: 'closed' })
    expect(await codeOf('POST', '/seat', links['groom'] ?? '')).toBe('over')
  })

  test('that is not known here is told from none at all, and from one of another secret in nothing', async () => {
    const { links } = await inviteBoth(api)
    const link = links['groom'] ?? ''
    expect(await codeOf('POST', '/seat', '')).toBe('unauthenticated')
    expect(await codeOf('POST', '/seat', api.keys.admin.key)).toBe('unauthenticated')
    const wrong = await api.ask('POST', '/seat', { key: `${link.slice(0, -43)}${'A'.repeat(43)}` })
    const unknown = await api.ask('POST', '/seat', { key: `lxi_${'0'.repeat(32)}_${'A'.repeat(43)}` })
    expect([wrong.status, wrong.body]).toEqual([401, expect.objectContaining({ code: 'invitation-unknown' })])
    expect(unknown.body).toEqual(wrong.body)
  })
})

describe('opening the link on a second device', () => {
  test('moves the person: the first is told so, ends, and does not come back', async () => {
    const { take, links } = await inviteBoth(api)
    const first = await take('groom')
    const events = await follow(first)
    await events.next()
    const second = await take('groom')
    expect(await events.next()).toEqual({ name: 'moved', data: {} })
    expect(await events.next()).toBeUndefined()
    for (const [method, path] of ROUTES) expect(await codeOf(method, path, first)).toBe('seat-moved')
    expect(await codeOf('GET', '/seat', second)).toBe(200)
    expect((await api.ask('POST', '/seat', { key: links['groom'] })).body.seat.seat).toBe(3)
  })

  test('leaves the other person where they are', async () => {
    const { take } = await inviteBoth(api)
    const bride = await take('bride')
    await take('groom')
    await take('groom')
    expect(await codeOf('GET', '/seat', bride)).toBe(200)
  })

  test('at the same moment as on others leaves one of them, and numbers each', async () => {
    const { take, id } = await inviteBoth(api)
    const secrets = await Promise.all(Array.from({ length: 12 }, () => take('groom')))
    const codes = await Promise.all(secrets.map((secret) => codeOf('GET', '/seat', secret)))
    expect(codes.filter((code) => code === 200)).toHaveLength(1)
    expect(codes.filter((code) => code === 'seat-moved')).toHaveLength(11)
    const told = (await listUnsentSeatEvents(api.context.db, id)).filter(({ event }) => event.startsWith('seat-'))
    expect(told.map(({ event, seat, from }) => [event, seat, from])).toEqual([
      ['seat-taken', 1, undefined],
      ...Array.from({ length: 11 }, (_, index) => ['seat-moved', index + 2, index + 1]),
    ])
  })

  /** As if this link had been opened so often before, so long ago. */
  const opened = async (id: string, respondent: string, times: number, ago: string) => {
    await sql`insert into seats
      (invitation_id, session_id, respondent, number, sha256, taken_at, expires_at, ended_at, ended_because)
      select i.id, i.session_id, respondent, (select coalesce(max(number), 0) from seats
        where session_id = i.session_id and respondent = i.respondent) + n, sha256, now() - ${ago}::interval, now(), now(), 'moved'
      from invitations i, generate_series(1, ${times}::int) n
      where session_id = ${id} and respondent = ${respondent} and ended_at is null`.execute(api.context.db)
  }
  const renew = async (id: string, invitation: string | undefined) => {
    const path = `/sessions/${id}/invitations/${invitation}/renew`
    return secretIn((await api.ask('POST', path, { key: api.keys.lawyer.key, json: {} })).body.link)
  }

  test('too often within minutes has to wait, but not who has a newer link', async () => {
    const { take, id, links, invitations } = await inviteBoth(api)
    await opened(id, 'groom', 100, '1 minute')
    const { status, headers, body } = await api.ask('POST', '/seat', { key: links['groom'] })
    expect([status, body.code, headers.get('retry-after')]).toEqual([429, 'too-many-requests', '60'])
    await take('bride')
    expect(await codeOf('POST', '/seat', await renew(id, invitations['groom']))).toBe(200)
  })

  test('200 times in all is the last of it until the link is renewed, and no more is told', async () => {
    const { id, links, invitations } = await inviteBoth(api)
    const told = async () => (await listUnsentSeatEvents(api.context.db, id)).length
    await opened(id, 'groom', 199, '1 day')
    expect(await codeOf('POST', '/seat', links['groom'] ?? '')).toBe(200)
    const before = await told()
    const { status, body } = await api.ask('POST', '/seat', { key: links['groom'] })
    expect([status, body.code, body.detail]).toEqual([429, 'too-many-requests', expect.stringContaining('a new one')])
    expect(await told()).toBe(before)
    expect(await codeOf('POST', '/seat', await renew(id, invitations['groom']))).toBe(200)
  })
})

describe('a seat', () => {
  test('ends when its link is revoked or renewed, under a code of its own', async () => {
    const { take, id, invitations, links } = await inviteBoth(api)
    const [groom, bride] = [await take('groom'), await take('bride')]
    const [events, others] = [await follow(groom), await follow(bride)]
    await Promise.all([events.next(), others.next()])
    const { key } = api.keys.lawyer
    await api.ask('DELETE', `/sessions/${id}/invitations/${invitations['groom']}`, { key })
    await api.ask('POST', `/sessions/${id}/invitations/${invitations['bride']}/renew`, { key, json: {} })
    expect((await events.next())?.name).toBe('revoked')
    expect((await others.next())?.name).toBe('renewed')
    expect(await codeOf('POST', '/seat/token', groom)).toBe('invitation-revoked')
    expect(await codeOf('POST', '/seat', links['groom'] ?? '')).toBe('invitation-revoked')
    expect(await codeOf('GET', '/seat', bride)).toBe('invitation-renewed')
  })

  test('is left, and taken again by the link', async () => {
    const { take } = await inviteBoth(api)
    const secret = await take('groom')
    expect(await codeOf('DELETE', '/seat', secret)).toBe(200)
    expect(await codeOf('DELETE', '/seat', secret)).toBe('seat-left')
    expect(await codeOf('GET', '/seat', await take('groom'))).toBe(200)
  })

  test('expires when it is not used, and a use puts that off', async () => {
    const { take, id } = await inviteBoth(api)
    const secret = await take('groom')
    const expire = (interval: string) =>
      sql`update seats set expires_at = now() + ${interval}::interval where session_id = ${id}`.execute(api.context.db)
    await expire('1 minute')
    expect(await codeOf('GET', '/seat', secret)).toBe(200)
    const { rows } = await sql<{ isLong: boolean }>`select expires_at > now() + interval '50 minutes' as "isLong"
      from seats where session_id = ${id}`.execute(api.context.db)
    expect(rows).toEqual([{ isLong: true }])
    await expire('0')
    expect(await codeOf('GET', '/seat', secret)).toBe('seat-expired')
    // Nobody was there any more who could be moved.
    await take('groom')
    const told = await listUnsentSeatEvents(api.context.db, id)
    expect(told.map(({ event }) => event).slice(2)).toEqual(['seat-taken', 'seat-taken'])
  })

  test('that has expired stays so when its link is revoked', async () => {
    const { take, id, invitations } = await inviteBoth(api)
    const secret = await take('groom')
    await sql`update seats set expires_at = now() where session_id = ${id}`.execute(api.context.db)
    await api.ask('DELETE', `/sessions/${id}/invitations/${invitations['groom']}`, { key: api.keys.lawyer.key })
    expect(await codeOf('GET', '/seat', secret)).toBe('seat-expired')
    const told = await listUnsentSeatEvents(api.context.db, id)
    expect(told.map(({ event }) => event).slice(2)).toEqual(['seat-taken', 'invitation-ended'])
  })

  test('has three event streams: the oldest gives way to a fourth', async () => {
    const { take } = await inviteBoth(api)
    const secret = await take('groom')
    const streams = []
    for (let index = 0; index < 4; index++) {
      const stream = await follow(secret)
      await stream.next()
      streams.push(stream)
    }
    expect(await streams[0]?.next()).toBeUndefined()
    await take('groom')
    for (const stream of streams.slice(1)) expect((await stream.next())?.name).toBe('moved')
  })

  test('gives tokens for its room alone, which say by which seat they came', async () => {
    const { take, write, id } = await inviteBoth(api)
    await write({ revision: 3, status: 'active', phase: 'conducting', room: id, started: true })
    await take('groom')
    const secret = await take('groom')
    const { body } = await api.ask('POST', '/seat/token', { key: secret })
    const { video, attributes, sub, exp = 0, nbf = 0 } = await new TokenVerifier('k', SECRET).verify(body.token)
    expect(video).toEqual({
      roomJoin: true,
      room: id,
      canPublish: true,
      canSubscribe: true,
      canPublishData: true,
      canUpdateOwnMetadata: false,
    })
    expect(attributes).toEqual({ 'lexnova.seat': '2' })
    expect(sub).toBe(body.identity)
    expect(exp - nbf).toBeLessThanOrEqual(600)
    expect(body.expires_in).toBe(600)
  })

  test('keeps its secret out of the database', async () => {
    const { take } = await inviteBoth(api)
    const secret = await take('groom')
    const { rows } = await sql<{ text: string }>`select s::text as text from seats s union all
      select e::text from seat_events e`.execute(api.context.db)
    for (const { text } of rows) expect(text).not.toContain(secret.slice(-43))
  })
})

test('a link that holds no longer fills no record, however often it is tried', async () => {
  const { id, links, invitations } = await inviteBoth(api)
  await api.ask('DELETE', `/sessions/${id}/invitations/${invitations['groom']}`, { key: api.keys.lawyer.key })
  await Promise.all(Array.from({ length: 30 }, () => codeOf('POST', '/seat', links['groom'] ?? '')))
  const told = await listUnsentSeatEvents(api.context.db, id)
  expect(told.filter(({ event }) => event === 'seat-refused')).toHaveLength(20)
})

test('wrong secrets from an address are stopped, and a right one from there is taken all the same', async () => {
  const limited = await startTestApi({ REFUSED_KEYS_PER_MINUTE: '5' })
  try {
    const { links } = await inviteBoth(limited)
    const wrong = `${links['groom']?.slice(0, -43)}${'B'.repeat(43)}`
    const codes = []
    for (let index = 0; index < 8; index++) codes.push((await limited.ask('POST', '/seat', { key: wrong })).status)
    expect(codes).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
    const { status, body } = await limited.ask('POST', '/seat', { key: links['groom'] })
    expect(status).toBe(200)
    expect((await limited.ask('GET', '/seat', { key: body.secret })).status).toBe(200)
  } finally {
    await limited.stop()
  }
})

test('the secret of a link is no key, and that of a seat is none either', async () => {
  const { id, links, take } = await inviteBoth(api)
  const seat = await take('groom')
  for (const key of [links['groom'], seat]) {
    expect((await api.ask('GET', `/sessions/${id}`, { key })).status).toBe(401)
    expect((await api.ask('POST', `/sessions/${id}/invitations`, { key, json: {} })).status).toBe(401)
  }
  expect(await codeOf('POST', '/seat', seat)).toBe('unauthenticated')
  expect(await codeOf('GET', '/seat', links['groom'] ?? '')).toBe('unauthenticated')
  expect(secretIn('http://localhost/join#x')).toBe('x')
})
