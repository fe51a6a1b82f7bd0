import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fault, Faults } from './faults.ts'

/** What every double has. */
export interface Double {
  url: string
  faults: Faults
  /** Whatever came in that the vendor's protocol does not know. */
  violations: string[]
  requests: readonly unknown[]
  close(): Promise<void>
}

/** A double, and what else of it can be set from outside. */
export interface Controlled {
  double: Double
  set(settings: Record<string, unknown>): void
}

export interface FaultOrder {
  /** What goes wrong with the coming requests, one each. */
  next?: Fault[]
  /** What goes wrong with all others. */
  always?: Fault
}

export interface Account {
  violations: string[]
  requests: unknown[]
}

/**
 * HTTP on loopback: `GET /<name>` for what came in, `POST /<name>/faults` and `DELETE /<name>/faults`,
 * `PUT /<name>/settings`.
 */
export async function startControl(doubles: Record<string, Controlled>): Promise<{ url: string }> {
  const server = createServer((request, response) => {
    answer(doubles, request).then(
      (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      (error: Error) => response.writeHead(400).end(error.message),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

async function answer(doubles: Record<string, Controlled>, request: IncomingMessage): Promise<object> {
  const [, name = '', what = ''] = (request.url ?? '').split('/')
  const controlled = doubles[name]
  if (!controlled) throw new Error(`there is no double ${name}; there are ${Object.keys(doubles).join(', ')}`)
  const { double, set } = controlled
  switch (`${request.method} ${what}`) {
    case 'GET ':
      return { violations: double.violations, requests: double.requests }
    case 'POST faults': {
      const { next = [], always } = (await bodyOf(request)) as FaultOrder
      double.faults.queue(...next)
      if (always) double.faults.always = always
      return {}
    }
    case 'DELETE faults':
      double.faults.clear()
      return {}
    case 'PUT settings':
      set((await bodyOf(request)) as Record<string, unknown>)
      return {}
    default:
      throw new Error(`${request.method} ${request.url} is nothing that the doubles' control knows`)
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let body = ''
  for await (const part of request) body += String(part)
  return JSON.parse(body)
}
