import type { Committed } from '../exchange.ts'
import type { SessionKind } from '../statuses.ts'
import { type DraftOf, ENTRY_TYPES, type EntryDraft, type EntryType, UnknownEntryTypeError } from './entries.ts'
import { canonical, commitTo, hashOf } from './hash.ts'
import { type Entry, GENESIS, type Opening, type RecordFormat } from './record.ts'

export interface ChainHead {
  /** Number of entries so far. */
  length: number
  hash: string
}

export const EMPTY_CHAIN: ChainHead = { length: 0, hash: GENESIS }

/** Type of the entry that every chain begins with, from format 2 on. */
export const RECORD_BEGUN = 'record-begun' satisfies EntryType

/** Type of the entry that ends every chain. */
export const SEALED = 'sealed' satisfies EntryType

/** Binds a chain to its interview: it cannot stand for another one. */
export const firstEntry = (sessionId: string, kind: SessionKind): DraftOf<'record-begun'> => ({
  type: RECORD_BEGUN,
  data: { session_id: sessionId, kind },
})

/** In the first format nothing binds a chain to its interview. */
export const formatOf = ([first]: readonly Pick<Entry, 'type'>[]): RecordFormat =>
  first?.type === RECORD_BEGUN ? 'lexnova-record/2' : 'lexnova-record/1'

export const entryHash = ({ hash: _, ...entry }: Entry): string => hashOf(entry)

/**
 * Puts a draft at the end of a chain. Its type alone is checked here: a fact may come from an activity of another
 * version. Its members were checked by the compiler, or as their message came in; an interview must not fail over one.
 * @param at workflow time, ISO 8601
 * @throws UnknownEntryTypeError
 */
export function chainEntry(head: ChainHead, draft: EntryDraft, at: string): { entry: Entry; openings: Opening[] } {
  if (!ENTRY_TYPES.has(draft.type)) throw new UnknownEntryTypeError(draft.type)
  const openings: Opening[] = []
  const commitments: Record<string, string> = {}
  for (const [field, committed] of Object.entries<Committed | undefined>(draft.committed ?? {})) {
    if (!committed) continue
    const { value, salt } = committed
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

/** An entry that has its time (workflow time, ISO 8601), and its place only once it is written. */
export type TimedDraft = EntryDraft & { at: string }

export interface Chained {
  entries: Entry[]
  openings: Opening[]
  /** After them. */
  head: ChainHead
}

/** Puts drafts at the end of a chain, in their order. */
export function chainAll(head: ChainHead, drafts: readonly TimedDraft[]): Chained {
  const chained: Chained = { entries: [], openings: [], head }
  for (const { at, ...draft } of drafts) {
    const { entry, openings } = chainEntry(chained.head, draft, at)
    chained.entries.push(entry)
    chained.openings.push(...openings)
    chained.head = headAt(entry)
  }
  return chained
}

/** Of a chain that ends with this entry. */
export const headAt = ({ seq, hash }: Pick<Entry, 'seq' | 'hash'>): ChainHead => ({ length: seq + 1, hash })

const sayingOf = ({ type, data: { interruption_ms: _, ...data }, commitments }: Entry) =>
  canonical({ type, data, commitments })

/**
 * Whether two entries say the same of an interview. Their times may differ: a workflow task that Temporal had given up
 * and started anew has happened twice, and only the second time is in the history.
 */
export const sayTheSame = (a: Entry, b: Entry): boolean => sayingOf(a) === sayingOf(b)
