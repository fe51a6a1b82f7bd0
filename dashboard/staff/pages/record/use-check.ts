import { useEffect, useState } from 'react'
import type { RecordDocument } from '../../../../interview/record/record.ts'
import { type Verification, verifyRecord } from '../../../../interview/record/verify.ts'
import type { CheckState } from './check-view.tsx'
import type { CopyState } from './copy-view.tsx'
import { compare, readText, shapeOf, verifyInSlices } from './checking.ts'

const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** Verifies the record in this browser, between its pictures. @param ambiguity found when its text was read */
export function useCheck(record: RecordDocument, ambiguity?: string): CheckState {
  const [check, setCheck] = useState<CheckState>({ is: 'running', checked: 0, of: record.entries.length })
  useEffect(() => {
    const abort = new AbortController()
    const onChecked = (checked: number) => setCheck({ is: 'running', checked, of: record.entries.length })
    const between = { onChecked, pause: drawn, now: () => performance.now(), signal: abort.signal }
    void drawn()
      .then(() => verifyInSlices(record, between))
      .then((verification) => {
        if (verification) setCheck({ is: 'done', verification: doubted(verification, ambiguity) })
      })
    return () => abort.abort()
  }, [record, ambiguity])
  return check
}

/** What two readers would read differently cannot be relied on. */
const doubted = (verification: Verification, ambiguity: string | undefined): Verification =>
  ambiguity === undefined ? verification : { ...verification, verified: false, fault: { problem: ambiguity } }

export type ReadRecord = { record: RecordDocument; ambiguity: string | undefined }

/** A file as a record that can be drawn; undefined when it is none. */
export async function readFile(file: Blob): Promise<ReadRecord | undefined> {
  const read = readText(await file.text())
  const record = read.is === 'document' ? shapeOf(read.document) : undefined
  return record && read.is === 'document' ? { record, ambiguity: read.ambiguity } : undefined
}

/** What a copy is, by itself and beside the record. */
export async function checkCopy(file: File, own: RecordDocument): Promise<CopyState> {
  const { name } = file
  const read = readText(await file.text())
  if (read.is === 'unreadable') return { is: 'unreadable', name }
  const verification = doubted(verifyRecord(read.document), read.ambiguity)
  const copy = shapeOf(read.document)
  if (!copy && verification.entries === 0) return { is: 'unreadable', name }
  const comparison = copy && compare(copy, own)
  const seq = verification.fault?.seq ?? (comparison?.is === 'different' ? comparison.seq : undefined)
  const entry =
    seq === undefined || comparison?.is === 'other-session'
      ? undefined
      : { seq, copy: withWords(copy, seq), own: withWords(own, seq) }
  return { is: 'checked', name, verification, comparison, entry }
}

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
