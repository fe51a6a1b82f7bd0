import type { Database } from './database.ts'

/** The request with which an idempotency key came. */
export interface KeyedRequest {
  callerId: string
  key: string
  requestSha256: string
}

/** Binds a key to the request with which it came first. @returns whether this is that request */
export async function claimIdempotencyKey(
  db: Database,
  { callerId, key, requestSha256 }: KeyedRequest,
): Promise<boolean> {
  await db
    .insertInto('idempotency_keys')
    .values({ caller_id: callerId, key, request_sha256: requestSha256 })
    // A request that is repeated, or two at the same time: the first has bound the key.
    .onConflict((conflict) => conflict.columns(['caller_id', 'key']).doNothing())
    .execute()
  const bound = await db
    .selectFrom('idempotency_keys')
    .select('request_sha256')
    .where('caller_id', '=', callerId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return bound.request_sha256 === requestSha256
}
