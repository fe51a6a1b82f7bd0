import { type ActsInFlight, createActsInFlight } from './acts-in-flight.ts'
import type { Config } from '../config.ts'
import { createDatabase, type Database } from '../db/database.ts'
import type { Logger } from '../log.ts'
import { connectTemporal, type Temporal } from '../temporal/client.ts'
import { createDocumentReader, type DocumentReader } from '../documents/reader.ts'
import { createHealth, type Health } from './health.ts'
import { type Pages, readPages } from './pages.ts'
import { createRateLimits, type RateLimits } from './rate-limits.ts'
import { createPasswords, type Passwords } from './sign-in/passwords.ts'
import { createUploadsInFlight, type UploadsInFlight } from './uploads-in-flight.ts'
import { LinkedHistories } from './linked-histories.ts'
import { StreamLimit } from './stream-limit.ts'
import { createProgressFeed, type ProgressFeed } from './progress-feed.ts'

/** Everything a route may depend on. */
export interface Context {
  config: Config
  log: Logger
  db: Database
  /** Undefined when it is not configured. */
  temporal: Temporal | undefined
  health: Health
  feed: ProgressFeed
  readDocument: DocumentReader
  rateLimits: RateLimits
  /** When a lost workflow was first asked in vain for what it had not written, by session; `performance.now()`. */
  firstTries: Map<string, number>
  acts: ActsInFlight
  uploads: UploadsInFlight
  passwords: Passwords
  /** A page of a seat, and what a reload of it has left behind. */
  seatStreams: StreamLimit
  /** Of all sessions, by key or by person: a tab has one. */
  staffStreams: StreamLimit
  histories: LinkedHistories
  /** Absent when they are not configured, or not there. */
  pages: Pages | undefined
}

/** Connects nothing yet: each part does on its first use, so that the API starts while others are away. */
export function createContext(config: Config, databaseUrl: string, log: Logger): Context {
  const db = createDatabase(databaseUrl, () => log.warn('lost an idle connection to Postgres'))
  const temporal = config.temporal && connectTemporal(config.temporal)
  return {
    config,
    log,
    db,
    temporal,
    health: createHealth({ db, temporal, liveKit: config.liveKit }),
    feed: createProgressFeed(databaseUrl, log),
    readDocument: createDocumentReader(config.parse),
    rateLimits: createRateLimits(config.api),
    firstTries: new Map(),
    acts: createActsInFlight(),
    uploads: createUploadsInFlight(),
    passwords: createPasswords(),
    seatStreams: new StreamLimit(3),
    staffStreams: new StreamLimit(20),
    histories: new LinkedHistories(),
    pages: findPages(config, log),
  }
}

/** The API works without them. */
function findPages({ api }: Config, log: Logger): Pages | undefined {
  if (api.pagesDir === undefined) return undefined
  try {
    return readPages(api.pagesDir)
  } catch (error) {
    log.error({ code: (error as NodeJS.ErrnoException).code }, 'PAGES_DIR cannot be read: there are no pages')
    return undefined
  }
}

/** Closes what the context opened; event streams end first. */
export async function closeContext({ feed, temporal, db }: Context): Promise<void> {
  await feed.close()
  await Promise.allSettled([temporal?.close(), db.destroy()])
}
