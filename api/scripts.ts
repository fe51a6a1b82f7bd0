import type { Database } from '../db/database.ts'
import { findProgress } from '../db/progress.ts'
import { findScript, type StoredScript } from '../db/scripts.ts'

/** The version that the workflow has taken last; a stored one that it refused never shows. */
export async function findCurrentScript(db: Database, sessionId: string): Promise<StoredScript | undefined> {
  const progress = await findProgress(db, sessionId)
  return progress && progress.scriptVersion > 0 ? await findScript(db, sessionId, progress.scriptVersion) : undefined
}
