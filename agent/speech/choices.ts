import type { Database } from '../../db/database.ts'
import { accountOf, dropChoice, findChoice, keepChoice } from '../../db/providers.ts'

/** What was chosen of the vendor's account. */
export interface Choices {
  find(name: string): Promise<string | undefined>
  /** @returns the one that is kept, which another agent may have chosen before */
  keep(name: string, value: string): Promise<string>
  drop(name: string, value: string): Promise<void>
}

/**
 * Choices of an account, the same for all agents where there is a database; without one, or while it does not
 * answer, each process makes its own.
 */
export function createChoices(key: string, db: Database | undefined): Choices {
  const own = new Map<string, string>()
  const keyOf = (name: string) => ({ provider: 'elevenlabs' as const, account: accountOf(key), name })
  return {
    async find(name) {
      const kept = own.get(name) ?? (db && (await findChoice(db, keyOf(name)).catch(() => undefined)))
      if (kept !== undefined) own.set(name, kept)
      return kept
    },
    async keep(name, value) {
      const kept = (db && (await keepChoice(db, keyOf(name), value).catch(() => undefined))) ?? value
      own.set(name, kept)
      return kept
    },
    async drop(name, value) {
      if (own.get(name) === value) own.delete(name)
      if (db) await dropChoice(db, keyOf(name), value).catch(() => undefined)
    },
  }
}
