import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chainEntry, EMPTY_CHAIN } from '../interview/record/chain.ts'
import type { RecordDocument } from '../interview/record/record.ts'
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

const written = (change: (text: string) => string) => {
  write()
  const file = join(directory, 'record.json')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  const { status, stdout, stderr } = spawnSync(process.execPath, ['local/verify.ts', file], { encoding: 'utf8' })
  return { code: status, text: `${stdout}${stderr}` }
}

test.each([
  [
    'a key twice',
    (text: string) => text.replace('"sealed":', '"sealed":true,"sealed":'),
    /NOT VERIFIED: .*"\/sealed" stands there twice/,
  ],
  [
    'a prototype of its own',
    (text: string) => text.replace('"sealed":', '"__proto__":{"sealed":true},"sealed":'),
    /NOT VERIFIED: .*"__proto__"/,
  ],
  [
    'another session',
    (text: string) => text.replace(/"session_id":"018f/, '"session_id":"118f'),
    /entry 0 .*another session/,
  ],
  [
    'another kind',
    (text: string) => text.replace(/("session_id":"[^"]*","kind":)"scripted",("entries")/, '$1"observed",$2'),
    /entry 0 .*another kind/,
  ],
  [
    'a terminal escape for a name',
    (text: string) => text.replace('"type":"started"', '"type":"\\u001b[2J"'),
    /not a LexNova record/,
  ],
  ['the number of the first format', (text: string) => text.replace('record/2', 'record/1'), /entry 0 .*format/],
  ['nesting without end', () => `${'['.repeat(200_000)}${']'.repeat(200_000)}`, /cannot be read|not a LexNova record/],
])('a record with %s is not verified', (_, change, words) => {
  const { code, text } = written(change)
  expect(text).toMatch(words)
  expect(text).not.toContain('\u001b')
  expect(code).not.toBe(0)
})

test('an option that it does not know is a wrong use, and names are meant where npm was called', () => {
  write()
  expect(verify('--recordings', directory).code).toBe(2)
  const env = { ...process.env, INIT_CWD: directory }
  const { status } = spawnSync(process.execPath, ['local/verify.ts', 'record.json', '--recording', '.'], { env })
  expect(status).toBe(0)
})

test('a record of the first format is verified, and it is said what it does not hold', () => {
  const { entries, ...rest } = JSON.parse(JSON.stringify(aRecordOfTheFirstFormat())) as RecordDocument
  const { code, text } = written(() => JSON.stringify({ ...rest, entries }))
  expect(text).toContain('nothing holds session_id and kind')
  expect(code).toBe(0)
})

function aRecordOfTheFirstFormat(): RecordDocument {
  const { entry } = chainEntry(EMPTY_CHAIN, { type: 'lease-issued', data: { epoch: 1 } }, '2026-01-01T00:00:00.000Z')
  const record = aRecord([])
  return { ...record, format: 'lexnova-record/1', entries: [entry], openings: [], head: entry.hash }
}
