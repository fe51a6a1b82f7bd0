import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type DeepgramDouble, startDeepgramDouble } from './deepgram.ts'
import type { Fault } from './faults.ts'

const RATE = 16_000
const WORDS = 'Yes, I do.'
const QUERY = 'model=nova-3&encoding=linear16&sample_rate=16000&channels=1&language=en&interim_results=true'
/** Some sound, and the silence that ends it. */
const SPEECH = Int16Array.from({ length: RATE * 2 }, (_, at) => (at < RATE ? 8_000 * Math.sin(at * 0.2) : 0))
const SILENCE = new Int16Array(RATE * 2)

let double: DeepgramDouble
beforeEach(async () => {
  double = await startDeepgramDouble({ scripted: WORDS })
})
afterEach(() => double.close())

async function connect(): Promise<WebSocket> {
  const headers = { authorization: `Token ${double.apiKey}` }
  const client = new WebSocket(`${double.url}/v1/listen?${QUERY}`, { headers })
  client.on('error', () => undefined)
  await once(client, 'open')
  return client
}

/** Sends sound as it would come, piece by piece. */
function send(client: WebSocket, sound: Int16Array): void {
  for (let at = 0; at < sound.length; at += RATE / 10) client.send(sound.slice(at, at + RATE / 10))
}

const came = () => double.faults.taken.map(({ fault }) => fault)

test.each<Fault>([
  { kind: 'cut' },
  { kind: 'endless' },
  { kind: 'garbage' },
  { kind: 'delay', ms: 10 },
  { kind: 'drop' },
])('what goes wrong with an open connection is counted once, as it comes: $kind', async (fault) => {
  const client = await connect()
  const ordered = { ...fault, point: 'answer' }
  double.connections.at(-1)?.goWrong(ordered)
  expect(came()).toEqual([])
  send(client, SPEECH)
  await expect.poll(came).toEqual([ordered])
  if (fault.kind !== 'cut') send(client, SPEECH)
  await expect.poll(() => fault.kind === 'cut' || (double.connections[0]?.audioMs ?? 0) >= 4_000).toBe(true)
  expect(came()).toEqual([ordered])
})

test('a connection that will break off in speech has not done so in silence', async () => {
  double.faults.queue({ kind: 'cut' })
  const client = await connect()
  send(client, SILENCE)
  await once(client, 'message')
  expect(came()).toEqual([])
  send(client, SPEECH)
  await once(client, 'close')
  expect(came()).toEqual([{ kind: 'cut' }])
})

test('a connection that is refused has gone wrong', async () => {
  double.faults.queue({ kind: 'status', status: 429 })
  await expect(connect()).rejects.toThrow('Unexpected server response: 429')
  expect(came()).toEqual([{ kind: 'status', status: 429 }])
})

test('nothing can go wrong with a connection that is closed', async () => {
  const client = await connect()
  client.close()
  await expect.poll(() => double.connections[0]?.isOpen).toBe(false)
  expect(() => double.connections[0]?.goWrong({ kind: 'cut' })).toThrow(
    'the connection is closed: nothing can go wrong with it',
  )
})
