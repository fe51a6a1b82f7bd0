import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aRecord, aScript, Hearing } from '../test/builders.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lexnova-verify-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const FILES = ['1-groom-0000.flac', '1-groom-0001.flac']

/** A record with two pieces of sound, and a directory that holds them. */
function write(): void {
  const hearing = Hearing.started(aScript(['Who?']))
  const chunks = FILES.map((name, number) => {
    return { track: 'groom', number, startMs: number * 10, endMs: number * 10 + 10, sha256: sha256(name) }
  })
  hearing.note({ kind: 'recording-stored', epoch: 1, chunks })
  writeFileSync(join(directory, 'record.json'), JSON.stringify(aRecord(hearing.entries)))
  for (const name of FILES) writeFileSync(join(directory, name), name)
}

function verify(...more: string[]): { code: number | null; text: string } {
  const command = ['local/verify.ts', join(directory, 'record.json'), '--recording', directory, ...more]
  const { status, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  return { code: status, text: stdout }
}

test('sound that fits the hashes of a record is verified with it', () => {
  write()
  const { code, text } = verify()
  expect(text).toContain('all 2 pieces')
  expect(code).toBe(0)
})

test.each([
  ['altered', () => writeFileSync(join(directory, FILES[0] ?? ''), 'other')],
  ['missing', () => rmSync(join(directory, FILES[0] ?? ''))],
])('a piece that is %s is named', (what, change) => {
  write()
  change()
  const { code, text } = verify()
  expect(text).toContain('NOT VERIFIED')
  expect(text).toContain(`${what}: ${FILES[0]}`)
  expect(code).toBe(1)
})

test('a piece that the record knows nothing of is named', () => {
  write()
  writeFileSync(join(directory, '1-bride-0000.flac'), 'who?')
  const { code, text } = verify('--json')
  expect(JSON.parse(text)).toMatchObject({ verified: true, sound: { expected: 2, unknown: ['1-bride-0000.flac'] } })
  expect(code).toBe(1)
})
