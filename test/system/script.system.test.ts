import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { RecordDocument } from '../../interview/record/record.ts'
import { ApiClient } from '../../local/client.ts'
import { entriesOf } from '../harness/evidence.ts'
import { useInstance } from '../harness/instance.ts'

const instance = useInstance()
let client: ApiClient
let id: string
beforeAll(() => {
  client = new ApiClient(instance().url, instance().key)
})

const CONTENT = '1. Who are you?\n2. Why are you here?'
beforeEach(async () => {
  id = (await client.post<{ id: string }>('/sessions', { groom_name: 'A', bride_name: 'B' })).id
  await client.upload(id, 'script.txt', new TextEncoder().encode(CONTENT))
})

interface Answer {
  status: number
  etag: string | null
  body: Record<string, unknown>
}

async function ask(method: string, json?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${instance().url}/sessions/${id}/script`, {
    method,
    headers: { authorization: `Bearer ${instance().key}`, 'content-type': 'application/json', ...headers },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    body: (await response.json()) as Record<string, unknown>,
  }
}
const edit = (text: string, headers?: Record<string, string>) => ask('PUT', { script_content: `1. ${text}` }, headers)
const asksOf = ({ body }: Answer) => (body['steps'] as { ask: string }[]).map((step) => step.ask)

test('an edit of what was read goes through, and an edit of what has changed since does not', async () => {
  const read = await ask('GET')
  const first = await edit('Who is there?', { 'if-match': read.etag ?? '' })
  expect([first.status, first.etag]).toEqual([200, '"v2"'])
  const lost = await edit('Who was that?', { 'if-match': read.etag ?? '' })
  expect(lost).toMatchObject({
    status: 412,
    body: { code: 'script-changed', detail: expect.stringContaining('Read it') },
  })
  const now = await ask('GET')
  expect([now.etag, asksOf(now)]).toEqual(['"v2"', ['Who is there?']])
})

test('of two edits of the same script at the same time one goes through', async () => {
  const { etag } = await ask('GET')
  const both = await Promise.all([edit('One?', { 'if-match': etag ?? '' }), edit('Two?', { 'if-match': etag ?? '' })])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412])
  const won = both.find(({ status }) => status === 200) as Answer
  expect(asksOf(await ask('GET'))).toEqual(asksOf(won))
})

test('a repeated edit is the same edit, though its tag is no longer the latest', async () => {
  const { etag } = await ask('GET')
  const headers = { 'if-match': etag ?? '', 'idempotency-key': 'edit-1' }
  const [first, again] = [await edit('Once?', headers), await edit('Once?', headers)]
  expect([again.status, again.etag]).toEqual([200, first.etag])
})

test('any tag, several tags, and a tag of nobody', async () => {
  expect((await edit('Any?', { 'if-match': '*' })).status).toBe(200)
  expect((await edit('Several?', { 'if-match': '"v1", "v2"' })).status).toBe(200)
  for (const tag of ['"v1"', 'W/"v3"', '"something"', 'v3']) {
    expect((await edit('No?', { 'if-match': tag })).status, tag).toBe(412)
  }
  expect((await edit('Without?')).status).toBe(200)
})

test('a preview answers what would be read, and keeps nothing', async () => {
  const before = await ask('GET')
  const form = new FormData()
  form.append('file', new Blob([readFileSync('examples/marriage-verification.pdf')]), 'any.name')
  const preview = await client.post<Record<string, unknown>>('/scripts/preview', form)
  expect(preview).toMatchObject({
    format: 'pdf',
    steps: expect.arrayContaining([expect.objectContaining({ ask: expect.any(String) })]),
  })
  expect(await ask('GET')).toEqual(before)
  const uploaded = await client.post<Record<string, unknown>>(`/upload-script/${id}`, form)
  expect([uploaded['steps'], uploaded['sha256']]).toEqual([preview['steps'], preview['sha256']])
})

test('a session is found by a name in it', async () => {
  const made = await client.post<{ id: string }>('/sessions', { groom_name: 'Ilyas Kaya', bride_name: 'Mina Kaya' })
  const { sessions } = await client.post<{ sessions: { id: string }[] }>('/sessions/search', { name: 'kaya ilyas' })
  expect(sessions.map((session) => session.id)).toEqual([made.id])
})

test('the id of a request is in the log, in the workflow and in the record', async () => {
  const requestId = '0123456789abcdef0123456789abcdef'
  await edit('Whose request?', { 'x-request-id': requestId })
  await client.post(`/sessions/${id}/end`, {})
  const record = await client.get<RecordDocument & Record<string, unknown>>(`/sessions/${id}/record`)
  const actors = entriesOf(record, 'script-set').map(({ data }) => data['actor'])
  expect(actors.at(-1)).toMatchObject({ role: 'admin', request: requestId })
  const log = readFileSync(`${instance().stack.logsDir}/api.log`, 'utf8')
  expect(log.split('\n').filter((line) => line.includes(requestId))).toHaveLength(1)
})
