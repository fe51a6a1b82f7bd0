import { sql } from 'kysely'
import type { Entry } from '../interview/record/record.ts'
import type { Database } from './database.ts'
import type { Person } from './seat-events.ts'

/** An entry about a question to a respondent, and what they said to it; null when nothing is kept of it. */
export interface OwnEntry extends Pick<Entry, 'seq' | 'at' | 'type' | 'data'> {
  words: unknown
}

const TYPES = ['answer', 'correction', 'withdrawal']

/** What of the record is this respondent's own: entries about questions to them, with the words that they said. */
export async function listOwnEntries(db: Database, { sessionId, respondent }: Person): Promise<OwnEntry[]> {
  return await db
    .selectFrom('record_entries')
    .leftJoin('openings', (join) =>
      join
        .onRef('openings.session_id', '=', 'record_entries.session_id')
        .on(sql<boolean>`openings.commitment = record_entries.commitments->>'answer'`)
        .on(sql<boolean>`record_entries.data#>>'{answer,speaker}' = ${respondent}`),
    )
    .select(['seq', 'at', 'type', 'data', 'openings.value as words'])
    .where('record_entries.session_id', '=', sessionId)
    .where('type', 'in', TYPES)
    .where(sql<boolean>`coalesce(data#>>'{answer,speaker}', data#>>'{ask,respondent}') = ${respondent}`)
    .orderBy('seq')
    .execute()
}

/** How the record ended; undefined until it is sealed. */
export async function findSealingEntry(
  db: Database,
  sessionId: string,
): Promise<Pick<Entry, 'seq' | 'at' | 'hash'> | undefined> {
  return await db
    .selectFrom('record_entries')
    .select(['seq', 'at', 'hash'])
    .where('session_id', '=', sessionId)
    .where('type', '=', 'sealed')
    .orderBy('seq', 'desc')
    .executeTakeFirst()
}
