import type { Database } from '../db/database.ts'
import { saveSegment, type Segment } from '../db/transcripts.ts'
import type { Logger } from '../log.ts'
import { StoreQueue } from './store-queue.ts'

const LIMIT_BYTES = 4 * 1024 * 1024
/** Of a segment besides its text, about. */
const SEGMENT_BYTES = 500
const CLOSING_MS = 3_000

export interface Transcript {
  /** Keeps final words; what Postgres has under this name already stays. Resolves once they are stored, or lost. */
  add(segment: Omit<Segment, 'epoch'>): Promise<void>
  /** Stores what waits, for three seconds at most. */
  close(): Promise<void>
}

/** The transcript of one agent's epoch, on its way to Postgres. */
export function createTranscript(deps: { db: Database; sessionId: string; epoch: number; logger: Logger }): Transcript {
  const { db, sessionId, epoch, logger } = deps
  const queue = new StoreQueue(LIMIT_BYTES, () => logger.warn('the transcript waits for Postgres'))
  return {
    add: (segment) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      queue.add({
        bytes: SEGMENT_BYTES + 2 * segment.text.length,
        run: () => saveSegment(db, sessionId, { ...segment, epoch }).then(resolve),
        lost: (code) => {
          logger.error({ code, segment: segment.segment }, 'a segment of the transcript was lost')
          resolve()
        },
      })
      return promise
    },
    close: () => queue.close(CLOSING_MS),
  }
}
