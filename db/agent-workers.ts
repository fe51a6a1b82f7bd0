import { sql } from 'kysely'
import type { Database } from './database.ts'

/** What one agent worker conducts interviews with. */
export interface AgentWorker {
  id: string
  /** `provider/model`, or `typed`. */
  hearing: string
  /** `provider/model`, or `rules`. */
  judging: string
  /** `provider/model`, or the embedded voice's name. */
  speaking: string
  /** The vendor's voice for each language that one was chosen for. */
  voices: Record<string, { id: string; name?: string }>
  /** By provider, streams that its account may have open at once. */
  streamLimits: Record<string, number>
  /** Sentences for whoever runs LexNova, such as what a vendor keeps. */
  notices: string[]
  /** Version and host, the jobs that it serves now, and its places. Workers of earlier versions do not say them. */
  software?: string | null
  host?: string | null
  jobs?: number | null
  maxJobs?: number | null
}

/** One that is there. */
export interface ListedWorker extends Required<AgentWorker> {
  seenAt: Date
}

/** A worker that has said nothing for so long is gone. */
const GONE = '30 seconds'
const KEPT = '1 day'

/** Says that a worker is there, and what it has now. */
export async function reportWorker(db: Database, worker: AgentWorker): Promise<void> {
  const { id, hearing, judging, speaking, software = null, host = null, jobs = null, maxJobs = null } = worker
  const values = {
    hearing,
    judging,
    speaking,
    software,
    host,
    jobs,
    max_jobs: maxJobs,
    voices: JSON.stringify(worker.voices),
    stream_limits: JSON.stringify(worker.streamLimits),
    notices: JSON.stringify(worker.notices),
  }
  await db
    .insertInto('agent_workers')
    .values({ id, ...values })
    // A worker says it again and again: the last word counts.
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...values, seen_at: sql<Date>`now()` }))
    .execute()
}

/** Removes a worker that stops, and those that were lost a day ago. */
export async function removeWorker(db: Database, id: string): Promise<void> {
  await db
    .deleteFrom('agent_workers')
    .where((row) => row.or([row('id', '=', id), row('seen_at', '<', sql<Date>`now() - ${sql.lit(KEPT)}::interval`)]))
    .execute()
}

/** The workers that are there. */
export async function listWorkers(db: Database): Promise<ListedWorker[]> {
  const rows = await db
    .selectFrom('agent_workers')
    .select(['id', 'hearing', 'judging', 'speaking', 'voices', 'stream_limits as streamLimits', 'notices'])
    .select(['software', 'host', 'jobs', 'max_jobs as maxJobs', 'seen_at as seenAt'])
    .where('seen_at', '>', sql<Date>`now() - ${sql.lit(GONE)}::interval`)
    .orderBy('id')
    .execute()
  return rows
}
