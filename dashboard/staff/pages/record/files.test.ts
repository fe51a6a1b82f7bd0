import { expect, test } from 'vitest'
import { checkCopy, readFile } from './files.ts'
import { sampleRecord } from './sample-record.ts'

interface Vector {
  record: unknown
  verified: boolean
  fault?: object
  unknown_types?: string[]
}

const VECTORS = import.meta.glob<Vector>('../../../../test/vectors/*.json', { eager: true, import: 'default' })
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

test('there are vectors to judge by', () => expect(Object.keys(VECTORS).length).toBeGreaterThan(20))

test.each(Object.entries(VECTORS))(
  'a copy is judged as the command line judges it: %s',
  async (_name, { record, verified, fault, unknown_types }) => {
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
