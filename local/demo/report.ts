import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEntry } from '../../interview/record/entries.ts'
import type { RecordDocument } from '../../interview/record/record.ts'
import { verifyRecord } from '../../interview/record/verify.ts'

export type Say = (line: string) => void

/** What came of a demo; the document of `--json`. */
export interface Result {
  session_id: string
  record_complete: boolean
  record_verified: boolean
  [more: string]: unknown
}

/** Counts what a record tells, and leaves the record itself in a file. */
export function resultOf(record: RecordDocument, seconds: number, say: Say): Result {
  const verification = verifyRecord(record)
  const file = keepRecord(record, tmpdir())
  say(`\nRecord: ${file}`)
  say(`Check it yourself: npm run verify -- ${file}\n`)
  const count = (type: string) => record.entries.filter((entry) => entry.type === type).length
  const clarifications = record.entries.filter((entry) => {
    const known = readEntry(entry)
    return known?.type === 'answer' && known.data.outcome === 'unclear' && known.data.effect === 'asked-again'
  }).length
  return {
    session_id: record.session_id,
    steps: verification.completeness?.due ?? 0,
    accepted: verification.completeness?.accepted ?? 0,
    clarifications,
    agent_replacements: count('agent-joined') - 1,
    record_complete: verification.completeness?.complete ?? false,
    record_verified: verification.verified,
    seconds: Math.round(seconds * 10) / 10,
  }
}

/** Names and answers stand in it: its owner alone reads it, and no file that somebody has laid there is written to. */
export function keepRecord(record: RecordDocument, directory: string): string {
  const file = join(directory, `lexnova-record-${record.session_id}.json`)
  writeFileSync(file, JSON.stringify(record, null, 2), { mode: 0o600, flag: 'wx' })
  return file
}
