import { type Request, type Response, Router } from 'express'
import type { z } from 'zod'
import { type Access, authenticate, authorise, type Caller } from './auth.ts'
import type { Context } from './context.ts'
import { check, readFile, readIdempotencyKey, readJson, type UploadedFile } from './input.ts'
import { notFound, Problem } from './problems.ts'

type Method = 'get' | 'post' | 'put' | 'delete'

/** A request that passed: the caller may do this, and the input has the declared form. */
export interface Call<A extends Access, Params, Query, Body> {
  context: Context
  params: Params
  query: Query
  body: Body
  caller: A extends 'public' ? undefined : Caller
  idempotencyKey: string | undefined
  request: Request
  response: Response
}

interface Declaration<
  A extends Access,
  P extends z.ZodType | undefined,
  Q extends z.ZodType | undefined,
  B extends z.ZodType | 'file' | undefined,
> {
  method: Method
  path: `/${string}`
  /** Who may call; a route without it does not compile. */
  access: A
  /** What does not fit here was never given out: 404. */
  params?: P
  query?: Q
  /** JSON by its schema, or the one file of a multipart body. */
  body?: B
  /** Answers with its result as JSON and 200, unless it set a status or answered by itself. */
  handler: (call: Call<A, OutputOf<P>, OutputOf<Q>, B extends 'file' ? UploadedFile : OutputOf<B>>) => Promise<unknown>
}

type OutputOf<T> = T extends z.ZodType ? z.output<T> : undefined

/** One line of the route table. */
export interface Route {
  method: Method
  path: string
  access: Access
  handle: (context: Context, request: Request, response: Response) => Promise<void>
}

/** Declares a route. Everything the API answers goes through here. */
export function route<
  const A extends Access,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | 'file' | undefined = undefined,
>(declaration: Declaration<A, P, Q, B>): Route {
  const { method, path, access, params, query, body } = declaration
  const handler = declaration.handler as (call: Call<Access, unknown, unknown, unknown>) => Promise<unknown>
  return {
    method,
    path,
    access,
    async handle(context, request, response) {
      response.locals['route'] = path
      const caller = access === 'public' ? undefined : await authenticate(context, request)
      if (access !== 'public') authorise(access, caller as Caller)
      const place = params?.safeParse(request.params)
      if (place?.success === false) throw notFound('resource')
      const result = await handler({
        context,
        caller,
        params: place?.data,
        query: query && check(query, request.query, 'query'),
        idempotencyKey: readIdempotencyKey(request),
        body: await readBody(body, request, response),
        request,
        response,
      })
      if (!response.headersSent) response.json(result)
    },
  }
}

async function readBody(body: z.ZodType | 'file' | undefined, request: Request, response: Response): Promise<unknown> {
  if (body === undefined) return undefined
  if (body === 'file') return await readFile(request, response)
  return check(body, await readJson(request, response), 'body')
}

/** The table as an Express router; other methods on a declared path answer 405. */
export function routerOf(context: Context, routes: readonly Route[]): Router {
  const router = Router()
  for (const [path, atPath] of Map.groupBy(routes, (one) => one.path)) {
    const place = router.route(path)
    for (const one of atPath) place[one.method]((request, response) => one.handle(context, request, response))
    const methods = atPath.map((one) => one.method.toUpperCase())
    place.all((request) => {
      throw new Problem(
        405,
        'method-not-allowed',
        `${request.method} is not for this path; ${methods.join(', ')} is.`,
        {},
        {
          allow: methods.join(', '),
        },
      )
    })
  }
  return router
}
