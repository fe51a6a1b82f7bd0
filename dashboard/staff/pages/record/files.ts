import type { RecordDocument } from '../../../../interview/record/record.ts'
import { type Verification, verifyRecord } from '../../../../interview/record/verify.ts'
import type { CopyState } from './copy-view.tsx'
import { type Between, claimsToBeRecord, compare, readText, shapeOf, verifyInSlices } from './checking.ts'

/** More than any interview makes; a browser would stand still over it. */
const MOST_BYTES = 256 * 1024 * 1024

/** Why a file is not drawn. */
export type NotRead = { is: 'unreadable' | 'too-large' } | { is: 'altered'; problem: string }

export type ReadRecord = { record: RecordDocument; ambiguity: string | undefined }

/** As the verifier at the command line reads it: broken bytes are not mended. */
async function readFileText(file: Blob) {
  try {
    return readText(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()))
  } catch {
    return { is: 'unreadable' } as const
  }
}

/** A file as a record that can be drawn. */
export async function readFile(file: Blob): Promise<({ is: 'record' } & ReadRecord) | NotRead> {
  if (file.size > MOST_BYTES) return { is: 'too-large' }
  const read = await readFileText(file)
  if (read.is === 'unreadable') return read
  const { document, ambiguity } = read
  const record = shapeOf(document)
  if (record) return { is: 'record', record, ambiguity }
  const { fault } = doubted(verifyRecord(document), ambiguity)
  return claimsToBeRecord(document) && fault ? { is: 'altered', problem: fault.problem } : { is: 'unreadable' }
}

/** What a copy is, by itself and beside the record. Undefined when it was called off. */
export async function checkCopy(file: File, own: RecordDocument, between: Between): Promise<CopyState | undefined> {
  const { name } = file
  if (file.size > MOST_BYTES) return { is: 'too-large', name }
  const read = await readFileText(file)
  if (read.is === 'unreadable' || !claimsToBeRecord(read.document)) return { is: 'unreadable', name }
  const verified = await verifyInSlices(read.document, between)
  if (!verified) return undefined
  const verification = doubted(verified, read.ambiguity)
  const copy = shapeOf(read.document)
  const comparison = copy && compare(copy, own)
  const seq = verification.fault?.seq ?? (comparison?.is === 'different' ? comparison.seq : undefined)
  const entry =
    seq === undefined || comparison?.is === 'other-session'
      ? undefined
      : { seq, copy: withWords(copy, seq), own: withWords(own, seq) }
  return { is: 'checked', name, verification, comparison, entry }
}

/** What two readers would read differently cannot be relied on. */
export const doubted = (verification: Verification, ambiguity: string | undefined): Verification =>
  ambiguity === undefined ? verification : { ...verification, verified: false, fault: { problem: ambiguity } }

/** An entry with the words that it stands for. */
function withWords(record: RecordDocument | undefined, seq: number): unknown {
  const entry = record?.entries[seq]
  if (!record || !entry) return undefined
  const words = Object.fromEntries(
    Object.entries(entry.commitments).map(([name, commitment]) => [
      name,
      record.openings.find((opening) => opening.commitment === commitment)?.value,
    ]),
  )
  return { ...entry, words }
}
