import { sql } from 'kysely'
import type { LiveKitConfig } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Temporal } from '../temporal/client.ts'
import { type AgentsState, readAgents } from './agents-state.ts'
import { createRoomService } from './room-service.ts'

/** Whether a part answers; `not configured` is no fault. */
export type PartState = 'ok' | 'unreachable' | 'not configured'

/** The state of each part the product stands on, asked at most every few seconds. */
export interface Health {
  postgres(): Promise<PartState>
  temporal(): Promise<PartState>
  liveKit(): Promise<PartState>
  /** Undefined while Postgres, by which agents tell it, cannot be reached. */
  agents(): Promise<AgentsState | undefined>
}

const TIMEOUT_MS = 1_500
const KEPT_MS = 3_000

/** One check at a time, its answer kept for a while; callers share both. */
export function createProbe(
  check: (() => Promise<unknown>) | undefined,
  keptMs: number = KEPT_MS,
): () => Promise<PartState> {
  if (!check) return async () => 'not configured'
  return keptFor(keptMs, () =>
    withTimeout(check()).then(
      (): PartState => 'ok',
      (): PartState => 'unreachable',
    ),
  )
}

/** @param ask must not reject */
function keptFor<T>(keptMs: number, ask: () => Promise<T>): () => Promise<T> {
  let last: { until: number; answer: Promise<T> } | undefined
  return () => {
    if (last && performance.now() < last.until) return last.answer
    const kept = { until: Number.POSITIVE_INFINITY, answer: ask() }
    last = kept
    void kept.answer.then(() => {
      kept.until = performance.now() + keptMs
    })
    return kept.answer
  }
}

async function withTimeout<T>(check: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('no answer in time')), TIMEOUT_MS)
  try {
    return await Promise.race([check, promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Asks nothing before it is asked. */
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
    agents: keptFor(KEPT_MS, () => withTimeout(readAgents(db)).catch(() => undefined)),
  }
}
