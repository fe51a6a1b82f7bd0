import type { Committed } from '../exchange.ts'
import type { SessionKind } from '../statuses.ts'
import { commitTo, hashOf } from './hash.ts'
import { type Entry, GENESIS, type Opening } from './record.ts'

/** An entry before it has its place in the chain; `committed` values never enter its hash in clear. */
export interface EntryDraft {
  type: string
  data: Record<string, unknown>
  committed?: Record<string, Committed>
}

export interface ChainHead {
  /** Number of entries so far. */
  length: number
  hash: string
}

export const EMPTY_CHAIN: ChainHead = { length: 0, hash: GENESIS }

/** Type of the entry that every chain begins with, from format 2 on. */
export const RECORD_BEGUN = 'record-begun'

/** Binds a chain to its interview: it cannot stand for another one. */
export const firstEntry = (sessionId: string, kind: SessionKind): EntryDraft => ({
  type: RECORD_BEGUN,
  data: { session_id: sessionId, kind },
})

export const entryHash = ({ hash: _, ...entry }: Entry): string => hashOf(entry)

/** Puts a draft at the end of a chain. `at` is workflow time, ISO 8601. */
export function chainEntry(head: ChainHead, draft: EntryDraft, at: string): { entry: Entry; openings: Opening[] } {
  const openings: Opening[] = []
  const commitments: Record<string, string> = {}
  for (const [field, { value, salt }] of Object.entries(draft.committed ?? {})) {
    const commitment = commitTo(value, salt)
    commitments[field] = commitment
    openings.push({ commitment, salt, value })
  }
  const entry: Entry = {
    seq: head.length,
    at,
    type: draft.type,
    data: draft.data,
    commitments,
    prev: head.hash,
    hash: '',
  }
  return { entry: { ...entry, hash: entryHash(entry) }, openings }
}
