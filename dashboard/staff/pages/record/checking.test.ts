import { expect, test } from 'vitest'
import { verifyRecord } from '../../../../interview/record/verify.ts'
import { compare, readText, shapeOf, verifyInSlices } from './checking.ts'
import { longRecord, sampleRecord } from './sample-record.ts'

/** A clock that has gone on by this much each time somebody looks. */
function between(step: number) {
  const counts: number[] = []
  const abort = new AbortController()
  let now = 0
  return {
    counts,
    abort,
    onChecked: (count: number) => counts.push(count),
    pause: () => Promise.resolve(),
    now: () => (now += step),
    signal: abort.signal,
  }
}

test('a record is verified entry by entry, with the same verdict', async () => {
  const record = longRecord(100)
  const slow = between(20)
  expect(await verifyInSlices(record, slow)).toEqual(verifyRecord(record))
  expect(slow.counts).toEqual(record.entries.map((_, place) => place + 1))
  const quick = between(0)
  await verifyInSlices(record, quick)
  expect(quick.counts).toEqual([])
})

test('an altered entry is named, and those before it have been found to fit', async () => {
  const record = sampleRecord()
  Object.assign(record.entries[9]?.data ?? {}, { outcome: 'contrary' })
  const slow = between(20)
  expect((await verifyInSlices(record, slow))?.fault).toMatchObject({ seq: 9 })
  expect(slow.counts.at(-1)).toBe(9)
})

test('verifying can be called off', async () => {
  const called = between(20)
  called.abort.abort()
  expect(await verifyInSlices(sampleRecord(), called)).toBeUndefined()
})

test('a copy that was changed and hashed anew is found beside the record', () => {
  const own = sampleRecord()
  const other = {
    ...own,
    entries: own.entries.map((entry, place) => ({ ...entry, hash: place > 4 ? 'f' : entry.hash })),
  }
  expect(compare(other, own)).toEqual({ is: 'different', seq: 5 })
})

test('a copy may be the same, end earlier, go on further, or be of another interview', () => {
  const own = sampleRecord()
  const earlier = { ...own, entries: own.entries.slice(0, 3) }
  expect(compare(own, own)).toEqual({ is: 'same' })
  expect(compare(earlier, own)).toEqual({ is: 'shorter', entries: 3 })
  expect(compare(own, earlier)).toEqual({ is: 'longer', entries: own.entries.length })
  expect(compare({ ...own, session_id: 'x' }, own)).toEqual({ is: 'other-session' })
})

test('a file that readers of JSON would read differently is ambiguous; what is no JSON is unreadable', () => {
  expect(readText('{"a": 1, "a": 2}')).toMatchObject({ ambiguity: '"/a" stands there twice' })
  expect(readText('{"__proto__": {}}')).toMatchObject({ ambiguity: 'it has a key "__proto__"' })
  expect(readText(JSON.stringify(sampleRecord()))).toMatchObject({ is: 'document', ambiguity: undefined })
  expect(readText('%PDF-1.4')).toEqual({ is: 'unreadable' })
})

test('what has not the form of a record is not drawn', () => {
  expect(shapeOf(sampleRecord())).toBeDefined()
  expect(shapeOf({ ...sampleRecord(), more: 1 })).toBeUndefined()
  expect(shapeOf({ ...sampleRecord(), entries: [] })).toBeUndefined()
})

test('a copy in which words are missing, or which has words that were erased, is not the same', () => {
  const own = sampleRecord()
  const without = { ...own, openings: own.openings.slice(2) }
  expect(verifyRecord(without).verified).toBe(true)
  expect(compare(without, own)).toEqual({ is: 'other-words', values: 2 })
  expect(compare(own, without)).toEqual({ is: 'other-words', values: 2 })
})

test('a copy that calls itself another kind of interview is not the same', () => {
  const own = sampleRecord()
  expect(compare({ ...own, kind: 'observed' }, own)).toEqual({ is: 'other-kind' })
})
