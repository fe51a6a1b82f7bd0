import { randomUUID } from 'node:crypto'
import { RoomServiceClient } from 'livekit-server-sdk'
import { beforeAll, expect, test } from 'vitest'
import type { RecordDocument } from '../../interview/record/record.ts'
import { verifyRecord } from '../../interview/record/verify.ts'
import { ApiClient } from '../../local/client.ts'
import * as messages from '../../workflows/messages.ts'
import { entriesOf } from '../harness/evidence.ts'
import type { View } from '../harness/interview.ts'
import { openSignalling } from '../harness/signalling.ts'
import { signerOf, withWorkflow } from '../harness/temporal.ts'
import { keysOf } from '../harness/tone.ts'
import { until } from '../harness/until.ts'
import { admin, type Answer, ask, attacked, type Key, keyOf } from './stack.ts'
import { db } from './state.ts'
import { begin, prepare } from './victims.ts'

const PAIR = '{"groom_name":"A","bride_name":"B"}'

let lawyer: Key
let api: ApiClient
beforeAll(async () => {
  lawyer = await keyOf('lawyer')
  api = new ApiClient(attacked().url, lawyer.key)
})

const post = (
  path: string,
  { key = lawyer.key, ...more }: { key?: string; body?: string; headers?: Record<string, string> } = {},
) => ask({ method: 'POST', path, key, ...more })
/** Ends an interview, again when the machine is too busy for it. */
const end = (id: string) =>
  until('the interview is ended', async () => [200, 409].includes((await post(`/sessions/${id}/end`)).status))
const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))
const statusesOf = (answers: readonly Answer[]) => [...new Set(answers.map(({ status }) => status))].toSorted()

const STORM_MS = 10_000
/** As long as an officer may take for the closing line on a busy machine, and some more. */
const SEALED_MS = 150_000

/** The record of an interview that was ended. */
async function sealedRecord(id: string): Promise<RecordDocument> {
  let view: View | undefined
  const record = await until(
    'the record is sealed',
    async () => {
      view = await admin().get<View>(`/sessions/${id}`)
      const read = await admin().get<RecordDocument & Record<string, unknown>>(`/sessions/${id}/record`)
      return read.sealed && read
    },
    () => JSON.stringify(view),
    SEALED_MS,
  )
  expect(verifyRecord(record)).toMatchObject({ verified: true, sealed: true })
  return record
}

test.concurrent('a start and an end at once leave one sealed record and no interview that goes on', async () => {
  await times(3, async () => {
    const id = await prepare(api)
    const answers = await Promise.all([
      ...Array.from({ length: 3 }, () => post(`/start-interview/${id}`)),
      ...Array.from({ length: 3 }, () => post(`/sessions/${id}/end`)),
    ])
    for (const { status, text } of answers) expect([200, 202, 409], text).toContain(status)
    await end(id)
    const record = await sealedRecord(id)
    expect(entriesOf(record, 'started').length).toBeLessThanOrEqual(1)
    expect(entriesOf(record, 'sealed')).toHaveLength(1)
    expect((await post(`/start-interview/${id}`)).code).toBe('over')
  })
})

test.concurrent('thirty pauses, resumptions and ends at once end it once, and nothing comes after', async () => {
  const { livekit_room_name: id } = await begin(api)
  const answers = await times(30, (index) => post(`/sessions/${id}/${['pause', 'resume', 'end'][index % 3]}`))
  // A machine that is busy may not come to all of them in time.
  for (const { status, text } of answers) expect([200, 409, 503], text).toContain(status)
  await end(id ?? '')
  const record = await sealedRecord(id ?? '')
  expect(entriesOf(record, 'sealed')).toHaveLength(1)
  const { status } = await api.get<View>(`/sessions/${id}`)
  expect(status).toBe('cancelled')
  for (const act of ['pause', 'resume', 'end']) expect((await post(`/sessions/${id}/${act}`)).code).toBe('over')
})

test.concurrent('thirty acts at once that reach Temporal past the API leave a record that verifies', async () => {
  const { livekit_room_name: id = '' } = await begin(api)
  const signer = signerOf(attacked(), id ?? '')
  const payload = { actor: { id: lawyer.user_id, role: 'lawyer' as const } }
  // Temporal takes ten at a time, and drops those as well when more of them come.
  await withWorkflow(attacked(), id ?? '', async (handle) => {
    const update = (index: number) => {
      const definition = [messages.pause, messages.resume, messages.end][index % 3] as typeof messages.pause
      const updateId = randomUUID()
      const signature = signer.sign({ name: definition.name, updateId, payload })
      return handle.executeUpdate(definition, { args: [payload, signature], updateId })
    }
    await handle.client.connection.withDeadline(Date.now() + STORM_MS, () =>
      Promise.allSettled(Array.from({ length: 30 }, (_, index) => update(index))),
    )
  })
  await end(id ?? '')
  expect(entriesOf(await sealedRecord(id ?? ''), 'sealed')).toHaveLength(1)
})

test.concurrent('a step that is waived ten times at once is waived as often as was answered', async () => {
  const { livekit_room_name: id } = await begin(api)
  const answers = await times(10, () => post(`/sessions/${id}/steps/colour/waive`, { body: '{"reason":"x"}' }))
  const taken = answers.filter(({ status }) => status === 200)
  for (const { status, text } of answers) expect([200, 409], text).toContain(status)
  expect(taken.length).toBeGreaterThan(0)
  await end(id ?? '')
  expect(entriesOf(await sealedRecord(id ?? ''), 'step-waived')).toHaveLength(taken.length)
})

test.concurrent('an act that is repeated ten times at once under one Idempotency-Key is done once', async () => {
  const { livekit_room_name: id } = await begin(api)
  const headers = { 'idempotency-key': 'race-retake' }
  const answers = await times(10, () => post(`/sessions/${id}/steps/colour/retake`, { headers }))
  expect(statusesOf(answers)).toEqual([200])
  await end(id ?? '')
  expect(entriesOf(await sealedRecord(id ?? ''), 'step-retaken')).toHaveLength(1)
})

test('one Idempotency-Key at once from two keys makes two sessions, one each', async () => {
  const other = await keyOf('lawyer')
  const headers = { 'idempotency-key': 'race-two-keys' }
  const answers = await times(10, (index) =>
    post('/sessions', { key: [lawyer, other][index % 2]?.key ?? '', body: PAIR, headers }),
  )
  expect(statusesOf(answers)).toEqual([200])
  const made = answers.map(({ text }) => JSON.parse(text) as { id: string; lawyer_id: string })
  expect(new Set(made.map(({ id, lawyer_id }) => `${id} ${lawyer_id}`)).size).toBe(2)
})

test('one Idempotency-Key at once with ten bodies is taken with one of them', async () => {
  const headers = { 'idempotency-key': 'race-ten-bodies' }
  const answers = await times(10, (index) =>
    post('/sessions', { headers, body: `{"groom_name":"G${index}","bride_name":"B"}` }),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(new Set(answers.filter(({ status }) => status !== 200).map(({ code }) => code))).toEqual(
    new Set(['idempotency-key-reused']),
  )
})

test('of ten edits of the same version one is taken', async () => {
  const id = await prepare(api)
  const answers = await times(10, (index) =>
    ask({
      method: 'PUT',
      path: `/sessions/${id}/script`,
      key: lawyer.key,
      headers: { 'if-match': '"v1"' },
      body: JSON.stringify({ script_content: `1. Who are you, number ${index}?` }),
    }),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  // Of one key only so many texts wait to be read.
  for (const { status, code } of answers) if (status !== 200) expect(['script-changed', 'busy']).toContain(code)
})

test('a script that is edited while it starts is the one that the record says was started with', async () => {
  const id = await prepare(api)
  const edit = (index: number) =>
    ask({
      method: 'PUT',
      path: `/sessions/${id}/script`,
      key: lawyer.key,
      body: JSON.stringify({ script_content: `1. Number ${index}?` }),
    })
  const [started, ...edits] = await Promise.all([
    post(`/start-interview/${id}`),
    ...Array.from({ length: 6 }, (_, index) => edit(index)),
  ])
  expect([200, 202]).toContain(started.status)
  // Of one key only so many texts wait to be read.
  for (const { status, code } of edits)
    expect([
      [200, undefined],
      [409, 'already-started'],
      [409, 'busy'],
    ]).toContainEqual([status, code])
  expect((await edit(99)).code).toBe('already-started')
  const { sha256, frozen } = await api.get<{ sha256: string; frozen: boolean }>(`/sessions/${id}/script`)
  await end(id)
  const record = await sealedRecord(id)
  const words = record.openings.find(
    ({ commitment }) => commitment === entriesOf(record, 'started')[0]?.commitments['script'],
  )
  const row = await db().selectFrom('scripts').select(['script', 'sha256']).where('session_id', '=', id).execute()
  expect(frozen).toBe(true)
  expect(row.find((script) => script.sha256 === sha256)?.script).toEqual(words?.value)
})

test('once the keys of a user are revoked nothing more is done by them, whatever was on its way', async () => {
  const leaving = await keyOf('lawyer')
  const acting = times(30, () => post('/sessions', { key: leaving.key, body: PAIR }))
  await admin().call('DELETE', `/users/${leaving.user_id}`)
  const after = await post('/sessions', { key: leaving.key, body: PAIR })
  expect([after.status, after.code]).toEqual([401, 'unauthenticated'])
  const answers = await acting
  for (const { status } of answers) expect([200, 401]).toContain(status)
  const { length } = await db().selectFrom('sessions').select('id').where('lawyer_id', '=', leaving.user_id).execute()
  expect(length).toBe(answers.filter(({ status }) => status === 200).length)
})

test('an event stream whose key is revoked tells nothing of what comes later, and ends', async () => {
  const { livekit_room_name: id } = await begin(api)
  const reader = await keyOf('reviewer')
  const response = await fetch(`${attacked().url}/sessions/${id}/events`, {
    headers: { authorization: `Bearer ${reader.key}` },
  })
  const stream = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('"revision"')) text += (await stream?.read())?.value ?? ''
  await admin().call('DELETE', `/api-keys/${reader.id}`)
  await post(`/sessions/${id}/pause`)
  let later = ''
  for (;;) {
    const { value, done } = (await stream?.read()) ?? { done: true }
    if (done) break
    later += value
  }
  expect(later).not.toContain('paused')
})

test('a room that is deleted while people get tokens stays gone, also for who has one', async () => {
  const { name } = await api.post<{ name: string }>('/rooms/create', {})
  const tokenFor = (index: number) =>
    post('/tokens/generate', { body: JSON.stringify({ room_name: name, participant_identity: `p${index}` }) })
  const [deleted, ...tokens] = await Promise.all([
    ask({ method: 'DELETE', path: `/rooms/${name}`, key: lawyer.key }),
    ...Array.from({ length: 8 }, (_, index) => tokenFor(index)),
  ])
  expect(deleted.status).toBe(200)
  for (const { status } of tokens) expect([200, 404]).toContain(status)
  expect((await tokenFor(99)).status).toBe(404)
  const { url, apiKey, apiSecret } = keysOf(attacked().stack.env)
  const service = new RoomServiceClient(url.replace('ws:', 'http:'), apiKey, apiSecret)
  const isGone = () => until('the room is gone', async () => (await service.listRooms([name])).length === 0)
  await isGone()
  const had = tokens.find(({ status }) => status === 200)
  if (!had) return
  const late = openSignalling(url, (JSON.parse(had.text) as { token: string }).token)
  await until('somebody came late', () => late.joined)
  await isGone()
  late.close()
})
