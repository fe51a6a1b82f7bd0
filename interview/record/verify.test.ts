import { describe, expect, it } from 'vitest'
import { accepted, aRecord, chainedAnew, contrary, Hearing, unclear } from '../../test/builders.ts'
import { chainEntry } from './chain.ts'
import { completenessOf } from './completeness.ts'
import type { EntryDraft } from './entries.ts'
import { GENESIS, type RecordDocument } from './record.ts'
import { at, faultOf, script, sealed, seqOf } from './testing.ts'
import { verifyRecord } from './verify.ts'

describe('a record that nobody touched', () => {
  it('is verified, sealed and complete', () => {
    const record = sealed()
    expect(verifyRecord(record)).toMatchObject({
      verified: true,
      sealed: true,
      erased: 0,
      entries: record.entries.length,
      completeness: { complete: true, due: 3, accepted: 3, missing: [], from: 'entries' },
    })
  })

  it('survives a way through JSON', () => {
    expect(verifyRecord(JSON.parse(JSON.stringify(sealed()))).verified).toBe(true)
  })

  it('may be open still', () => {
    const hearing = Hearing.started(script)
    hearing.answer(accepted(true))
    expect(verifyRecord(aRecord(hearing.entries))).toMatchObject({
      verified: true,
      sealed: false,
      completeness: { complete: false, accepted: 1 },
    })
  })

  it('lists what is missing', () => {
    const record = sealed((hearing) => {
      hearing.answer(contrary())
      hearing.act('resume')
      hearing.answer(accepted(true))
      hearing.waive('place')
    })
    expect(verifyRecord(record)).toMatchObject({
      verified: true,
      completeness: {
        complete: false,
        missing: [
          { step: 'consent', respondent: 'groom', status: 'contrary' },
          { step: 'place', respondent: 'bride', status: 'waived' },
        ],
      },
    })
  })

  it('tells the same as the state after retakes, waives, corrections and referrals', () => {
    const hearing = Hearing.started(script)
    hearing.answer(accepted(true))
    hearing.retake('consent', 'groom')
    hearing.correct('consent', 'groom', accepted(true))
    for (let round = 0; round < 3; round++) hearing.answer(unclear)
    hearing.act('resume')
    hearing.waive('place')
    const { completeness } = verifyRecord(aRecord(hearing.entries))
    const missing = completenessOf(script, hearing.progress.asks).missing.map(({ status, ...ask }) => ({
      ...ask,
      status: status === 'open' ? 'pending' : status,
    }))
    expect(completeness?.missing).toEqual(missing)
  })
})

describe('whose record it is', () => {
  const another = '018f0000-0000-7000-8000-00000000000f'

  it.each([
    ['another session', (record: RecordDocument) => void (record.session_id = another), 'another session'],
    ['another kind', (record: RecordDocument) => void (record.kind = 'observed'), 'another kind'],
    ['the first format', (record: RecordDocument) => void (record.format = 'lexnova-record/1'), 'format'],
  ])('is held by its chain against %s', (_, change, words) => {
    const record = sealed()
    expect(verifyRecord(record)).toMatchObject({ verified: true, bound: true })
    change(record)
    expect(faultOf(record)).toMatchObject({ seq: 0, problem: expect.stringContaining(words) })
  })

  it('cannot be changed in the first entry either', () => {
    const record = sealed()
    record.session_id = another
    at(record, 0).data['session_id'] = another
    expect(faultOf(record)).toMatchObject({ seq: 0, problem: 'its content does not fit its hash' })
  })

  it('is not hidden behind a key that readers drop', () => {
    const text = JSON.stringify(sealed()).replace('"data":{', '"data":{"__proto__":{"x":1},')
    expect(faultOf(JSON.parse(text))?.problem).toContain('__proto__')
  })

  it('is not held in the first format, which says so', () => {
    const { entries, openings } = Hearing.started(script).entries.reduce<RecordDocument>(
      (record, draft) => {
        const head = { length: record.entries.length, hash: record.head }
        const chained = chainEntry(head, draft, '2026-01-01T00:00:00.000Z')
        record.entries.push(chained.entry)
        record.openings.push(...chained.openings)
        record.head = chained.entry.hash
        return record
      },
      { ...aRecord([]), format: 'lexnova-record/1', entries: [], openings: [], head: GENESIS },
    )
    const record = { ...aRecord([]), format: 'lexnova-record/1', entries, openings, head: entries.at(-1)?.hash }
    expect(verifyRecord(record)).toMatchObject({ verified: true, bound: false })
    expect(faultOf({ ...record, format: 'lexnova-record/2' })).toMatchObject({ seq: 0 })
  })
})

it('a seal that states its completeness in another form is a fault, and no error', () => {
  const hearing = Hearing.started(script)
  hearing.take({ type: 'closed', by: 'agent' })
  const forged = { type: 'sealed', data: { completeness: { complete: true } } } as EntryDraft
  const record = aRecord([...hearing.entries, forged])
  expect(verifyRecord({ ...record, openings: [] })).toMatchObject({ verified: false })
})

describe('an entry of a type that this version does not know', () => {
  /** A chain that holds, with a stranger before its seal. */
  const withStranger = () => {
    const record = sealed()
    record.entries.splice(-1, 0, { ...at(record, 4), type: 'rumour', data: { of: 'another version' } })
    return chainedAnew(record)
  }

  it('is no fault, and is named', () => {
    expect(verifyRecord(sealed()).unknown_types).toBeUndefined()
    expect(verifyRecord(withStranger())).toMatchObject({
      verified: true,
      unknown_types: ['rumour'],
      completeness: { complete: true, from: 'entries' },
    })
  })

  it('is bound by the chain like any other', () => {
    const record = withStranger()
    const seq = seqOf(record, 'rumour')
    at(record, seq).data['of'] = 'somebody'
    expect(verifyRecord(record)).toMatchObject({ verified: false, fault: { seq } })
  })
})

describe('erased words', () => {
  it('leave the chain whole, and are counted', () => {
    const record = sealed()
    const erased = record.openings.length
    record.openings = []
    expect(verifyRecord(record)).toMatchObject({
      verified: true,
      erased,
      completeness: { complete: true, from: 'statement' },
    })
  })

  it('of single answers do too', () => {
    const record = sealed()
    const gone = at(record, seqOf(record, 'answer')).commitments['answer']
    record.openings = record.openings.filter(({ commitment }) => commitment !== gone)
    expect(verifyRecord(record)).toMatchObject({ verified: true, erased: 1, completeness: { from: 'entries' } })
  })
})
