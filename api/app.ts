import cors from 'cors'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import type { Context } from './context.ts'
import { problemOf } from './problem-of.ts'
import { Problem } from './problems.ts'
import { createRequestLog } from './request-log.ts'
import { routerOf } from './route.ts'
import { ROUTES } from './routes/index.ts'

/** What is answered is about people: no cache keeps it. */
const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store')
  next()
}

const nothingHere: RequestHandler = () => {
  throw new Problem(404, 'not-found', 'There is nothing at this address.')
}

/** The code of an error, or of what caused it. */
const codeIn = (error: Error & { code?: unknown }): unknown =>
  error.code ?? (error.cause instanceof Error ? codeIn(error.cause) : undefined)

/** Every error as a problem. What was not foreseen is logged without its message, which may quote input. */
function answerProblems(log: Context['log']): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const problem = problemOf(error)
    if (problem.status === 500 && error instanceof Error) {
      const at = error.stack
        ?.split('\n')
        .filter((line) => line.startsWith('    at '))
        .slice(0, 12)
      log.error({ req_id: request.id, error: error.name, code: codeIn(error), at }, 'unexpected error')
    }
    if (response.headersSent) {
      response.destroy()
      return
    }
    response.status(problem.status).set(problem.headers).type('application/problem+json').send(JSON.stringify(problem))
  }
}

/** The whole HTTP side. Routes come from the table alone, at the root and under `/api`. */
export function createApp(context: Context): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', context.config.api.trustedProxies)
  app.use(createRequestLog(context.log))
  app.use(helmet())
  app.use(
    cors({
      origin: context.config.api.corsOrigins,
      allowedHeaders: [
        'Authorization',
        'X-API-Key',
        'Content-Type',
        'Idempotency-Key',
        'If-Match',
        'If-None-Match',
        'Last-Event-ID',
        'X-Request-Id',
      ],
      exposedHeaders: ['ETag', 'X-Request-Id', 'Retry-After', 'RateLimit', 'RateLimit-Policy'],
      maxAge: 600,
    }),
  )
  app.use(noStore)
  const router = routerOf(context, ROUTES)
  app.use('/api', router)
  app.use('/', router)
  app.use(nothingHere)
  app.use(answerProblems(context.log))
  return app
}
