import { STATUS_CODES } from 'node:http'
import { z } from 'zod'
import { REFUSAL_CODES, type RefusalCode } from '../interview/refusals.ts'

/** One thing that is wrong with the input: a JSON pointer into it, and what. */
export interface FieldError {
  path: string
  message: string
}

/** Why a request is not served, as a stable word for programs. Refusals of the domain keep theirs. */
const PROBLEM_CODES = [
  ...REFUSAL_CODES,
  'unauthenticated',
  'forbidden',
  'cross-site',
  'not-found',
  'method-not-allowed',
  'bad-request',
  'invalid-input',
  'unsupported-media-type',
  'too-large',
  'too-slow',
  'too-many-requests',
  'kind-not-available',
  'idempotency-key-reused',
  'own-key',
  'own-role',
  'no-account',
  'name-taken',
  'weak-password',
  'wrong-name-or-password',
  'wrong-password',
  'key-shown-before',
  'invitation-exists',
  'invitation-shown-before',
  'invitation-unknown',
  'invitation-used',
  'invitation-revoked',
  'invitation-renewed',
  'invitation-expired',
  'seat-unknown',
  'seat-moved',
  'seat-left',
  'seat-expired',
  'not-over',
  'no-record',
  'no-recording',
  'no-history',
  'recording-too-long',
  'interview-room',
  'room-taken',
  'identity-taken',
  'name-search-not-configured',
  'livekit-not-configured',
  'livekit-unreachable',
  'temporal-not-configured',
  'temporal-unreachable',
  'postgres-unreachable',
  'worker-silent',
  'internal',
] as const
/** What a client can tell problems apart by; codes stay. */
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** A problem as it goes over the wire; some carry further members. */
export const ProblemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened and what to do, for a person.' }),
    code: z.enum(PROBLEM_CODES).meta({ description: 'The same for programs.' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'What is wrong with the input: a JSON pointer into it, and what.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' })

/** An answer by RFC 9457; thrown anywhere below a route. `detail` is one sentence or two for a person. */
export class Problem extends Error {
  override name = 'Problem'
  readonly status: number
  readonly code: ProblemCode
  readonly detail: string
  readonly extra: Record<string, unknown>
  readonly headers: Record<string, string>

  constructor(
    status: number,
    code: ProblemCode,
    detail: string,
    extra: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(detail)
    this.status = status
    this.code = code
    this.detail = detail
    this.extra = extra
    this.headers = headers
  }

  toJSON(): Record<string, unknown> {
    return {
      type: `urn:lexnova:problem:${this.code}`,
      title: STATUS_CODES[this.status] ?? 'Error',
      status: this.status,
      detail: this.detail,
      code: this.code,
      ...this.extra,
    }
  }
}

/** The one map from the domain's refusals to HTTP. */
const STATUS_OF_REFUSAL: Record<RefusalCode, number> = {
  over: 409,
  'not-started': 409,
  'already-started': 409,
  'no-script': 409,
  'invalid-script': 422,
  'unknown-step': 404,
  'step-changed': 409,
  'already-accepted': 409,
  'step-not-due': 409,
  'not-active': 409,
  'not-standing-still': 409,
  forged: 409,
  'workflow-gone': 409,
  busy: 409,
  'script-changed': 412,
}

/** Whether a failure of the workflow is a refusal of the domain, and so no fault. */
export const isRefusalCode = (code: unknown): code is RefusalCode =>
  typeof code === 'string' && Object.hasOwn(STATUS_OF_REFUSAL, code)

/** A refusal of the domain as an answer. */
export const refusalProblem = (code: RefusalCode, detail: string, errors?: FieldError[]): Problem =>
  new Problem(STATUS_OF_REFUSAL[code], code, detail, errors && errors.length > 0 ? { errors } : {})

/** The same key with other content. */
export const keyReused = (): Problem =>
  new Problem(422, 'idempotency-key-reused', 'This Idempotency-Key came with other content. Use a new key.')

/** What is asked for does not exist, or is not for this caller: the two look the same. */
export const notFound = (what: string): Problem => new Problem(404, 'not-found', `There is no such ${what}.`)

/** Else nobody might be left who could give the role back. */
export const ownRole = (): Problem =>
  new Problem(409, 'own-role', 'You cannot stop being an admin by yourself; ask another one.')

/** Something is away for now. `what` names it and `advice` says what to do. */
export const unavailable = (
  code: Extract<ProblemCode, `${string}-not-configured` | `${string}-unreachable` | 'worker-silent'>,
  detail: string,
  extra: Record<string, unknown> = {},
): Problem => new Problem(503, code, detail, extra, code.endsWith('-not-configured') ? {} : { 'retry-after': '2' })
