import type { ServerResponse } from 'node:http'

/** How the double words its refusals: the vendor and what stands before it have several forms. */
export interface Refusals {
  /** `nested`: the message is itself a refusal in JSON, as of a gateway; `list`: one in an array; `page`: no JSON. */
  form: 'plain' | 'nested' | 'list' | 'page'
  /** When to come again, in the body and in the header; not said when absent. */
  retryDelaySeconds?: number
  retryAfterSeconds?: number
  /** The limit that was met, as in `GenerateRequestsPerDayPerProjectPerModel-FreeTier`. */
  quotaId?: string
}

const STATUS_NAMES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
}

export interface Refusal {
  status: number
  message: string
  /** Google's machine-readable reason, as in `API_KEY_INVALID`. */
  reason?: string
}

const GOOGLE_RPC = 'type.googleapis.com/google.rpc'

/** The body of a refusal, as Google writes it. */
function bodyOf({ status, message, reason }: Refusal, { retryDelaySeconds, quotaId }: Refusals): object {
  const details = [
    ...(reason === undefined ? [] : [{ '@type': `${GOOGLE_RPC}.ErrorInfo`, reason, domain: 'googleapis.com' }]),
    ...(quotaId === undefined ? [] : [{ '@type': `${GOOGLE_RPC}.QuotaFailure`, violations: [{ quotaId }] }]),
    ...(retryDelaySeconds === undefined
      ? []
      : [{ '@type': `${GOOGLE_RPC}.RetryInfo`, retryDelay: `${retryDelaySeconds}s` }]),
  ]
  const name = STATUS_NAMES[status] ?? 'UNKNOWN'
  return { error: { code: status, message, status: name, ...(details.length > 0 ? { details } : {}) } }
}

/** Refuses a request in the form that is set. */
export function refuse(response: ServerResponse, refusal: Refusal, refusals: Refusals): void {
  const { form, retryAfterSeconds } = refusals
  const later = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }
  const body = bodyOf(refusal, refusals)
  if (form === 'page') {
    response.writeHead(refusal.status, { 'content-type': 'text/html', ...later })
    response.end('<html><body>The server cannot serve this request now.</body></html>')
    return
  }
  // A gateway that wraps what its backend said answers 500 itself.
  const isNested = form === 'nested'
  const wrapped = { error: { code: 500, message: JSON.stringify(body), status: 'INTERNAL' } }
  response.writeHead(isNested ? 500 : refusal.status, { 'content-type': 'application/json; charset=UTF-8', ...later })
  response.end(JSON.stringify(isNested ? wrapped : form === 'list' ? [body] : body))
}
