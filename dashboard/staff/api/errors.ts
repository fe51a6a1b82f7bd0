import type { components } from '../../api/types.ts'

/** By RFC 9457, as the API answers it. */
export type Problem = components['schemas']['Problem']

/** Thrown when the API refuses; `problem.code` is for programs and `problem.detail` for people. */
export class RefusedError extends Error {
  override name = 'RefusedError'
  readonly status: number
  readonly problem: Problem
  /** By which the log knows the request. */
  readonly requestId: string | undefined

  constructor(status: number, problem: Problem, requestId?: string) {
    super(problem.code)
    this.status = status
    this.problem = problem
    this.requestId = requestId
  }

  static async of(response: Response): Promise<RefusedError> {
    const requestId = response.headers.get('x-request-id') ?? undefined
    const problem: unknown = await response.json().catch(() => undefined)
    return new RefusedError(response.status, isProblem(problem) ? problem : bareProblem(response), requestId)
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'detail' in value

/** What something between here and the API has answered. */
const bareProblem = ({ status, statusText }: Response): Problem => ({
  type: 'about:blank',
  title: statusText,
  status,
  detail: '',
  code: 'internal',
})

/** Thrown when no answer came, or one that was broken off. */
export class UnreachableError extends Error {
  override name = 'UnreachableError'

  constructor(options?: ErrorOptions) {
    super('unreachable', options)
  }
}
