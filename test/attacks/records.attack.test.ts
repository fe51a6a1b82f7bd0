import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entryHash } from '../../interview/record/chain.ts'
import type { Entry, RecordDocument } from '../../interview/record/record.ts'
import { until } from '../harness/until.ts'
import { ask, keyOf } from './stack.ts'
import { db } from './state.ts'
import { makeVictim, type Victim } from './victims.ts'

const VERIFY = fileURLToPath(new URL('../../local/verify.ts', import.meta.url))
const MIB = 1024 * 1024

let victim: Victim
let record: RecordDocument
let other: RecordDocument
let directory: string
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'lexnova-verify-'))
  const sealed = async (one: Victim) => {
    await one.api.post(`/sessions/${one.running}/end`, { reason: 'Enough.' })
    return await until('the record is sealed', async () => {
      const read = await one.api.get<RecordDocument & Record<string, unknown>>(`/sessions/${one.running}/record`)
      return read.sealed && read
    })
  }
  const [one, two] = await Promise.all([makeVictim(), makeVictim()])
  victim = one
  ;[record, other] = await Promise.all([sealed(one), sealed(two)])
}, 60_000)
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** The command on a file with this content. */
async function verify(content: string | Uint8Array): Promise<{ code: number; output: string; errors: string }> {
  const file = join(directory, `${randomUUID()}.json`)
  writeFileSync(file, content)
  const child = spawn(process.execPath, [VERIFY, file])
  let [output, errors] = ['', '']
  child.stdout.on('data', (data) => (output += String(data)))
  child.stderr.on('data', (data) => (errors += String(data)))
  const [code] = (await once(child, 'close')) as [number]
  return { code, output, errors }
}

/** Deep enough that an attempt leaves the true record as it was. */
const copy = (): RecordDocument => structuredClone(record)
const at = (document: RecordDocument, index: number): Entry => document.entries.at(index) as Entry
const changed = (change: (document: RecordDocument) => unknown) => () => {
  const document = copy()
  change(document)
  return JSON.stringify(document)
}

test('the true record verifies', async () => {
  const { code, output } = await verify(JSON.stringify(record))
  expect([code, output]).toEqual([0, expect.stringContaining('Verified:')])
})

const FALSIFIED: [what: string, content: () => string][] = [
  ['an entry says something else', changed((it) => Object.assign(at(it, 1).data, { forged: true }))],
  ['an entry has another time', changed((it) => (at(it, 1).at = '2020-01-01T00:00:00.000Z'))],
  ['an entry has another type', changed((it) => (at(it, 1).type = 'answer' as never))],
  ['an entry commits to other words', changed((it) => (at(it, 1).commitments['reason'] = '0'.repeat(64)))],
  ['two entries are swapped', changed((it) => ([it.entries[1], it.entries[2]] = [at(it, 2), at(it, 1)]))],
  [
    'two entries are swapped with their numbers',
    changed((it) => {
      ;[it.entries[1], it.entries[2]] = [
        { ...at(it, 2), seq: 1 },
        { ...at(it, 1), seq: 2 },
      ]
    }),
  ],
  ['an entry is left out', changed((it) => it.entries.splice(1, 1))],
  [
    'an entry is left out and the rest numbered anew',
    changed((it) => {
      it.entries.splice(1, 1)
      it.entries.forEach((entry, index) => (entry.seq = index))
    }),
  ],
  ['the first entry is left out', changed((it) => it.entries.shift())],
  ['the seal is left out', changed((it) => it.entries.pop())],
  [
    'the seal is left out, and the record shown as open',
    changed((it) => {
      it.entries.pop()
      it.sealed = false
    }),
  ],
  ['all entries are left out', changed((it) => (it.entries = []))],
  ['an entry stands there twice', changed((it) => it.entries.splice(1, 0, at(it, 1)))],
  ['an entry is of another record', changed((it) => (it.entries[1] = other.entries[1] as Entry))],
  [
    'an entry was changed and hashed anew',
    changed((it) => {
      const entry = { ...at(it, 1), data: { ...at(it, 1).data, forged: true } }
      it.entries[1] = { ...entry, hash: entryHash(entry) }
    }),
  ],
  ['words are others', changed((it) => Object.assign(it.openings[0] ?? {}, { value: 'Forged' }))],
  ['words have another salt', changed((it) => Object.assign(it.openings[0] ?? {}, { salt: '0'.repeat(64) }))],
  [
    'words of nobody stand beside the others',
    changed((it) => it.openings.push({ commitment: '1'.repeat(64), salt: '2'.repeat(64), value: 'Forged' })),
  ],
  [
    'false words stand beside the true ones',
    changed((it) => it.openings.push({ ...(it.openings[0] as RecordDocument['openings'][number]), value: 'Forged' })),
  ],
  [
    'words of another record stand there',
    changed((it) => it.openings.push(other.openings[0] as RecordDocument['openings'][number])),
  ],
  ['the head is another', changed((it) => (it.head = other.head))],
  ['the seal is denied', changed((it) => (it.sealed = false))],
  ['there is more in the document', changed((it) => Object.assign(it, { note: 'x' }))],
  ['there is more in an entry', changed((it) => Object.assign(at(it, 1), { note: 'x' }))],
  ['an entry is numbered in words', changed((it) => (at(it, 1).seq = '1' as never))],
  ['a hash is in capital letters', changed((it) => (at(it, 1).hash = at(it, 1).hash.toUpperCase()))],
  ['the format is another', changed((it) => (it.format = 'lexnova-record/0' as never))],
  ['the document has a key __proto__', () => `{"__proto__":${JSON.stringify(record)}}`],
  ['an entry has a key __proto__', () => JSON.stringify(record).replace('"data":{', '"data":{"__proto__":{"x":1},')],
  ['an entry has a key twice', () => JSON.stringify(record).replace('"data":{', '"data":{"x":1,"x":2,')],
  ['it is a list', () => `[${JSON.stringify(record)}]`],
  ['it is null', () => 'null'],
  ['it is 200 MiB of one word', () => `"${'a'.repeat(200 * MIB)}"`],
]
test.concurrent.each(FALSIFIED)('`npm run verify` says so when %s', async (_what, content) => {
  const text = content()
  expect(text).not.toBe(JSON.stringify(record))
  const { code, output, errors } = await verify(text)
  expect([code, errors]).toEqual([1, ''])
  expect(output).toContain('NOT VERIFIED')
})

const UNREADABLE: [what: string, content: () => string | Uint8Array][] = [
  ['nothing', () => ''],
  ['half a record', () => JSON.stringify(record).slice(0, -100)],
  ['two records', () => JSON.stringify(record).repeat(2)],
  ['bytes of no text', () => Buffer.alloc(1_000, 0xff)],
  ['a million brackets', () => '['.repeat(1_000_000)],
  [
    'an entry that is 10,000 deep',
    () => JSON.stringify(record).replace('"data":{', `"data":{"x":${'['.repeat(10_000)}${']'.repeat(10_000)},`),
  ],
]
test.concurrent.each(UNREADABLE)('`npm run verify` reads no record in %s', async (_what, content) => {
  const { code, output, errors } = await verify(content())
  expect([code, output]).toEqual([2, ''])
  expect(errors).toMatch(/cannot be read as JSON/)
  expect(errors).not.toContain('    at ')
})

test('an entry that was changed in the database is found by who reads the record', async () => {
  const id = victim.running
  const stored = db().selectFrom('record_entries').select('data').where('session_id', '=', id).where('seq', '=', 1)
  const { data } = await stored.executeTakeFirstOrThrow()
  const write = (written: object) =>
    sql`update record_entries set data = ${JSON.stringify(written)} where session_id = ${id} and seq = 1`.execute(db())
  await write({ ...data, forged: true })
  const found = await victim.api.get(`/sessions/${id}/verification`)
  expect(found).toMatchObject({ verified: false, fault: { seq: 1 } })
  await write(data)
  expect(await victim.api.get(`/sessions/${id}/verification`)).toMatchObject({ verified: true })
})

const READ: [what: 'record' | 'transcript' | 'recording', path: string][] = [
  ['record', 'record'],
  ['record', 'verification'],
  ['transcript', 'transcript'],
  ['recording', 'recording'],
  ['recording', 'recording/chunks/1/officer/0'],
]
test.each(READ)('who reads the %s at /%s is noted, and who was refused is not', async (what, path) => {
  const [reviewer, stranger] = [await keyOf('reviewer'), await keyOf('lawyer')]
  const readers = async () =>
    (
      await db()
        .selectFrom('read_audit')
        .select(['caller_id', 'what'])
        .where('session_id', '=', victim.running)
        .execute()
    ).filter(({ caller_id }) => [reviewer.id, stranger.id].includes(caller_id))
  expect((await ask({ path: `/sessions/${victim.running}/${path}`, key: stranger.key })).status).toBe(404)
  expect(await readers()).toEqual([])
  expect((await ask({ path: `/sessions/${victim.running}/${path}`, key: reviewer.key })).status).toBe(200)
  expect(await readers()).toEqual([{ caller_id: reviewer.id, what }])
})
