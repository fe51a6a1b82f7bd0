import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { connect as connectTls, createServer, type ConnectionOptions } from 'node:tls'
import { Client, Connection } from '@temporalio/client'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type TemporalConfig, readConfig } from '../../config.ts'
import { type CertificateFiles, keepCertificates } from '../../local/certificates.ts'
import { tlsOf } from '../../temporal/tls.ts'
import { type Listener, listenersOf } from '../harness/listeners.ts'
import { attacked } from './stack.ts'

const NAMESPACE = 'default'
const VICTIM = 'interview-of-somebody'
const SECRET = 'Anna Musterfrau, born 1980'
const PATIENCE_MS = 3_000
/** First byte of a TLS alert, RFC 8446 section 5.1. */
const ALERT = 0x15

let directory: string
let temporal: TemporalConfig
let listeners: Listener[]
let foreign: CertificateFiles
let eventsBefore: number

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'lexnova-temporal-attack-'))
  const { temporal: config } = readConfig(attacked().env)
  if (!config) throw new Error('the product has no Temporal')
  temporal = config
  foreign = await keepCertificates(join(directory, 'foreign'))
  await rightfully(({ workflow }) => workflow.start('nobody', { workflowId: VICTIM, taskQueue: 'x', args: [SECRET] }))
  listeners = listenersOf(attacked().pids.temporal)
  eventsBefore = await countEvents()
})

afterAll(async () => {
  await rightfully(({ workflow }) => workflow.getHandle(VICTIM).terminate())
  rmSync(directory, { recursive: true, force: true })
})

afterEach(async () => expect(await countEvents()).toBe(eventsBefore))

async function rightfully<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: temporal.address, tls: tlsOf(temporal) })
  try {
    return await work(new Client({ connection, namespace: NAMESPACE }))
  } finally {
    await connection.close()
  }
}

const countEvents = () =>
  rightfully(async ({ workflow }) => (await workflow.getHandle(VICTIM).fetchHistory()).events?.length ?? 0)

/** What comes back for these bytes until the other side closes; it has to come to an end. */
async function answerTo(socket: Socket, bytes: string | Uint8Array): Promise<Buffer> {
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()).on('error', () => {}))
  socket.write(bytes)
  // A listener that goes on waiting for more has not answered either.
  socket.setTimeout(PATIENCE_MS, () => socket.destroy())
  await closed
  return Buffer.concat(chunks)
}

/** The same over TLS; the handshake of version 1.3 ends for a client before it was looked at. */
const answerOverTls = (port: number, bytes: string | Uint8Array, options: ConnectionOptions) =>
  answerTo(connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false, ...options }), bytes)

/** Makes these attempts at every port at once. Each gets nothing, or a TLS alert that says that this was no TLS. */
async function onEveryPort(attempts: (port: number) => Promise<Buffer>[]): Promise<void> {
  const answers = await Promise.all(listeners.flatMap(({ port }) => attempts(port)))
  expect(answers).not.toEqual([])
  const told = answers.filter((answer) => answer.length > 0 && answer[0] !== ALERT)
  expect(told.map((answer) => answer.toString('latin1').slice(0, 200))).toEqual([])
}

const httpPost = (port: number, path: string): string =>
  [
    `POST ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Origin: https://attacker.example',
    'Content-Type: text/plain',
    'Connection: close',
    'Content-Length: 2',
    '',
    '{}',
  ].join('\r\n')

const httpGet = (port: number, path: string): string =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`

/** `init req` of TChannel, in which the members of Temporal's ring speak with each other. */
function tchannelGreeting(): Buffer {
  const text = (value: string) => Buffer.concat([Buffer.from([0, value.length]), Buffer.from(value)])
  const headers = [text('host_port'), text('127.0.0.1:1'), text('process_name'), text('stranger')]
  const body = Buffer.concat([Buffer.from([0, 2, 0, 2]), ...headers])
  const head = Buffer.alloc(16)
  head.writeUInt16BE(head.length + body.length, 0)
  head.writeUInt8(1, 2)
  head.writeUInt32BE(1, 4)
  return Buffer.concat([head, body])
}

const ofForeign = () => ({ cert: readFileSync(foreign.client.cert), key: readFileSync(foreign.client.key) })

test.runIf(process.platform === 'linux')('it listens on the loopback interface and nowhere else', () => {
  expect(listeners.map(({ port }) => `127.0.0.1:${port}`)).toContain(temporal.address)
  expect(new Set(listeners.map(({ address }) => address))).toEqual(new Set(['127.0.0.1']))
})

describe.runIf(process.platform === 'linux').concurrent('on every port of the process', () => {
  const paths = [
    `/api/v1/namespaces/${NAMESPACE}/workflows/${VICTIM}/signal/answer`,
    `/namespaces/${NAMESPACE}/workflows/${VICTIM}/signal/answer`,
    `/api/v1/namespaces/${NAMESPACE}/workflows/${VICTIM}/terminate`,
  ]

  test.each(paths)('a web page that posts text to %s gets no answer', async (path) => {
    await onEveryPort((port) => [
      answerTo(connect(port, '127.0.0.1'), httpPost(port, path)),
      answerOverTls(port, httpPost(port, path), {}),
    ])
  })

  const reads = ['/', `/api/v1/namespaces/${NAMESPACE}/workflows/${VICTIM}/history`, '/metrics', '/debug/pprof/']

  test.each(reads)('nobody reads %s', async (path) => {
    await onEveryPort((port) => [
      answerTo(connect(port, '127.0.0.1'), httpGet(port, path)),
      answerOverTls(port, httpGet(port, path), {}),
    ])
  })

  test('a stranger in clear does not join the ring of its services', async () => {
    await onEveryPort((port) => [answerTo(connect(port, '127.0.0.1'), tchannelGreeting())])
  })

  test('a stranger without a certificate, or with one of another authority, does not join it either', async () => {
    await onEveryPort((port) => [
      answerOverTls(port, tchannelGreeting(), {}),
      answerOverTls(port, tchannelGreeting(), ofForeign()),
    ])
  })
})

/** What comes of each thing that a stranger may try at this address. */
async function outcomesOf(address: string, tls: ReturnType<typeof tlsOf>): Promise<string[]> {
  const connection = Connection.lazy({ address, tls })
  const { workflow, workflowService } = new Client({ connection, namespace: NAMESPACE })
  const victim = workflow.getHandle(VICTIM)
  const calls: [name: string, call: () => Promise<unknown>][] = [
    ['signal', () => victim.signal('answer', 'forged')],
    ['terminate', () => victim.terminate()],
    ['history', () => victim.fetchHistory()],
    ['list', () => workflowService.listWorkflowExecutions({ namespace: NAMESPACE })],
  ]
  try {
    return await Promise.all(
      calls.map(([name, call]) =>
        connection.withDeadline(Date.now() + PATIENCE_MS, call).then(
          () => `${name} done at ${address}`,
          () => 'refused',
        ),
      ),
    )
  } finally {
    await connection.close()
  }
}

describe.concurrent('gRPC', () => {
  const ca = () => readFileSync(temporal.tlsCaFile ?? foreign.ca)
  const strangers = {
    'in clear': () => false,
    'with TLS and no certificate': () => ({ serverRootCACertificate: ca(), serverNameOverride: 'localhost' }),
    'with a certificate of another authority': () => {
      const { cert: crt, key } = ofForeign()
      return { serverRootCACertificate: ca(), serverNameOverride: 'localhost', clientCertPair: { crt, key } }
    },
  }

  test.each(Object.entries(strangers))('a client %s is refused on every port', async (_, tls) => {
    const ports = process.platform === 'linux' ? listeners.map(({ port }) => `127.0.0.1:${port}`) : [temporal.address]
    const outcomes = await Promise.all(ports.map((address) => outcomesOf(address, tls())))
    expect(outcomes.flat().filter((outcome) => outcome !== 'refused')).toEqual([])
  })
})

test('who takes the port of a Temporal that was killed hears nothing of our clients', async () => {
  const heard: Buffer[] = []
  const pair = { cert: readFileSync(foreign.server.cert), key: readFileSync(foreign.server.key) }
  const impostor = createServer({ ...pair, ALPNProtocols: ['h2'] }, (socket) => {
    socket.on('data', (chunk: Buffer) => heard.push(chunk)).on('error', () => {})
  })
  impostor.on('tlsClientError', () => {}).listen(0, '127.0.0.1')
  await once(impostor, 'listening')
  const address = `127.0.0.1:${(impostor.address() as AddressInfo).port}`
  const connecting = Connection.connect({ address, tls: tlsOf(temporal), connectTimeout: 1_000 })
  await expect(connecting).rejects.toThrow()
  expect(Buffer.concat(heard).toString('latin1')).toBe('')
  impostor.close()
})

test('the keys, the configuration and the histories are for their owner alone', () => {
  const keyFile = temporal.tlsKeyFile ?? ''
  const modeOf = (path: string) => statSync(path).mode & 0o777
  expect([keyFile, temporal.tlsCertFile ?? ''].map(modeOf)).toEqual([0o600, 0o600])
  expect(modeOf(dirname(keyFile))).toBe(0o700)
  expect(modeOf(join(attacked().stack.dataDir, 'temporal'))).toBe(0o700)
  expect(modeOf(join(attacked().stack.dataDir, 'temporal/config/server.yaml'))).toBe(0o600)
})
