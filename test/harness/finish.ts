import { expect } from 'vitest'
import type { Completeness } from '../../interview/record/entries.ts'
import type { RecordDocument } from '../../interview/record/record.ts'
import { verifyRecord } from '../../interview/record/verify.ts'
import { violationsOf } from './evidence.ts'
import type { Interview } from './interview.ts'

type Missing = Completeness['missing']

/** Waits for the sealed record and holds every invariant against it; `missing` is empty where the record is complete. */
export async function finish(interview: Interview, missing: Missing = []): Promise<RecordDocument> {
  const record = await interview.sealed()
  await interview.leave()
  const violations = await violationsOf(interview, record)
  if (violations.length > 0) process.stderr.write(`${interview.trace()}\n`)
  expect(violations).toEqual([])
  expect(verifyRecord(record).completeness?.missing).toEqual(missing)
  return record
}
