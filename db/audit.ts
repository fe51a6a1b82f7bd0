import { type Insertable, sql } from 'kysely'
import type { Database } from './database.ts'
import type { AuditTable } from './schema-staff.ts'

export interface Noted {
  /** Undefined where nobody was known. */
  who?: { userId: string; callerId: string } | undefined
  via: 'key' | 'cookie' | 'none'
  /** Id of the route. */
  act: string
  /** Id of what it was about. */
  about?: string | undefined
  /** `done`, or the code of the problem. */
  outcome: string
  address: string | undefined
}

const rowOf = ({ who, via, act, about, outcome, address }: Noted): Insertable<AuditTable> => ({
  user_id: who?.userId ?? null,
  caller_id: who?.callerId ?? null,
  via,
  act,
  about: about ?? null,
  outcome,
  address: address ?? null,
})

/** Notes what was done. */
export async function noteAct(db: Database, noted: Noted): Promise<void> {
  await db.insertInto('audit').values(rowOf(noted)).execute()
}

/** Notes what was refused; the same within a minute is one row that counts, so that nobody fills the table by trying. */
export async function noteRefusal(db: Database, noted: Noted): Promise<void> {
  const row = rowOf(noted)
  const minute = sql<string>`md5(${JSON.stringify(Object.values(row))} || date_trunc('minute', now())::text)`
  await db
    .insertInto('audit')
    .values({ ...row, minute_key: minute })
    .onConflict((conflict) =>
      conflict.column('minute_key').doUpdateSet((set) => ({ times: set('audit.times', '+', 1) })),
    )
    .execute()
}

export interface AuditPage {
  /** A user. */
  who?: string | undefined
  about?: string | undefined
  act?: string | undefined
  /** Entries older than this one: the last of the page before. */
  before?: string | undefined
  limit: number
}

export interface AuditEntry {
  id: string
  at: Date
  userId: string | null
  label: string | null
  via: 'key' | 'cookie' | 'none'
  act: string
  about: string | null
  outcome: string
  address: string | null
  times: number
}

/** Who signed in, acted, was refused and read what people said, the newest first. */
export async function listAudit(db: Database, { who, about, act, before, limit }: AuditPage): Promise<AuditEntry[]> {
  const reads = db
    .selectFrom('read_audit')
    .leftJoin('api_keys', 'api_keys.id', 'read_audit.caller_id')
    .select([
      'read_audit.id',
      'read_audit.at',
      sql<string | null>`coalesce(api_keys.user_id, read_audit.caller_id)`.as('user_id'),
      sql<AuditEntry['via']>`case when api_keys.id is null then 'cookie' else 'key' end`.as('via'),
      sql<string>`'read:' || read_audit.what`.as('act'),
      sql<string | null>`read_audit.session_id::text`.as('about'),
      sql<string>`'done'`.as('outcome'),
      sql<string | null>`null`.as('address'),
      sql<number>`1`.as('times'),
    ])
  const acts = db
    .selectFrom('audit')
    .select(['id', 'at', 'user_id', 'via', 'act', 'about', 'outcome', 'address', 'times'])
  return await db
    .selectFrom(acts.unionAll(reads).as('entries'))
    .leftJoin('users', 'users.id', 'entries.user_id')
    .select([
      'entries.id',
      'entries.at',
      'entries.user_id as userId',
      'users.label',
      'entries.via',
      'entries.act',
      'entries.about',
      'entries.outcome',
      'entries.address',
      'entries.times',
    ])
    .$if(who !== undefined, (query) => query.where('entries.user_id', '=', who as string))
    .$if(about !== undefined, (query) => query.where('entries.about', '=', about as string))
    .$if(act !== undefined, (query) => query.where('entries.act', '=', act as string))
    .$if(before !== undefined, (query) => query.where('entries.id', '<', before as string))
    .orderBy('entries.id', 'desc')
    .limit(limit)
    .execute()
}
