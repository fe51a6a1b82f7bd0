import type { components, paths } from '../../api/types.ts'
import { UnreachableError, RefusedError } from './errors.ts'

type Method = 'get' | 'post' | 'put' | 'delete'
/** Paths of the API that answer a method. */
type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never
}[keyof paths]
type Operation<M extends Method, P> = P extends keyof paths ? paths[P][M] : never

/** The JSON that an operation answers with. */
export type Answer<M extends Method, P> =
  Operation<M, P> extends { responses: { 200: { content: { 'application/json': infer Json } } } } ? Json : undefined

type Parameters<O, In extends string> = O extends { parameters: Record<In, infer Given extends object> } ? Given : never
type BodyOf<O> = O extends { requestBody?: infer Body } ? Exclude<Body, undefined> : never
type JsonOf<O> = [BodyOf<O>] extends [never]
  ? never
  : BodyOf<O> extends { content: { 'application/json': infer Json } }
    ? Json
    : never

type Needed<Key extends string, Value> = [Value] extends [never] ? unknown : { [K in Key]: Value }
type Possible<Key extends string, Value> = [Value] extends [never] ? unknown : { [K in Key]?: Value }

/** What an operation is asked with; what it does not take does not compile. */
export type Asked<M extends Method, P> = Needed<'path', Parameters<Operation<M, P>, 'path'>> &
  Possible<
    'query',
    Operation<M, P> extends { parameters: { query?: infer Given } } ? Exclude<Given, undefined> : never
  > &
  Needed<'body', JsonOf<Operation<M, P>>> & { headers?: Record<string, string>; signal?: AbortSignal }

export type Schemas = components['schemas']

/** Longer than an answer takes that has no file in it; a connection that is dead says nothing. */
const ANSWER_MS = 30_000
/** Of a file: on a slow line the sending takes longer than the reading. */
export const FILE_MS = 5 * 60_000

interface Loose {
  path?: Record<string, string | number>
  query?: Record<string, unknown>
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** `/sessions/{id}` with its values, and what of the query is given. */
export function addressOf(path: string, { path: values = {}, query = {} }: Pick<Loose, 'path' | 'query'>): string {
  const place = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    for (const each of Array.isArray(value) ? value : [value]) search.append(name, String(each))
  }
  return search.size > 0 ? `${place}?${search.toString()}` : place
}

type Sending = RequestInit & {
  /** Its answer goes on and on, once it has begun. */
  isStream?: boolean
  /** How long its answer is waited for, to the end. */
  patienceMs?: number
}

/**
 * Sends a request to the API that served this page, with its cookie.
 * @throws RefusedError UnreachableError
 */
export async function send(
  method: string,
  address: string,
  { isStream = false, patienceMs = ANSWER_MS, ...init }: Sending = {},
): Promise<Response> {
  const tooLate = new AbortController()
  const timer = setTimeout(() => tooLate.abort(), patienceMs)
  const signal = AbortSignal.any([tooLate.signal, ...(init.signal ? [init.signal] : [])])
  let response: Response
  try {
    response = await fetch(address, { ...init, method: method.toUpperCase(), credentials: 'same-origin', signal })
  } catch (error) {
    clearTimeout(timer)
    if (init.signal?.aborted) throw error
    throw new UnreachableError({ cause: error })
  }
  if (isStream) clearTimeout(timer)
  if (!response.ok) throw await RefusedError.of(response)
  return response
}

/** @throws UnreachableError when it is broken off */
export async function jsonOf<Json>(response: Response): Promise<Json> {
  try {
    return (await response.json()) as Json
  } catch (error) {
    throw new UnreachableError({ cause: error })
  }
}

/** As `ask`, with what the headers say. */
export async function askWhole<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  asked: Asked<M, P>,
): Promise<{ data: Answer<M, P>; headers: Headers }> {
  const { body, headers, signal, ...place } = asked as Loose
  const response = await send(method, addressOf(path, place), {
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  })
  return { data: await jsonOf<Answer<M, P>>(response), headers: response.headers }
}

/**
 * One operation of the API: `await ask('get', '/sessions/{id}', { path: { id } })`.
 * @throws RefusedError UnreachableError
 */
export async function ask<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  asked: Asked<M, P>,
): Promise<Answer<M, P>> {
  return (await askWhole(method, path, asked)).data
}
