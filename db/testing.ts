import { createTestDatabase } from '../test/database.ts'
import { createApiKey } from './api-keys.ts'
import { createDatabase, type Database } from './database.ts'
import { ensureSession, type NewSession } from './sessions.ts'

/** A database of its own with the product's schema, and one lawyer. */
export interface Store {
  url: string
  db: Database
  lawyer: { id: string; userId: string }
  /** @returns the id of a session of the lawyer */
  newSession(changes?: Partial<NewSession>): Promise<string>
  close(): Promise<void>
}

export async function openStore(): Promise<Store> {
  const { url, drop } = await createTestDatabase()
  const db = createDatabase(url)
  const lawyer = await createApiKey(db, { role: 'lawyer', label: 'test' })
  return {
    url,
    db,
    lawyer,
    async newSession(changes) {
      const respondents = [{ role: 'groom', name: 'A' }]
      return (await ensureSession(db, { lawyerId: lawyer.userId, kind: 'scripted', respondents, ...changes })).id
    },
    async close() {
      await db.destroy()
      await drop()
    },
  }
}
