import { type Request, type Response, Router } from 'express'
import type { WebhookEvent } from 'livekit-server-sdk'
import type { z } from 'zod'
import { audited } from './audit.ts'
import { type Access, type CallerOf, identify } from './auth.ts'
import type { Caller } from './caller.ts'
import type { Context } from './context.ts'
import { check, readFile, readIdempotencyKey, readJson, UPLOAD_BYTES, type UploadedFile } from './input.ts'
import { endWithCaller } from './open-streams.ts'
import { notFound, Problem } from './problems.ts'
import { requireSameRequest } from './same-request.ts'
import { readWebhook } from './webhook.ts'

type Method = 'get' | 'post' | 'put' | 'delete'
type MediaType = `${string}/${string}`

/** Sections of the documentation. */
type Tag =
  | 'Service'
  /** For people: not in the documentation of the API. */
  | 'Pages'
  | 'Sessions'
  | 'Scripts'
  | 'Conducting'
  | 'Invitations and seats'
  | 'Record'
  | 'Rooms'
  | 'Sign-in'
  | 'Users and keys'

/** A request that passed: the caller may do this, and the input has the declared form. */
export interface Call<A extends Access, Params, Query, Input> {
  context: Context
  params: Params
  query: Query
  body: Input
  caller: CallerOf<A>
  idempotencyKey: string | undefined
  request: Request
  response: Response
}

/** What a route says of itself, to callers and to the document of the API. */
interface Description {
  method: Method
  path: `/${string}`
  /** Name of the operation for generated clients. */
  id: string
  tag: Tag
  summary: string
  description?: string
  /** Request headers with a meaning here, and what they mean. */
  headers?: Record<string, string>
  /** Statuses of success besides 200, and what they mean; the body has the same form. */
  also?: Partial<Record<202, string>>
  /** Of a JSON body at most, where it is more than the 64 KiB that any other has. */
  bodyBytes?: number
  /** A POST that changes nothing, and so is no act for the audit. */
  isReading?: true
  /** A hash of it for an `Idempotency-Key` would let its body be guessed: the header means nothing here. */
  hasSecret?: true
}

interface Declaration<
  A extends Access,
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends Body | undefined,
  R extends z.ZodType | MediaType,
> extends Description {
  /** Who may call; a route without it does not compile. */
  access: A
  /** What does not fit here was never given out: 404. */
  params?: P
  query?: Q
  /** JSON by its schema, the one file of a multipart body, or an event that LiveKit signed. */
  body?: B
  /** The form of the JSON that is answered, or the media type of what the handler sends by itself. */
  answer: R
  /** Answers with its result as JSON and 200, unless it set a status or answered by itself. */
  handler: (call: Call<A, OutputOf<P>, OutputOf<Q>, BodyOf<B>>) => Promise<R extends z.ZodType ? z.input<R> : void>
}

type Body = z.ZodType | 'file' | 'webhook'
type BodyOf<B> = B extends 'file' ? UploadedFile : B extends 'webhook' ? WebhookEvent : OutputOf<B>
type OutputOf<T> = T extends z.ZodType ? z.output<T> : undefined

/** One line of the route table. */
export interface Route extends Description {
  access: Access
  params: z.ZodObject | undefined
  query: z.ZodObject | undefined
  body: Body | undefined
  answer: z.ZodType | MediaType
  handle: (context: Context, request: Request, response: Response) => Promise<void>
}

/** Declares a route. Everything the API answers goes through here. */
export function route<
  const A extends Access,
  R extends z.ZodType | MediaType,
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends Body | undefined = undefined,
>(declaration: Declaration<A, P, Q, B, R>): Route {
  const { handler, access, params, query, body, answer, ...description } = declaration
  const isStream = (answer as unknown) === 'text/event-stream'
  const handle = handler as (call: Call<Access, unknown, unknown, unknown>) => Promise<unknown>
  return {
    ...description,
    access,
    params,
    query,
    body,
    answer,
    async handle(context, request, response) {
      response.locals['route'] = description.path
      const isAct = description.method !== 'get' && !description.isReading
      const noted = { act: description.id, isAct, isForStaff: typeof access === 'object' }
      const result = await audited(context, noted, request, async (onKnown) => {
        const caller = await identify(context, access, { request, response, onKnown })
        const staff = caller && 'actingAs' in caller ? caller : undefined
        if (staff && isStream) endWithCaller(context, staff, response)
        const place = params?.safeParse(request.params)
        if (place?.success === false) throw notFound('resource')
        const idempotencyKey = readIdempotencyKey(request)
        const call = {
          params: place?.data,
          query: query && check(query, request.query, 'query'),
          body: await readBody(context, { body, bodyBytes: description.bodyBytes, caller: staff }, request, response),
        }
        const isRepeatable = (description.method === 'post' || description.method === 'put') && !description.hasSecret
        if (staff && isRepeatable && idempotencyKey !== undefined) {
          await requireSameRequest(context, staff, idempotencyKey, { operation: description.id, ...call })
        }
        return await handle({ context, caller, idempotencyKey, request, response, ...call })
      })
      if (!response.headersSent) response.json(result)
    },
  }
}

interface Reading {
  body: Body | undefined
  bodyBytes: number | undefined
  caller: Caller | undefined
}

async function readBody(
  context: Context,
  { body, bodyBytes, caller }: Reading,
  request: Request,
  response: Response,
): Promise<unknown> {
  if (body === undefined) return undefined
  if (body === 'webhook') return await readWebhook(context, request, response)
  if (body === 'file') {
    takeRoom(context, caller, request, response)
    return await readFile(request, response)
  }
  return check(body, await readJson(request, response, bodyBytes), 'body')
}

/** Of the boundaries and fields around a file. */
const FORM_BYTES = 64 * 1024

/**
 * Takes room for an upload, until it is answered; one that does not say its length may be of any.
 * @throws Problem 413, or 429 when too much is on its way
 */
function takeRoom({ uploads }: Context, caller: Caller | undefined, request: Request, response: Response): void {
  const declared = Number(request.get('content-length') ?? UPLOAD_BYTES)
  if (declared > UPLOAD_BYTES + FORM_BYTES) throw new Problem(413, 'too-large', 'The file is larger than 20 MiB.')
  const giveBack = uploads.take(caller?.id ?? '', declared)
  if (!giveBack) {
    const detail = 'Too many files are being uploaded at the moment. Upload this one again in a few seconds.'
    throw new Problem(429, 'too-many-requests', detail, {}, { 'retry-after': '5' })
  }
  // Who has gone while the key was looked up closes it no more.
  if (response.closed || request.destroyed) giveBack()
  else response.once('close', giveBack)
}

/** The table as an Express router; other methods on a declared path answer 405. */
export function routerOf(context: Context, routes: readonly Route[]): Router {
  const router = Router()
  for (const [path, atPath] of Map.groupBy(routes, (one) => one.path)) {
    const place = router.route(path)
    for (const one of atPath) place[one.method]((request, response) => one.handle(context, request, response))
    const allow = atPath.map((one) => one.method.toUpperCase()).join(', ')
    place.all((request) => {
      const detail = `${request.method} is not allowed here; ${allow} is.`
      throw new Problem(405, 'method-not-allowed', detail, {}, { allow })
    })
  }
  return router
}
