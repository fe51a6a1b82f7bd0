import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type HttpLogger, pinoHttp } from 'pino-http'
import type { Logger } from '../log.ts'

/** The declared path, `/sessions/:id`, never the one that was asked for: that may hold anything. */
const routeOf = (response: ServerResponse): string | undefined =>
  (response as ServerResponse & { locals?: { route?: string } }).locals?.route

function fields(request: IncomingMessage, response: ServerResponse, { responseTime }: { responseTime: number }) {
  return { method: request.method, route: routeOf(response), status: response.statusCode, ms: responseTime }
}

/** Ids that say nothing of people: hexadecimal, with dashes, as UUIDs and trace ids are. */
const GIVEN_ID = /^[0-9a-f-]{8,64}$/i

/** One line a request, with an id that the caller gives or gets as `X-Request-Id`; no query, body or header. */
export function createRequestLog(log: Logger): HttpLogger {
  return pinoHttp({
    logger: log,
    quietReqLogger: true,
    quietResLogger: true,
    genReqId: (request, response) => {
      const given = request.headers['x-request-id']
      const id = typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID()
      response.setHeader('x-request-id', id)
      return id
    },
    customLogLevel: (_request, response) => {
      if (response.statusCode >= 500) return 'warn'
      return routeOf(response) === '/health' ? 'debug' : 'info'
    },
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
    customSuccessObject: fields,
    customErrorObject: (request, response, _error, value) => fields(request, response, value),
  })
}
