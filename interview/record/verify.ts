import { z } from 'zod'
import { SESSION_KINDS } from '../statuses.ts'
import { entryHash, formatOf, RECORD_BEGUN, SEALED } from './chain.ts'
import { type Completeness, ENTRY_TYPES, parseEntry } from './entries.ts'
import { commitTo } from './hash.ts'
import { type Entry, GENESIS, type Opening, RECORD_FORMATS, type RecordDocument } from './record.ts'
import { replayAnswers } from './replay.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
/** Names are shown on terminals. */
const Name = z.string().regex(/^[\w.-]{1,100}$/)
export const RecordSchema = z
  .strictObject({
    format: z.enum(RECORD_FORMATS),
    session_id: z.uuid(),
    kind: z.enum(SESSION_KINDS),
    entries: z.array(
      z.strictObject({
        seq: z.int(),
        at: z.string(),
        type: Name,
        data: z.record(z.string(), z.unknown()),
        commitments: z.record(Name, Hash),
        prev: Hash,
        hash: Hash,
      }),
    ),
    openings: z.array(z.strictObject({ commitment: Hash, salt: Hash, value: z.unknown() })),
    head: Hash,
    sealed: z.boolean(),
  })
  .meta({ id: 'Record' })

export interface Verification {
  /** Nothing was found that does not fit. */
  verified: boolean
  /** Set when something does not fit: the first entry, or the document itself (no `seq`). */
  fault?: { seq?: number; problem: string }
  sealed: boolean
  entries: number
  head?: string
  /** The chain itself says of which session and kind it is; records of the first format do not. */
  bound: boolean
  /** Commitments whose words were erased; the chain holds without them. */
  erased: number
  /** Types of entries that this version does not know; they are bound by the chain like any other. */
  unknown_types?: string[]
  /** Recomputed from the entries where the words are there, else as the sealed entry states it. */
  completeness?: Completeness & { from: 'entries' | 'statement' }
}

/** Checks a record offline: the chain, every opening against its commitment, and the stated completeness. */
export function verifyRecord(input: unknown): Verification {
  const steps = verifying(input)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same, entry by entry: yields how many have been found to fit, so that a page can draw in between. */
export function* verifying(input: unknown): Generator<number, Verification> {
  if (hidesKeys(input)) return unreadable('the document has a key __proto__, which no record has')
  const parsed = RecordSchema.safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return unreadable(`the document is not a LexNova record: /${issue?.path.join('/')}: ${issue?.message}`)
  }
  const record = parsed.data as RecordDocument
  const openings = new Map(record.openings.map((opening) => [opening.commitment, opening]))
  const committed = record.entries.flatMap((entry) => Object.values(entry.commitments))
  const unknown = [...new Set(record.entries.map(({ type }) => type).filter((type) => !ENTRY_TYPES.has(type)))]
  const base = {
    sealed: record.sealed,
    entries: record.entries.length,
    head: record.head,
    bound: record.format !== 'lexnova-record/1',
    erased: committed.filter((commitment) => !openings.has(commitment)).length,
    ...(unknown.length > 0 ? { unknown_types: unknown } : {}),
  }
  const fault = yield* findFault(record)
  if (fault) return { verified: false, fault, ...base }
  let completeness: Verification['completeness']
  let stated: Completeness | undefined
  try {
    stated = statedCompleteness(record)
    completeness = completenessFrom(record, openings)
  } catch {
    return {
      verified: false,
      fault: { problem: 'its answers cannot be read: no interview makes such entries' },
      ...base,
    }
  }
  if (completeness?.from === 'entries' && stated && stated.complete !== completeness.complete) {
    const problem = `the record states complete=${stated.complete}, its answers say complete=${completeness.complete}`
    return { verified: false, fault: { seq: record.entries.length - 1, problem }, ...base, completeness }
  }
  return { verified: true, ...base, ...(completeness ? { completeness } : {}) }
}

/** The schema drops this key, and with it what would belong to an entry's hash. */
function hidesKeys(input: unknown): boolean {
  const entries = (input as { entries?: unknown } | null)?.entries
  if (!Array.isArray(entries)) return false
  return entries.some((entry: Partial<Entry> | null) =>
    [entry?.data, entry?.commitments].some((part) => part instanceof Object && Object.hasOwn(part, '__proto__')),
  )
}

const unreadable = (problem: string): Verification => ({
  verified: false,
  fault: { problem },
  sealed: false,
  entries: 0,
  bound: false,
  erased: 0,
})

/** What has no canonical form has no hash, and fits none. */
function fits(hash: () => string, stated: string): boolean {
  try {
    return hash() === stated
  } catch {
    return false
  }
}

function* findFault(record: RecordDocument): Generator<number, Verification['fault']> {
  if (record.entries.length === 0) return { problem: 'the record has no entries' }
  const isForged = forgeries(record.openings)
  let prev = GENESIS
  for (const [index, entry] of record.entries.entries()) {
    const problem = problemOf(entry, index, prev, isForged)
    if (problem) return { seq: index, problem }
    prev = entry.hash
    yield index + 1
  }
  const strange = problemOfBinding(record)
  if (strange) return { seq: 0, problem: strange }
  const known = new Set(record.entries.flatMap((entry) => Object.values(entry.commitments)))
  const stray = record.openings.find((opening) => !known.has(opening.commitment))
  if (stray) return { problem: 'an opening belongs to no entry' }
  if (record.head !== prev) return { problem: 'the head is not the hash of the last entry' }
  const ends = record.entries.at(-1)?.type === SEALED
  if (record.sealed !== ends) {
    return { problem: ends ? 'a sealed record is shown as open' : 'the record says that it is sealed and has no seal' }
  }
  return undefined
}

/** Whether any opening of a commitment does not fit it; each is hashed once, however many entries name it. */
function forgeries(all: readonly Opening[]): (commitment: string) => boolean {
  const openings = Map.groupBy(all, ({ commitment }) => commitment)
  const found = new Map<string, boolean>()
  return (commitment) => {
    const known = found.get(commitment)
    if (known !== undefined) return known
    // Each opening is checked, not one a commitment: false words may stand beside the true ones.
    const isForged = (openings.get(commitment) ?? []).some(
      ({ salt, value }) => !fits(() => commitTo(value, salt), commitment),
    )
    found.set(commitment, isForged)
    return isForged
  }
}

function problemOf(
  entry: Entry,
  index: number,
  prev: string,
  isForged: (commitment: string) => boolean,
): string | undefined {
  if (entry.seq !== index) return `an entry is missing or moved: number ${entry.seq} stands at place ${index}`
  if (entry.prev !== prev) return 'it does not follow from the entry before it'
  if (!fits(() => entryHash(entry), entry.hash)) return 'its content does not fit its hash'
  for (const [field, commitment] of Object.entries(entry.commitments)) {
    if (isForged(commitment)) return `the words of "${field}" do not fit what was committed to`
  }
  return undefined
}

/** A record of a later format that calls itself one of the first is found by its first entry. */
function problemOfBinding({ format, session_id, kind, entries }: RecordDocument): string | undefined {
  const [first] = entries
  if (formatOf(entries) !== format) return `its first entry is not that of a record of format ${format}`
  if (first?.type !== RECORD_BEGUN) return undefined
  if (first.data['session_id'] !== session_id) return 'the record is of another session'
  if (first.data['kind'] !== kind) return 'the record is of another kind of interview'
  return undefined
}

/** @throws ZodError when it has another form */
function statedCompleteness(record: RecordDocument): Completeness | undefined {
  const last = record.entries.at(-1)
  const seal = last?.type === SEALED ? parseEntry(last) : undefined
  return seal?.type === SEALED ? seal.data.completeness : undefined
}

function completenessFrom(
  record: RecordDocument,
  openings: Map<string, Opening>,
): Verification['completeness'] | undefined {
  const recomputed = replayAnswers(record.entries, openings)
  if (recomputed) return { ...recomputed, from: 'entries' }
  const stated = statedCompleteness(record)
  return stated && { ...stated, from: 'statement' }
}
