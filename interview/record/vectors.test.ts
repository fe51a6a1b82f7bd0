import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Completeness } from './entries.ts'
import { canonical } from './hash.ts'
import { type Verification, verifyRecord } from './verify.ts'

const VECTORS = join(import.meta.dirname, '../../test/vectors')
const names = readdirSync(VECTORS).filter((name) => name.endsWith('.json'))
interface Vector extends Pick<Verification, 'verified' | 'fault' | 'unknown_types'> {
  /** Of a record that is verified. */
  completeness?: Completeness
  record: unknown
}
const vectors = names.map((name) => JSON.parse(readFileSync(join(VECTORS, name), 'utf8')) as Vector)

describe('a record of the test vectors', () => {
  test.each(names.map((name, index) => ({ name, vector: vectors[index] as Vector })))(
    '$name is judged by verify as the vector says',
    ({ vector: { record, ...due } }) => {
      const { verified, fault, unknown_types, completeness } = verifyRecord(record)
      const { from: _, ...counted } = completeness ?? { from: undefined }
      expect({ verified, fault, unknown_types, completeness: verified ? counted : undefined }).toEqual(due)
    },
  )

  test('is judged in the same way by a verifier in Python that was written from docs/record.md', () => {
    const files = names.map((name) => join(VECTORS, name))
    const verdicts = execFileSync('python3', [join(VECTORS, 'verify.py'), ...files], { encoding: 'utf8' })
    const due = vectors.map(({ verified, fault, completeness }) =>
      verified ? `verified ${canonical(completeness)}` : String(fault?.seq ?? 'document'),
    )
    expect(verdicts.trim().split('\n')).toEqual(due)
  })
})
