import { createHash } from 'node:crypto'
import { claimIdempotencyKey } from '../db/idempotency-keys.ts'
import { hashOf } from '../interview/record/hash.ts'
import type { Caller } from './caller.ts'
import type { Context } from './context.ts'
import type { UploadedFile } from './input.ts'
import { keyReused } from './problems.ts'

/** All by which one request differs from another. */
interface Request {
  /** Id of the route. */
  operation: string
  params: unknown
  query: unknown
  body: unknown
}

const isFile = (body: unknown): body is UploadedFile =>
  typeof body === 'object' && body !== null && 'bytes' in body && Buffer.isBuffer(body.bytes)

/** A file by its hash; what is undefined is not there. */
function inJson({ body, ...rest }: Request): unknown {
  const content = isFile(body)
    ? { name: body.name, sha256: createHash('sha256').update(body.bytes).digest('hex') }
    : body
  return JSON.parse(JSON.stringify({ ...rest, body: content }))
}

/**
 * Binds an idempotency key to what is asked with it.
 * @throws Problem 422 when this caller has used the key for another request
 */
export async function requireSameRequest(
  { db }: Pick<Context, 'db'>,
  { id: callerId }: Pick<Caller, 'id'>,
  key: string,
  request: Request,
): Promise<void> {
  const requestSha256 = hashOf(inJson(request))
  if (!(await claimIdempotencyKey(db, { callerId, key, requestSha256 }))) throw keyReused()
}
