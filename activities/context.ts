import type { Config, Secret } from '../config.ts'
import { createDatabase, type Database } from '../db/database.ts'
import { createDocumentReader, type DocumentReader } from '../documents/reader.ts'
import { createRooms, type Rooms } from './rooms.ts'

/** What the activities need of the world. */
export interface ActivityContext {
  db: Database
  /** Absent when LiveKit is not configured. */
  rooms: Rooms | undefined
  readDocument: DocumentReader
}

/** Opens the database's pool; whoever opens it closes it. */
export const openContext = (config: Config, databaseUrl: Secret): ActivityContext => ({
  db: createDatabase(databaseUrl.reveal()),
  rooms: config.liveKit && config.signingSecret && createRooms(config.liveKit, config.signingSecret),
  readDocument: createDocumentReader(config.parse),
})

export const closeContext = ({ db }: ActivityContext): Promise<void> => db.destroy()
