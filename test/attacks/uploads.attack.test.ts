import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { bombOf } from '../../documents/testing.ts'
import { ApiClient } from '../../local/client.ts'
import { until } from '../harness/until.ts'
import { type Answer, asForm, ask, attacked, expectRefused, type Key, keyOf, sendRaw } from './stack.ts'
import { db } from './state.ts'

let lawyer: Key
let other: Key
let session: string
let foreign: string
/** What the API answers to requests that come to no end; it waits for them while the other tests run. */
const unfinished = { body: Promise.resolve(''), head: Promise.resolve('') }
beforeAll(async () => {
  ;[lawyer, other] = [await keyOf('lawyer'), await keyOf('lawyer')]
  unfinished.body = sendRaw(
    `POST /sessions HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${lawyer.key}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`,
  )
  unfinished.head = sendRaw('GET /health HTTP/1.1\r\nhost: a\r\nx-slow: ')
  session = await newSession(lawyer)
  foreign = await newSession(other)
})

async function newSession({ key }: Key): Promise<string> {
  const names = { groom_name: 'Ada', bride_name: 'Bea' }
  return (await new ApiClient(attacked().url, key).post<{ id: string }>('/sessions', names)).id
}

const post = (path: string, body: unknown) =>
  ask({ method: 'POST', path, key: lawyer.key, body: typeof body === 'string' ? body : JSON.stringify(body) })
const preview = (bytes: Uint8Array | string, key = lawyer.key) =>
  ask({ method: 'POST', path: '/scripts/preview', key, ...asForm(bytes) })

/** The longest time in which the API gave others no answer, while something was done to it. */
async function whileAsked<T>(act: () => Promise<T>): Promise<{ result: T; longestMs: number }> {
  const over = new AbortController()
  let longestMs = 0
  const asking = (async () => {
    while (!over.signal.aborted) {
      const begunMs = performance.now()
      expect((await ask({ path: `/sessions/${foreign}`, key: other.key })).status).toBe(200)
      longestMs = Math.max(longestMs, performance.now() - begunMs)
    }
  })()
  const result = await act().finally(() => over.abort())
  await asking
  return { result, longestMs }
}

const REFUSED = [422, 'invalid-script'] as const
/** A text with nothing worse than its length may be a script. */
const expectReadOrRefused = async (result: Answer) => {
  if (result.status !== 200) await expectRefused(result, REFUSED)
}
/** Less than any of these texts took when it was read among the requests of others. */
const OTHERS_MS = 4_000
const HOSTILE: [what: string, text: string][] = [
  ['form feeds', `1. One?${'\f'.repeat(2 * 1024 * 1024 - 100)}`],
  ['lines', '1. One?\n'.repeat(60_000)],
  ['an endless label', `1. One?\n${'é'.repeat(250_000)} b c d e ______ x:`],
  ['blanks in a number', `1. One?\nq${'\u2003'.repeat(150_000)}x`],
  ['an annotation of semicolons', `1. One? [${'x;'.repeat(200_000)}]`],
  ['brackets that are no JSON', '['.repeat(900_000)],
  ['steps without number', `[${'1,'.repeat(450_000)}1]`],
]

describe('a text that is made to keep the reader busy', () => {
  test.each(HOSTILE)('of %s keeps nobody else waiting, as a file', async (_, text) => {
    const { result, longestMs } = await whileAsked(() => preview(text))
    await expectReadOrRefused(result)
    expect(longestMs).toBeLessThan(OTHERS_MS)
  })

  test.each(HOSTILE.filter(([, text]) => text.length < 500_000))('of %s likewise, as an edit', async (_, text) => {
    const body = JSON.stringify({ script_content: text })
    const { result, longestMs } = await whileAsked(() =>
      ask({ method: 'PUT', path: `/sessions/${session}/script`, key: lawyer.key, body }),
    )
    await expectReadOrRefused(result)
    expect(longestMs).toBeLessThan(OTHERS_MS)
  })
})

test('documents of one caller that expand leave a place for those of others', async () => {
  const bombs = Array.from({ length: 4 }, () => preview(bombOf(200)))
  let done = 0
  for (const bomb of bombs) void bomb.then(() => done++)
  expect((await preview('1. One?', other.key)).status).toBe(200)
  // Behind all of them it would come after three.
  expect(done).toBeLessThan(3)
  for (const bomb of await Promise.all(bombs)) await expectRefused(bomb, REFUSED)
})

/** An upload of 19 MiB of which nothing but its head comes. */
async function beginUpload(): Promise<Socket> {
  const { hostname, port } = new URL(attacked().url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const head = `POST /scripts/preview HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${lawyer.key}\r\n`
  socket.write(`${head}content-type: multipart/form-data; boundary=x\r\ncontent-length: ${19 * 1024 * 1024}\r\n\r\n`)
  return socket
}

test('uploads of one key at once do not fill the memory, and another key can upload', async () => {
  const begun = await Promise.all(Array.from({ length: 3 }, beginUpload))
  // Two have room, and wait for their bodies; whichever of the three comes last is answered at once.
  const refused = await Promise.any(begun.map(async (socket) => String((await once(socket, 'data'))[0])))
  expect(refused).toContain('HTTP/1.1 429')
  expect(refused.toLowerCase()).toContain('retry-after: 5')
  expect((await preview('1. One?', other.key)).status).toBe(200)
  for (const socket of begun) socket.destroy()
})

test('room for uploads is given back by those who leave', async () => {
  for (let turn = 0; turn < 6; turn++) (await beginUpload()).destroy()
  await until('there is room again', async () => (await preview('1. One?')).status === 200)
})

test('an upload that was refused is not kept', async () => {
  const upload = ask({ method: 'POST', path: `/upload-script/${session}`, key: lawyer.key, ...asForm('# A title\n') })
  await expectRefused(await upload, REFUSED)
  expect(await db().selectFrom('uploads').select('id').where('session_id', '=', session).execute()).toEqual([])
})

test('an array in a field that nobody reads is not read either', async () => {
  const names = { groom_name: 'Ada', bride_name: 'Bea' }
  const begunMs = performance.now()
  await expectRefused(await post('/sessions', { ...names, ignored: Array(100_000).fill(1) }), [413, 'too-large'])
  expect(performance.now() - begunMs).toBeLessThan(1_000)
})

test('a revision that is still to come is refused', async () => {
  await expectRefused(await post(`/sessions/${session}/end`, { expected_revision: 1_000_000 }), [409, 'step-changed'])
})

test("another lawyer's interview room is no room, as one that does not exist", async () => {
  const id = (room_name: string) => ({ room_name, participant_identity: 'x' })
  for (const name of [foreign, crypto.randomUUID()]) {
    await expectRefused(await post('/tokens/generate', id(name)), [404, 'not-found'])
    await expectRefused(await ask({ path: `/rooms/${name}/participants`, key: lawyer.key }), [404, 'not-found'])
    await expectRefused(await ask({ method: 'DELETE', path: `/rooms/${name}`, key: lawyer.key }), [404, 'not-found'])
  }
  await expectRefused(await post('/tokens/generate', id(session)), [403, 'interview-room'])
})

test('HEAD of an event stream answers and ends', async () => {
  const answer = await ask({ method: 'HEAD', path: `/sessions/${session}/events`, key: lawyer.key })
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toContain('text/event-stream')
})

const names = (groom_name: string) => ({ groom_name, bride_name: 'Bea' })
test.each([
  ['zero width alone', '\u200b\u200d'],
  ['a filler', '\u3164'],
  ['an override', 'Ada \u202eevE'],
  ['an escape', 'Ada\u001b[2J'],
  ['a line break', 'Ada\nEve'],
])('a name of %s is refused', async (_, name) => {
  const answer = await post('/sessions', names(name))
  await expectRefused(answer, [422, 'invalid-input'])
  expect(answer.detail).toContain('/groom_name')
})

test.each([
  ['reference', { ...names('Ada'), reference: 'a\u202eb' }],
  ['label', { ...names('Ada'), label: 'a\u009bb' }],
])('a %s that hides something is refused', async (_, body) => {
  await expectRefused(await post('/sessions', body), [422, 'invalid-input'])
})

test('bytes that are no UTF-8 are not made into text', async () => {
  const body = Buffer.concat([
    Buffer.from('{"groom_name":"A'),
    Buffer.from([0xc3, 0x28]),
    Buffer.from('","bride_name":"B"}'),
  ])
  await expectRefused(await ask({ method: 'POST', path: '/sessions', key: lawyer.key, body }), [400, 'bad-request'])
})

test('a question with an escape or an override is refused, and one of a document comes without it', async () => {
  for (const question of ['One\u001b[2J?', 'One \u202e?']) {
    await expectRefused(await preview(JSON.stringify([question])), REFUSED)
  }
  const shown = await preview('1. One\u001b \u202etwo?')
  expect(JSON.parse(shown.text)).toMatchObject({ steps: [{ ask: 'One two?' }], script_content: '1. One two?' })
})

test('a script that may take more messages than an interview has is refused', async () => {
  const steps = Array.from({ length: 500 }, (_, index) => ({ ask: `Question ${index}?`, maxClarifications: 10 }))
  const upload = ask({
    method: 'POST',
    path: `/upload-script/${session}`,
    key: lawyer.key,
    ...asForm(JSON.stringify(steps)),
  })
  await expectRefused(await upload, REFUSED)
  const body = JSON.stringify({ steps })
  await expectRefused(await ask({ method: 'PUT', path: `/sessions/${session}/script`, key: lawyer.key, body }), REFUSED)
})

test.each(['body', 'head'] as const)('a %s that never ends is given up', async (part) => {
  expect(await unfinished[part]).toContain('HTTP/1.1 408')
})
