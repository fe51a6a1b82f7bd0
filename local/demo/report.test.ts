import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { RecordDocument } from '../../interview/record/record.ts'
import { keepRecord } from './report.ts'

const record = { session_id: '01900000-0000-7000-8000-000000000000', entries: [] } as unknown as RecordDocument

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'lexnova-report-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

test("a demo's record is for its owner alone", () => {
  const file = keepRecord(record, folder())
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(record)
})

test('it is not written to where somebody has laid a link', () => {
  const path = folder()
  symlinkSync(join(path, 'theirs'), join(path, `lexnova-record-${record.session_id}.json`))
  expect(() => keepRecord(record, path)).toThrow('EEXIST')
})
