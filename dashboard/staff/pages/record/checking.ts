import '../../no-eval.ts'
import { findDuplicateKey } from '../../../../interview/duplicate-keys.ts'
import type { RecordDocument } from '../../../../interview/record/record.ts'
import { RecordSchema, type Verification, verifying } from '../../../../interview/record/verify.ts'

/** Text of a file, or why it is no record that can be relied on. */
export type ReadFile = { is: 'document'; document: unknown; ambiguity: string | undefined } | { is: 'unreadable' }

export function readText(text: string): ReadFile {
  try {
    let hasPrototype = false
    const document: unknown = JSON.parse(text, (key, value) => {
      hasPrototype ||= key === '__proto__'
      return value
    })
    const twice = findDuplicateKey(text)
    const ambiguity =
      twice !== undefined
        ? `${JSON.stringify(twice)} stands there twice`
        : hasPrototype
          ? 'it has a key "__proto__"'
          : undefined
    return { is: 'document', document, ambiguity }
  } catch {
    return { is: 'unreadable' }
  }
}

/** The document, where it has the form of a record: only then can it be drawn. */
export function shapeOf(document: unknown): RecordDocument | undefined {
  const parsed = RecordSchema.safeParse(document)
  return parsed.success && parsed.data.entries.length > 0 ? (parsed.data as RecordDocument) : undefined
}

/** What calls itself a record and has not its form was altered. */
export const claimsToBeRecord = (document: unknown): boolean =>
  typeof document === 'object' && document !== null && Array.isArray((document as { entries?: unknown }).entries)

/** As long as one picture of a page takes. */
const SLICE_MS = 12

export interface Between {
  /** Called between slices with how many entries were found to fit. */
  onChecked(count: number): void
  /** Lets the page draw. */
  pause(): Promise<void>
  now(): number
  signal: AbortSignal
}

/** Verifies a document entry by entry and lets the page draw in between. Undefined when it was called off. */
export async function verifyInSlices(document: unknown, between: Between): Promise<Verification | undefined> {
  const steps = verifying(document)
  let until = between.now() + SLICE_MS
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (between.now() < until) continue
    between.onChecked(step.value)
    await between.pause()
    if (between.signal.aborted) return undefined
    until = between.now() + SLICE_MS
  }
}

/** What a copy is beside the record that LexNova keeps. */
export type Comparison =
  | { is: 'same' }
  /** It ends earlier, or goes on further. */
  | { is: 'shorter' | 'longer'; entries: number }
  | { is: 'other-session' }
  /** Records of the first format do not bind it. */
  | { is: 'other-kind' }
  /** The same entries; of so many values the words are in only one of the two. */
  | { is: 'other-words'; values: number }
  | { is: 'different'; seq: number }

/** Finds also what verifying cannot: a copy that was changed and hashed anew. */
export function compare(copy: RecordDocument, own: RecordDocument): Comparison {
  if (copy.session_id !== own.session_id) return { is: 'other-session' }
  const seq = copy.entries.findIndex(({ hash }, place) => own.entries[place] && own.entries[place].hash !== hash)
  if (seq >= 0) return { is: 'different', seq }
  if (copy.entries.length < own.entries.length) return { is: 'shorter', entries: copy.entries.length }
  if (copy.entries.length > own.entries.length) return { is: 'longer', entries: copy.entries.length }
  if (copy.kind !== own.kind) return { is: 'other-kind' }
  const [copied, kept] = [wordsOf(copy), wordsOf(own)]
  const values = [...copied].filter((one) => !kept.has(one)).length + [...kept].filter((one) => !copied.has(one)).length
  return values > 0 ? { is: 'other-words', values } : { is: 'same' }
}

/** A verified record has for one commitment one value. */
const wordsOf = ({ openings }: RecordDocument) => new Set(openings.map(({ commitment }) => commitment))
