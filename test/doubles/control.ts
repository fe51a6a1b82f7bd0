import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Fault, Faults } from './faults.ts'

/** What every double has; what else it has is its own matter, and can be set. */
export interface Double {
  url: string
  /** Whatever came in that the vendor's protocol does not know. */
  violations: string[]
  requests: readonly unknown[]
  close(): Promise<void>
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
 * HTTP on loopback: `GET /<name>` for what came in, `PUT /<name>` to set what the double has and call what
 * it does, `POST` and `DELETE /<name>/faults` for faults, or in their place another list of them that it has.
 */
export async function startControl(doubles: Record<string, Double>): Promise<{ url: string }> {
  const server = createServer((request, response) => {
    answer(doubles, request).then(
      (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      (error: Error) => response.writeHead(400).end(error.message),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

async function answer(doubles: Record<string, Double>, request: IncomingMessage): Promise<object> {
  const [, name = '', list = ''] = (request.url ?? '').split('/')
  const double = doubles[name]
  if (!double) throw new Error(`there is no double ${name}; there are ${Object.keys(doubles).join(', ')}`)
  const faults: unknown = Reflect.get(double, list)
  if (faults instanceof Faults) {
    faults.clear()
    if (request.method !== 'POST') return {}
    const { next = [], always } = (await bodyOf(request)) as FaultOrder
    faults.queue(...next)
    if (always) faults.always = always
  } else if (request.method === 'PUT') await setAll(name, double, (await bodyOf(request)) as object)
  else return { violations: double.violations, requests: double.requests }
  return {}
}

async function setAll(name: string, double: object, settings: object): Promise<void> {
  for (const [what, value] of Object.entries(settings)) {
    const member: unknown = Reflect.get(double, what)
    if (typeof member === 'function') await member.call(double, value)
    else if (typeof member === 'object' && member !== null) Object.assign(member, value)
    else if (what in double) Object.assign(double, { [what]: value })
    else throw new Error(`the double ${name} has no "${what}" to set`)
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let body = ''
  for await (const part of request) body += String(part)
  return JSON.parse(body)
}
