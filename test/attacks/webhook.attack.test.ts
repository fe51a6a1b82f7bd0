import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RecordDocument } from '../../interview/record/record.ts'
import { entriesOf } from '../harness/evidence.ts'
import { type LiveKitKeys, keysOf } from '../harness/tone.ts'
import { until } from '../harness/until.ts'
import { jwt, unsigned } from './jwt.ts'
import { type Answer, ask, attacked, expectRefused } from './stack.ts'
import { changesNothing } from './state.ts'
import { sharedVictims, type Victim } from './victims.ts'

let victim: Victim
let keys: LiveKitKeys
beforeAll(async () => {
  const [shared] = await sharedVictims()
  victim = { ...shared, room: await shared.api.post<Victim['room']>('/rooms/create', {}) }
  keys = keysOf(attacked().stack.env)
})

const now = () => Math.floor(Date.now() / 1_000)

const event = (room: string, more: object = {}) =>
  JSON.stringify({
    event: 'participant_joined',
    id: 'EV_forged',
    createdAt: String(now()),
    room: { name: room },
    participant: { identity: 'interviewer' },
    ...more,
  })

const claims = (body: string, more: object = {}) => ({
  iss: keys.apiKey,
  nbf: now() - 5,
  exp: now() + 300,
  sha256: createHash('sha256').update(body).digest('base64'),
  ...more,
})

const signed = (body: string, more: object = {}) => jwt(claims(body, more), keys.apiSecret)

const send = (body: string, authorization?: string): Promise<Answer> =>
  ask({
    method: 'POST',
    path: '/livekit/webhook',
    body,
    headers: { 'content-type': 'application/webhook+json', ...(authorization === undefined ? {} : { authorization }) },
  })

const FORGED: [what: string, authorization: (body: string) => string | undefined][] = [
  ['no signature', () => undefined],
  ['an empty signature', () => ''],
  ['words in place of a signature', () => 'not.a.token'],
  ['another secret', (body) => jwt(claims(body), 'another-secret-of-enough-characters')],
  ['another issuer', (body) => signed(body, { iss: 'somebody' })],
  ['the algorithm "none"', (body) => unsigned(claims(body), 'none')],
  ['a signature over another body', () => signed(event(`not-${victim.room.name}`))],
  ['a signature over no body', (body) => signed(body, { sha256: undefined })],
  ['a hash in hexadecimal', (body) => signed(body, { sha256: createHash('sha256').update(body).digest('hex') })],
  ['a signature that has expired', (body) => signed(body, { exp: now() - 600 })],
  ['a signature that is not valid yet', (body) => signed(body, { nbf: now() + 3_600 })],
  ["an interviewer's room token", () => victim.room.interviewer_token],
  ["a lawyer's room token as Bearer", () => `Bearer ${victim.started.lawyer_token}`],
  ["an admin's API key", () => attacked().key],
  ["an admin's API key as Bearer", () => `Bearer ${attacked().key}`],
]

describe.each(['participant_joined', 'participant_left', 'room_finished'])('an event %s', (name) => {
  test.each(FORGED)('is refused with %s', async (_what, authorization) => {
    const body = event(victim.room.name, { event: name })
    await changesNothing(async () => expectRefused(await send(body, authorization(body)), [401, 'unauthenticated']))
  })
})

test('a body that was changed after it was signed is refused', async () => {
  const body = event(victim.room.name)
  const changed = body.replace('"participant_joined"', '"room_finished"')
  await changesNothing(async () => expectRefused(await send(changed, signed(body)), [401, 'unauthenticated']))
})

test('a signed body that is no event is refused', async () => {
  for (const body of ['', '{', '[]', 'null', '"x"', '{"event":{"$ne":1}}', '{"room":7}']) {
    const { status } = await changesNothing(() => send(body, signed(body)))
    expect([200, 401, 422], body).toContain(status)
  }
})

test('a body of a megabyte is refused before its signature is looked at', async () => {
  const body = event(victim.room.name, { padding: 'x'.repeat(1024 * 1024) })
  await changesNothing(async () => expectRefused(await send(body, signed(body)), [413, 'too-large']))
})

test('an event without a time is refused and says so', async () => {
  const body = event(victim.room.name, { createdAt: String(Number.MAX_SAFE_INTEGER) })
  await changesNothing(async () => expectRefused(await send(body, signed(body)), [422, 'invalid-input']))
})

const ELSEWHERE: [what: string, room: () => string][] = [
  ['a room that nobody knows', () => 'nobody-knows'],
  ['a name that is SQL', () => `' or name like '%`],
  ['a name with wildcards', () => '%'],
  ["an interview's own room", () => victim.running],
]
test.each(ELSEWHERE)('a signed event about %s changes no interview', async (_what, room) => {
  for (const name of ['participant_joined', 'participant_left', 'room_finished']) {
    const body = event(room(), { event: name, id: `EV_${name}`, participant: { identity: 'agent', kind: 'AGENT' } })
    const { status } = await changesNothing(() => send(body, signed(body)))
    expect(status).toBe(200)
  }
})

const joins = async () => {
  const record = await victim.api.get<RecordDocument & Record<string, unknown>>(
    `/sessions/${victim.room.session_id}/record`,
  )
  return entriesOf(record, 'participant-joined')
}

test('an event that comes again, also at the same time and under a fresh signature, is recorded once', async () => {
  const before = (await joins()).length
  const body = event(victim.room.name, { id: 'EV_again' })
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(body, signed(body))))
  answers.push(await send(body, signed(body)))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  const last = event(victim.room.name, { id: 'EV_last' })
  await send(last, signed(last))
  await until('the last event is in the record', async () => (await joins()).length >= before + 2)
  expect((await joins()).length).toBe(before + 2)
})
