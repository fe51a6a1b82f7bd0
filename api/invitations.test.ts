import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listUnsentSeatEvents } from '../db/seat-events.ts'
import { ensureSession } from '../db/sessions.ts'
import { startTestApi, type TestApi } from './test-api.ts'
import { inviteBoth, secretIn } from './test-seats.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi({ PUBLIC_URL: 'https://interviews.example/lex/' })
})
afterAll(() => api.stop())

const newSession = async () =>
  (
    await ensureSession(api.context.db, {
      lawyerId: api.keys.lawyer.userId,
      kind: 'scripted',
      respondents: [
        { role: 'groom', name: 'Ada' },
        { role: 'bride', name: 'Bea' },
      ],
    })
  ).id
const asLawyer = (method: string, path: string, json?: unknown, headers: Record<string, string> = {}) =>
  api.ask(method, path, { key: api.keys.lawyer.key, ...(json === undefined ? {} : { json }), headers })
const eventsOf = async (id: string) =>
  (await listUnsentSeatEvents(api.context.db, id)).map(({ event, respondent, code }) => [event, respondent, code])

describe('an invitation', () => {
  test('is a link for each respondent, whose secret stands in the fragment and is kept as a hash alone', async () => {
    const id = await newSession()
    const { status, body } = await asLawyer('POST', `/sessions/${id}/invitations`, {})
    expect(status).toBe(200)
    expect(body.invitations.map(({ respondent }: { respondent: string }) => respondent)).toEqual(['groom', 'bride'])
    const [groom] = body.invitations
    expect(groom.link).toMatch(/^https:\/\/interviews\.example\/lex\/join#lxi_[0-9a-f]{32}_[\w-]{43}$/)
    const { rows } = await sql<{ text: string }>`select i::text as text from invitations i union all
      select e::text from seat_events e`.execute(api.context.db)
    expect(rows.length).toBeGreaterThanOrEqual(4)
    for (const { text } of rows) expect(text).not.toContain(secretIn(groom.link).slice(-43))
    const listed = await asLawyer('GET', `/sessions/${id}/invitations`)
    expect(listed.body.invitations).toHaveLength(2)
    expect(JSON.stringify(listed.body)).not.toContain('lxi_')
  })

  test('is one for each person: a second is refused, and all who have none get theirs', async () => {
    const id = await newSession()
    const path = `/sessions/${id}/invitations`
    expect((await asLawyer('POST', path, { respondent: 'bride' })).body.invitations).toHaveLength(1)
    expect((await asLawyer('POST', path, { respondent: 'bride' })).body.code).toBe('invitation-exists')
    const rest = await asLawyer('POST', path, {})
    expect(rest.body.invitations).toMatchObject([{ respondent: 'groom' }])
    expect((await asLawyer('POST', path, {})).body.code).toBe('invitation-exists')
  })

  test('is made once, however many ask for it at the same time', async () => {
    const id = await newSession()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => asLawyer('POST', `/sessions/${id}/invitations`, {})),
    )
    const made = answers.flatMap(({ body }) => body.invitations ?? [])
    expect(made.map(({ respondent }) => respondent).toSorted()).toEqual(['bride', 'groom'])
    expect(answers.filter(({ status }) => status === 409).length).toBeGreaterThanOrEqual(6)
  })

  test('is not shown again to a request that comes twice', async () => {
    const id = await newSession()
    const headers = { 'idempotency-key': `invite-${id}` }
    const first = await asLawyer('POST', `/sessions/${id}/invitations`, {}, headers)
    expect(first.status).toBe(200)
    const again = await asLawyer('POST', `/sessions/${id}/invitations`, {}, headers)
    expect([again.status, again.body.code]).toEqual([409, 'invitation-shown-before'])
    expect(await eventsOf(id)).toHaveLength(2)
  })

  test('for somebody who is not asked, in a session that is not the own or is over, is refused', async () => {
    const id = await newSession()
    expect((await asLawyer('POST', `/sessions/${id}/invitations`, { respondent: 'uncle' })).status).toBe(404)
    const { links, invitations, id: own, write } = await inviteBoth(api)
    expect(links['groom']).toBeDefined()
    const foreign = await asLawyer('DELETE', `/sessions/${id}/invitations/${invitations['groom']}`)
    expect(foreign.status).toBe(404)
    await write({ revision: 9, status: 'completed', phase: 'closed' })
    expect((await asLawyer('POST', `/sessions/${own}/invitations`, {})).body.code).toBe('over')
  })
})

describe('renewing a link', () => {
  test('gives another one, and the first is none any more', async () => {
    const { id, links, invitations } = await inviteBoth(api)
    const path = `/sessions/${id}/invitations/${invitations['groom']}/renew`
    const { status, body } = await asLawyer('POST', path, {})
    expect(status).toBe(200)
    expect((await api.ask('POST', '/seat', { key: links['groom'] })).body.code).toBe('invitation-renewed')
    expect((await api.ask('POST', '/seat', { key: secretIn(body.link) })).status).toBe(200)
    expect((await asLawyer('POST', path, {})).body.code).toBe('invitation-renewed')
    expect(await eventsOf(id)).toEqual([
      ['invitation-made', 'groom', undefined],
      ['invitation-made', 'bride', undefined],
      ['invitation-ended', 'groom', 'renewed'],
      ['invitation-made', 'groom', undefined],
      ['seat-refused', 'groom', 'renewed'],
      ['seat-taken', 'groom', undefined],
    ])
  })

  test('that comes twice does it once', async () => {
    const { id, invitations } = await inviteBoth(api)
    const path = `/sessions/${id}/invitations/${invitations['groom']}/renew`
    const headers = { 'idempotency-key': `renew-${id}` }
    expect((await asLawyer('POST', path, {}, headers)).status).toBe(200)
    expect((await asLawyer('POST', path, {}, headers)).body.code).toBe('invitation-shown-before')
  })
})

test('an invitation that has expired gives way to a new one', async () => {
  const { id, links, invitations } = await inviteBoth(api)
  await sql`update invitations set expires_at = now() where id = ${invitations['groom']}`.execute(api.context.db)
  expect((await api.ask('POST', '/seat', { key: links['groom'] })).body.code).toBe('invitation-expired')
  const made = await asLawyer('POST', `/sessions/${id}/invitations`, {})
  expect(made.body.invitations).toMatchObject([{ respondent: 'groom' }])
  const listed = await asLawyer('GET', `/sessions/${id}/invitations`)
  expect(listed.body.invitations.map((one: { ended_because: unknown }) => one.ended_because)).toEqual([
    'expired',
    null,
    null,
  ])
})

describe('a person who came in by a link that has expired since', () => {
  const expire = async () => {
    const invited = await inviteBoth(api)
    const seat = await invited.take('groom')
    await sql`update invitations set expires_at = now() where id = ${invited.invitations['groom']}`.execute(
      api.context.db,
    )
    const path = `/sessions/${invited.id}/invitations`
    const { body } = await asLawyer('POST', path, { respondent: 'groom' })
    const codeNow = async () => (await api.ask('GET', '/seat', { key: seat })).body.code
    expect(await codeNow()).toBeUndefined()
    return { old: `${path}/${invited.invitations['groom']}`, made: `${path}/${body.invitations[0].id}`, codeNow }
  }

  test('is out when the newer link is revoked', async () => {
    const { made, codeNow } = await expire()
    await asLawyer('DELETE', made)
    expect(await codeNow()).toBe('invitation-revoked')
  })

  test('is out when the newer link is renewed', async () => {
    const { made, codeNow } = await expire()
    await asLawyer('POST', `${made}/renew`, {})
    expect(await codeNow()).toBe('invitation-renewed')
  })

  test('is out when the expired link is revoked, which stays as it ended', async () => {
    const { old, codeNow } = await expire()
    expect((await asLawyer('DELETE', old)).body.ended_because).toBe('expired')
    expect(await codeNow()).toBe('invitation-revoked')
  })
})

test('an ended link that is revoked once more leaves who came in by the one after it', async () => {
  const { id, invitations } = await inviteBoth(api)
  const path = `/sessions/${id}/invitations/${invitations['groom']}`
  const { body } = await asLawyer('POST', `${path}/renew`, {})
  const { secret } = (await api.ask('POST', '/seat', { key: secretIn(body.link) })).body
  await asLawyer('DELETE', path)
  expect((await api.ask('GET', '/seat', { key: secret })).status).toBe(200)
})

test('revoking twice changes nothing, and is told once', async () => {
  const { id, invitations } = await inviteBoth(api)
  const path = `/sessions/${id}/invitations/${invitations['bride']}`
  const first = await asLawyer('DELETE', path)
  expect(first.body).toMatchObject({ respondent: 'bride', ended_because: 'revoked' })
  expect((await asLawyer('DELETE', path)).body).toEqual(first.body)
  expect((await eventsOf(id)).filter(([event]) => event === 'invitation-ended')).toHaveLength(1)
})

test('a link shows who has come in by it', async () => {
  const { id, take } = await inviteBoth(api)
  await take('bride')
  const { body } = await asLawyer('GET', `/sessions/${id}/invitations`)
  expect(body.invitations).toMatchObject([
    { respondent: 'groom', seat: null },
    { respondent: 'bride', seat: { number: 1 } },
  ])
})
