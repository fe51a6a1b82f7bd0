import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkCopy, readFile } from './files.ts'
import { sampleRecord } from './sample-record.ts'

const VECTORS = join(import.meta.dirname, '../../../../test/vectors')
const own = sampleRecord()
const between = {
  onChecked: () => undefined,
  pause: () => Promise.resolve(),
  now: () => 0,
  signal: new AbortController().signal,
}
const aFile = (content: string | Uint8Array<ArrayBuffer>) => new File([content], 'copy.json')
const changed = (change: (record: ReturnType<typeof sampleRecord>) => void) => {
  const record = sampleRecord()
  change(record)
  return aFile(JSON.stringify(record))
}

test.each(readdirSync(VECTORS).filter((name) => name.endsWith('.json')))(
  'a copy is judged as the command line judges it: %s',
  async (name) => {
    const { record, verified, fault, unknown_types } = JSON.parse(readFileSync(join(VECTORS, name), 'utf8'))
    const checked = await checkCopy(aFile(JSON.stringify(record)), own, between)
    expect(checked).toMatchObject({ is: 'checked', verification: { verified, ...(fault && { fault }) } })
    expect(checked?.is === 'checked' && checked.verification.unknown_types).toEqual(unknown_types)
  },
)

test.each([
  [
    'a hash in other letters',
    changed(({ entries: [, entry] }) => entry && (entry.hash = entry.hash.toUpperCase())),
    '/entries/1/hash',
  ],
  ['a cut hash', changed(({ entries: [, entry] }) => entry && (entry.hash = entry.hash.slice(1))), '/entries/1/hash'],
  ['a member more', changed(({ entries: [, entry] }) => Object.assign(entry ?? {}, { more: 1 })), '/entries/1'],
  ['no entries', changed((record) => (record.entries = [])), 'no entries'],
])('a record with %s was altered, and it is said where', async (_, file, where) => {
  const problem = expect.stringContaining(where)
  expect(await readFile(file)).toEqual({ is: 'altered', problem })
  expect(await checkCopy(file, own, between)).toMatchObject({ is: 'checked', verification: { fault: { problem } } })
})

test('what never was a record is none', async () => {
  for (const file of [aFile('%PDF-1.4'), aFile('[1]'), aFile('{"title": "A script"}')]) {
    expect(await readFile(file)).toEqual({ is: 'unreadable' })
    expect(await checkCopy(file, own, between)).toEqual({ is: 'unreadable', name: 'copy.json' })
  }
})

test('broken bytes are not mended into words', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify(own))
  bytes[bytes.indexOf('J'.charCodeAt(0))] = 0xff
  expect(await readFile(aFile(bytes))).toEqual({ is: 'unreadable' })
  expect(await checkCopy(aFile(bytes), own, between)).toMatchObject({ is: 'unreadable' })
})

test('a file that is too large is not read', async () => {
  const huge = Object.defineProperty(aFile('{}'), 'size', { value: 2 ** 30 })
  expect(await readFile(huge)).toEqual({ is: 'too-large' })
  expect(await checkCopy(huge, own, between)).toEqual({ is: 'too-large', name: 'copy.json' })
})
