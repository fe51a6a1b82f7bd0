import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, inject } from 'vitest'
import type { Role } from '../../interview/statuses.ts'
import { ApiClient } from '../../local/client.ts'
import { until } from '../harness/until.ts'
import type { Attacked } from './global.ts'

/** The product that is attacked; one for all files. */
export const attacked = (): Attacked => inject('attacked')

export const admin = (): ApiClient => new ApiClient(attacked().url, attacked().key)

export interface Key {
  id: string
  user_id: string
  key: string
}

/** A key of a new user, or of this one. */
export const keyOf = (role: Role, userId?: string): Promise<Key> =>
  admin().post<Key>('/api-keys', {
    label: `attacks ${role}`,
    role,
    ...(userId === undefined ? {} : { user_id: userId }),
  })

export interface Attempt {
  method?: string
  path: string
  key?: string | undefined
  headers?: OutgoingHttpHeaders
  body?: string | Uint8Array | undefined
  /** Of the API; the one that does not count by default. */
  url?: string
}

export interface Answer {
  status: number
  headers: IncomingMessage['headers']
  text: string
  /** Of a problem. */
  code: string | undefined
  detail: string | undefined
  requestId: string
}

/** One request as it is given here: nothing of it is corrected by a client. */
export async function ask({
  method = 'GET',
  path,
  key,
  headers = {},
  body,
  url = attacked().url,
}: Attempt): Promise<Answer> {
  const { hostname, port } = new URL(url)
  const sent = request({
    hostname,
    port,
    path,
    method,
    agent: false,
    headers: {
      'x-request-id': randomUUID(),
      // Who asks for the connection to be closed loses the answer that comes before the body was sent.
      connection: 'keep-alive',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      ...headers,
    },
  })
  // What is refused before it was read breaks off the sending; the answer is there all the same.
  let answered = false
  const failed = new Promise<never>((_, reject) => sent.on('error', (error) => answered || reject(error)))
  sent.end(body)
  const [response] = (await Promise.race([once(sent, 'response'), failed])) as [IncomingMessage]
  answered = true
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return answerOf(response.statusCode ?? 0, response.headers, Buffer.concat(chunks).toString('utf8'))
}

function answerOf(status: number, headers: IncomingMessage['headers'], text: string): Answer {
  const isProblem = headers['content-type']?.includes('problem+json')
  const { code, detail } = (isProblem ? JSON.parse(text) : {}) as { code?: string; detail?: string }
  return { status, headers, text, code, detail, requestId: String(headers['x-request-id'] ?? '') }
}

/** The very bytes on a connection of their own; answers with what comes until it is closed. */
export async function sendRaw(bytes: string | Buffer, url = attacked().url): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  // A connection that is cut says as much as one that is closed.
  socket.on('error', () => {})
  const closed = new Promise((resolve) => socket.on('close', resolve))
  socket.write(bytes)
  await closed
  return Buffer.concat(chunks).toString('latin1')
}

/** One file as the one part of a multipart body. */
export function asForm(bytes: Uint8Array | string, filename = 'script.txt', field = 'file') {
  const boundary = randomBytes(12).toString('hex')
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${filename}"\r\n\r\n`),
      Buffer.from(bytes as Uint8Array),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  }
}

/** Of the inside of the product, which no answer shows. */
const INSIDE = /node_modules|\.ts:\d|\bselect .+ from\b|postgres:\/\/|ECONN/i

export type Refusal = readonly [status: number, code: string]

/** That it was refused in this way, and that the log has it so. */
export async function expectRefused(answer: Answer, [status, code]: Refusal): Promise<void> {
  expect([answer.status, answer.code], answer.text.slice(0, 400)).toEqual([status, code])
  expect(answer.text).not.toMatch(INSIDE)
  await noted(answer)
}

/** Resolves once the request's line is in the log with its status. */
async function noted({ requestId, status }: Answer): Promise<void> {
  await until(`the log has ${requestId} with ${status}`, () => {
    readLogs()
    return statuses.get(requestId)?.has(status)
  })
}

const read = new Map<string, number>()
/** By request. */
const statuses = new Map<string, Set<unknown>>()

/** Of all APIs, each line once. */
function readLogs(): void {
  const { logsDir } = attacked().stack
  for (const name of readdirSync(logsDir).filter((file) => file.includes('api'))) {
    for (const line of linesSince(join(logsDir, name))) {
      if (!line.startsWith('{')) continue
      const { reqId, status } = JSON.parse(line) as { reqId?: string; status?: number }
      if (reqId !== undefined) statuses.set(reqId, (statuses.get(reqId) ?? new Set()).add(status))
    }
  }
}

/** Whole lines that came since this was asked last. */
function linesSince(file: string): string[] {
  const start = read.get(file) ?? 0
  const length = statSync(file).size - start
  if (length <= 0) return []
  const bytes = Buffer.alloc(length)
  const log = openSync(file, 'r')
  try {
    const whole = bytes.subarray(0, bytes.subarray(0, readSync(log, bytes, 0, length, start)).lastIndexOf('\n') + 1)
    read.set(file, start + whole.length)
    return whole.toString('utf8').split('\n')
  } finally {
    closeSync(log)
  }
}
