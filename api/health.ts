import { sql } from 'kysely'
import type { LiveKitConfig } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Temporal } from '../temporal/client.ts'
import { createRoomService } from './livekit.ts'

export type PartState = 'ok' | 'unreachable' | 'not configured'

/** The state of each part the product stands on, asked at most every few seconds. */
export interface Health {
  postgres(): Promise<PartState>
  temporal(): Promise<PartState>
  liveKit(): Promise<PartState>
}

const TIMEOUT_MS = 1_500
const KEPT_MS = 3_000

/** One check at a time, its answer kept for a while; callers share both. */
export function createProbe(
  check: (() => Promise<unknown>) | undefined,
  keptMs: number = KEPT_MS,
): () => Promise<PartState> {
  if (!check) return async () => 'not configured'
  let last: { until: number; state: Promise<PartState> } | undefined
  return () => {
    if (last && performance.now() < last.until) return last.state
    const state = withTimeout(check()).then(
      (): PartState => 'ok',
      (): PartState => 'unreachable',
    )
    const probe = { until: Number.POSITIVE_INFINITY, state }
    last = probe
    void state.then(() => {
      probe.until = performance.now() + keptMs
    })
    return state
  }
}

async function withTimeout(check: Promise<unknown>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('no answer in time')), TIMEOUT_MS)
  try {
    await Promise.race([check, promise])
  } finally {
    clearTimeout(timer)
  }
}

export function createHealth(parts: {
  db: Database
  temporal: Temporal | undefined
  liveKit: LiveKitConfig | undefined
}): Health {
  const { db, temporal, liveKit } = parts
  // Listing goes through the server's own check of our key and secret; no room has this name.
  const rooms = liveKit && createRoomService(liveKit, TIMEOUT_MS)
  return {
    postgres: createProbe(() => sql`select 1`.execute(db)),
    temporal: createProbe(temporal && (() => temporal.ping(TIMEOUT_MS))),
    liveKit: createProbe(rooms && (() => rooms.listRooms(['-']))),
  }
}
