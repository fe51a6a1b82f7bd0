import type { Database } from './database.ts'

/** Final words of one speaker. Times are milliseconds since the agent of this epoch joined. */
export interface Segment {
  epoch: number
  segment: string
  /** A respondent's role, or `officer`. */
  speaker: string
  channel: 'voice' | 'typed'
  startMs: number
  endMs: number
  text: string
  /** 0 to 1, where a recogniser says it. */
  confidence: number | null
}

export interface StoredSegment extends Segment {
  /** Rises with the order of arrival. */
  id: string
  createdAt: Date
}

/** Keeps a segment once; what came first under its name stands. */
export async function saveSegment(db: Database, sessionId: string, segment: Segment): Promise<void> {
  await db
    .insertInto('transcript_segments')
    .values({
      session_id: sessionId,
      epoch: segment.epoch,
      segment: segment.segment,
      speaker: segment.speaker,
      channel: segment.channel,
      start_ms: Math.round(segment.startMs),
      end_ms: Math.round(segment.endMs),
      // Postgres cannot hold U+0000 in text.
      text: segment.text.toWellFormed().replaceAll('\0', '\uFFFD'),
      confidence: segment.confidence,
    })
    .onConflict((conflict) => conflict.columns(['session_id', 'epoch', 'segment']).doNothing())
    .execute()
}

/** Segments in the order in which they came, after the one with the id `since`. */
export async function listSegments(
  db: Database,
  sessionId: string,
  { since = '0', limit }: { since?: string | undefined; limit: number },
): Promise<StoredSegment[]> {
  return await db
    .selectFrom('transcript_segments')
    .select([
      'id',
      'epoch',
      'segment',
      'speaker',
      'channel',
      'start_ms as startMs',
      'end_ms as endMs',
      'text',
      'confidence',
      'created_at as createdAt',
    ])
    .where('session_id', '=', sessionId)
    .where('id', '>', since)
    .orderBy('id')
    .limit(limit)
    .execute()
}
