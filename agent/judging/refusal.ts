import { z } from 'zod'

/** What Gemini said in place of an answer, as far as a program can use it. */
export interface Refusal {
  /** Of the refusal itself, where others have wrapped it. */
  status: number
  /** Not to be asked again before. */
  retryAfterMs?: number
  /** The limit that was met is one of accounts without billing. */
  isFreeTier: boolean
  /** Google's own word for the cause, as in `API_KEY_INVALID`. */
  reason?: string
}

const ErrorSchema = z.object({
  code: z.number().int().min(400).max(599).optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  status: z.string().optional().catch(undefined),
  details: z.array(z.record(z.string(), z.unknown())).optional().catch(undefined),
})
type GoogleError = z.infer<typeof ErrorSchema>

/** A refusal within a refusal within one is the deepest that is looked for. */
const DEEPEST = 3

/** Google's refusals in a body, the outermost first: a message may hold another body. */
function errorsIn(body: string, depth = DEEPEST): GoogleError[] {
  let read: unknown
  try {
    read = JSON.parse(body)
  } catch {
    return []
  }
  const [first] = Array.isArray(read) ? (read as unknown[]) : [read]
  const { success, data } = z.object({ error: ErrorSchema }).safeParse(first)
  if (!success) return []
  const { message = '' } = data.error
  return [
    data.error,
    ...(depth > 1 && message.includes('{') ? errorsIn(message.slice(message.indexOf('{')), depth - 1) : []),
  ]
}

/** Seconds as Google writes them: `34s`, `0.5s`. */
function delayMs(delay: unknown): number | undefined {
  const [, seconds] = (typeof delay === 'string' && /^(\d+(?:\.\d+)?)s$/.exec(delay)) || []
  return seconds === undefined ? undefined : Number(seconds) * 1_000
}

/** A `Retry-After` header: seconds, or a date. */
function headerMs(header: string | null, now: () => number): number | undefined {
  if (header === null) return undefined
  if (/^\d+$/.test(header)) return Number(header) * 1_000
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now())
}

const PRECONDITION = 'FAILED_PRECONDITION'

/** Reads a refusal; undefined when the body holds none and the status is none. */
export function refusalIn(
  { status, body, retryAfter = null }: { status: number; body: string; retryAfter?: string | null },
  now: () => number = Date.now,
): Refusal | undefined {
  const errors = errorsIn(body)
  const said = errors.findLast(({ code }) => code !== undefined)?.code
  if (said === undefined && status < 400) return undefined
  const details = errors.flatMap((error) => error.details ?? [])
  const retryAfterMs = details.map(({ retryDelay }) => delayMs(retryDelay)).find((ms) => ms !== undefined)
  const waitMs = retryAfterMs ?? headerMs(retryAfter, now)
  const reason = details.map((detail) => detail['reason']).find((word) => typeof word === 'string')
  const isPrecondition = errors.some((error) => error.status === PRECONDITION)
  return {
    status: said ?? status,
    isFreeTier: details.some((detail) => JSON.stringify(detail['violations'] ?? '').includes('FreeTier')),
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
    ...(reason === undefined ? (isPrecondition ? { reason: PRECONDITION } : {}) : { reason }),
  }
}

/** Short and stable, as in `http-404` or `http-429-free-tier`. */
export function codeOf({ status, isFreeTier, reason }: Refusal): string {
  if (status === 429 && isFreeTier) return 'http-429-free-tier'
  if (status === 400 && reason === 'API_KEY_INVALID') return 'http-400-wrong-key'
  if (status === 400 && reason === PRECONDITION) return 'http-400-precondition'
  return `http-${status}`
}
