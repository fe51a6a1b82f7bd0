import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Fault, Faults, type Taken } from './faults.ts'

/** Work of a double by which its client waits; Unix milliseconds. */
export interface Work {
  fromMs: number
  toMs: number
  /** What was spoken. */
  text?: string
}

/** What every double has; what else it has is its own matter, and can be set. */
export interface Double {
  url: string
  /** Whatever came in that the vendor's protocol does not know. */
  violations: string[]
  /** What was asked of it, where it keeps that. */
  requests?: readonly unknown[]
  faults: Faults
  /** Of connections, where those have faults of their own. */
  openings?: Faults
  /** From each thing it was asked to the first that it had to say to it. */
  work?: readonly Work[]
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
  /** What went wrong on demand, in its order. */
  taken: Taken[]
  work: Work[]
}

/**
 * HTTP on loopback: `GET /<name>` for what came in, `PUT /<name>` to set what the double has and call what
 * it does (a list is its arguments), `POST` and `DELETE /<name>/faults` for faults. Further parts of a path lead into what the double
 * has: `POST /<name>/openings` for another list of faults, `PUT /<name>/connections/-1` for the last of a list.
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
  const [, name = '', ...parts] = (request.url ?? '').split('/')
  const double = doubles[name]
  if (!double) throw new Error(`there is no double ${name}; there are ${Object.keys(doubles).join(', ')}`)
  const target = parts.reduce<unknown>(memberOf, double)
  if (typeof target !== 'object' || target === null) throw new Error(`${request.url} leads nowhere`)
  if (target instanceof Faults) {
    target.clear()
    if (request.method !== 'POST') return {}
    const { next = [], always } = (await bodyOf(request)) as FaultOrder
    target.queue(...next)
    if (always) target.always = always
  } else if (request.method === 'PUT') await setAll(target, (await bodyOf(request)) as object)
  else return accountOf(double)
  return {}
}

const accountOf = ({ violations, requests = [], work = [], faults, openings }: Double): Account => ({
  violations,
  requests: [...requests],
  work: [...work],
  taken: [...(openings?.taken ?? []), ...faults.taken].toSorted((a, b) => a.atMs - b.atMs),
})

function memberOf(of: unknown, part: string): unknown {
  if (Array.isArray(of)) return of.at(Number(part))
  return typeof of === 'object' && of !== null ? Reflect.get(of, part) : undefined
}

/** What is an object takes the new values among its own; a method is called, with a list as its arguments. */
async function setAll(target: object, settings: object): Promise<void> {
  for (const [what, value] of Object.entries(settings)) {
    const member: unknown = Reflect.get(target, what)
    if (typeof member === 'function') await member.apply(target, Array.isArray(value) ? value : [value])
    else if (typeof member === 'object' && member !== null) Object.assign(member, value)
    else if (what in target) Object.assign(target, { [what]: value })
    else throw new Error(`there is no "${what}" to set`)
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let body = ''
  for await (const part of request) body += String(part)
  return JSON.parse(body)
}
