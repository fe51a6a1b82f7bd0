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

async function connect(more = ''): Promise<WebSocket> {
  const headers = { authorization: `Token ${double.apiKey}` }
  const client = new WebSocket(`${double.url}/v1/listen?${QUERY}${more}`, { headers })
  client.on('error', () => undefined)
  await once(client, 'open')
  return client
}

/** Sends sound as it would come, piece by piece. */
function send(client: WebSocket, sound: Int16Array): void {
  for (let at = 0; at < sound.length; at += RATE / 10) client.send(sound.slice(at, at + RATE / 10))
}

/** What it refuses a request with; undefined when it takes it. */
async function refusalOf(query: string): Promise<object | undefined> {
  const headers = { authorization: `Token ${double.apiKey}` }
  const client = new WebSocket(`${double.url}/v1/listen?${query}`, { headers })
  const refused = new Promise<object>((resolve) => {
    client.on('unexpected-response', (_request, response) => {
      response.setEncoding('utf8')
      response.on('data', (body: string) => resolve({ status: response.statusCode, ...JSON.parse(body) }))
    })
  })
  client.on('error', () => undefined)
  const answer = await Promise.race([refused, once(client, 'open').then(() => undefined)])
  client.close()
  return answer
}

interface Results {
  type: string
  is_final: boolean
  channel: { alternatives: { transcript: string }[] }
}

function resultsOf(client: WebSocket): Results[] {
  const results: Results[] = []
  client.on('message', (data) => {
    const message = JSON.parse(String(data)) as Results
    if (message.type === 'Results') results.push(message)
  })
  return results
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

const UNSERVED = { status: 400, err_code: 'Bad Request', err_msg: expect.stringContaining('No such model/language') }

test.each([
  ['nova-3', 'de'],
  ['nova-3', 'fr-CA'],
  ['nova-3', 'ar'],
  ['nova-3', 'multi'],
  ['nova-2', 'de-CH'],
  ['nova-3-medical', 'en-GB'],
])('%s serves %s', async (model, language) => {
  expect(await refusalOf(QUERY.replace('nova-3', model).replace('=en&', `=${language}&`))).toBeUndefined()
})

test.each([
  ['nova-3', 'de-AT'],
  ['nova-3', 'fr-FR'],
  ['nova-2', 'ar'],
  ['nova-2-meeting', 'de'],
  ['nova-4', 'en'],
  ['nova', 'en'],
])('%s does not serve %s, and says so in its own form', async (model, language) => {
  const query = QUERY.replace('nova-3', model).replace('=en&', `=${language}&`)
  expect(await refusalOf(query)).toMatchObject({ ...UNSERVED, request_id: expect.any(String) })
})

test('key terms are for nova-3 alone', async () => {
  expect(await refusalOf(`${QUERY}&keyterm=Anna&keyterm=London`)).toBeUndefined()
  expect(await refusalOf(`${QUERY.replace('nova-3', 'nova-2')}&keyterm=Anna`)).toMatchObject({ status: 400 })
})

test('with too many key terms it is silent, and closes in the end', async () => {
  double.manner.overlongMs = 100
  const client = await connect('&keyterm=lexicographers'.repeat(101))
  const results = resultsOf(client)
  const closed = once(client, 'close')
  send(client, SPEECH)
  expect((await closed)[0]).toBe(1011)
  expect(results).toEqual([])
})

test('sound that the vendor may keep is against the protocol, unless it is allowed', async () => {
  await connect('&mip_opt_out=true')
  expect(double.violations).toEqual([])
  await connect('&mip_opt_out=false')
  expect(double.violations).toEqual(['the sound may be kept'])
  double.manner.mayTrain = true
  await connect()
  expect(double.violations).toHaveLength(1)
})

test.each([
  [true, 1],
  [false, 0],
])('a Finalize where no words are open is answered: %s', async (answersIdleFinalize, answers) => {
  double.manner.answersIdleFinalize = answersIdleFinalize
  const client = await connect()
  const finals = resultsOf(client)
  client.send(JSON.stringify({ type: 'Finalize' }))
  client.send(JSON.stringify({ type: 'CloseStream' }))
  await once(client, 'close')
  expect(finals).toHaveLength(answers)
})

test.each([
  ['300', 1],
  ['false', 0],
])('words end at a pause where that is asked for: endpointing=%s', async (endpointing, finals) => {
  const client = await connect(`&endpointing=${endpointing}`)
  const results = resultsOf(client)
  send(client, SPEECH)
  send(client, SILENCE)
  await expect.poll(() => double.connections[0]?.audioMs).toBe(4_000)
  client.send(JSON.stringify({ type: 'Finalize' }))
  await expect.poll(() => results.filter(({ is_final }) => is_final).length).toBe(1)
  expect(results.filter((result) => 'speech_final' in result && result.speech_final)).toHaveLength(finals)
})

test.each([
  ['I paid twenty five thousand dollars.', 'I paid $25,000.'],
  ['May third nineteen ninety.', '05/03/1990.'],
  ['In two thousand five, I think.', 'In 2,005, I think.'],
  ['Nineteen ninety two', '1992'],
])('"%s" is smartly formatted as "%s", and else stays as it was said', async (words, written) => {
  await double.close()
  double = await startDeepgramDouble({ scripted: words })
  const finalOf = async (format: boolean) => {
    const client = await connect(`&smart_format=${format}`)
    const results = resultsOf(client)
    send(client, SPEECH)
    await expect.poll(() => results.some(({ is_final }) => is_final)).toBe(true)
    return results.find(({ is_final }) => is_final)?.channel.alternatives[0]?.transcript
  }
  expect(await finalOf(true)).toBe(written)
  expect(await finalOf(false)).toBe(words)
})

test('a connection takes its time to stand', async () => {
  double.manner.openingMs = 200
  const began = performance.now()
  await connect()
  expect(performance.now() - began).toBeGreaterThan(190)
})
