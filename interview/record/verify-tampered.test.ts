import { describe, expect, it } from 'vitest'
import { accepted, aRecord, fixedSalt, Hearing, LAWYER } from '../../test/builders.ts'
import { chainEntry } from './chain.ts'
import type { EntryDraft } from './entries.ts'
import { GENESIS, type RecordDocument } from './record.ts'
import { anAnswer, at, faultOf, script, sealed, seqOf } from './testing.ts'
import { verifyRecord } from './verify.ts'

describe('verify names the first entry that does not fit', () => {
  it.each([
    ['changed data', (record: RecordDocument) => void (at(record, 4).data['extra'] = true), 4],
    ['a changed time', (record: RecordDocument) => void (at(record, 3).at = '2020-01-01T00:00:00.000Z'), 3],
    ['a changed type', (record: RecordDocument) => void (at(record, 3).type = 'lease-lost'), 3],
    ['a changed commitment', (record: RecordDocument) => void (at(record, 1).commitments['script'] = fixedSalt(1)), 1],
    ['a changed hash', (record: RecordDocument) => void (at(record, 2).hash = fixedSalt(1)), 2],
    ['a changed link', (record: RecordDocument) => void (at(record, 2).prev = fixedSalt(1)), 2],
    ['the first entry taken away', (record: RecordDocument) => void record.entries.shift(), 0],
    ['an entry taken away', (record: RecordDocument) => void record.entries.splice(5, 1), 5],
    [
      'two entries swapped',
      (record: RecordDocument) => void record.entries.splice(4, 2, at(record, 5), at(record, 4)),
      4,
    ],
    [
      'an entry put in',
      (record: RecordDocument) => void record.entries.splice(3, 0, { ...at(record, 3), type: 'forged' }),
      3,
    ],
    ['an entry doubled', (record: RecordDocument) => void record.entries.splice(3, 0, at(record, 3)), 4],
  ])('%s', (_, tamper, seq) => {
    const record = sealed()
    tamper(record)
    expect(verifyRecord(record)).toMatchObject({ verified: false, fault: { seq } })
  })

  it('the earlier of two', () => {
    const record = sealed()
    at(record, 6).data['extra'] = true
    at(record, 2).data['extra'] = true
    expect(faultOf(record)?.seq).toBe(2)
  })

  it('an entry taken away and every number after it mended', () => {
    const record = sealed()
    record.entries.splice(5, 1)
    record.entries.forEach((entry, index) => (entry.seq = index))
    expect(faultOf(record)).toMatchObject({ seq: 5, problem: expect.stringContaining('does not follow') })
  })

  it('a chain that holds, of entries that do not count from nought', () => {
    const { entry } = chainEntry(
      { length: 3, hash: GENESIS },
      { type: 'lease-issued', data: { epoch: 1 } },
      '2026-01-01T00:00:00.000Z',
    )
    expect(faultOf({ ...aRecord([]), entries: [entry], head: entry.hash })).toMatchObject({ seq: 0 })
  })

  it.each(['value', 'salt'] as const)('changed words: the %s of an opening', (part) => {
    const record = sealed()
    const seq = seqOf(record, 'answer')
    const opening = record.openings.find(({ commitment }) => commitment === at(record, seq).commitments['answer'])
    if (!opening) throw new Error('no opening')
    opening[part] = part === 'salt' ? fixedSalt(77) : 'never said'
    expect(faultOf(record)).toMatchObject({ seq, problem: expect.stringContaining('"answer"') })
  })

  it('false words beside the true ones', () => {
    const record = sealed()
    const seq = seqOf(record, 'answer')
    const commitment = at(record, seq).commitments['answer'] ?? ''
    record.openings.unshift({ commitment, salt: fixedSalt(77), value: 'never said' })
    expect(faultOf(record)?.seq).toBe(seq)
  })
})

describe('verify says what is wrong with the whole', () => {
  it('the tail is cut off', () => {
    const record = sealed()
    record.entries.pop()
    expect(faultOf(record)?.problem).toContain('head')
  })

  it('the tail is cut off, and the head mended', () => {
    const record = sealed()
    record.entries.pop()
    record.head = record.entries.at(-1)?.hash ?? ''
    expect(faultOf(record)?.problem).toContain('sealed')
  })

  it('the head is another one', () => {
    expect(faultOf({ ...sealed(), head: fixedSalt(3) })?.problem).toContain('head')
  })

  it('a sealed record is shown as open', () => {
    expect(faultOf({ ...sealed(), sealed: false })?.problem).toContain('open')
  })

  it('words that belong to no entry', () => {
    const record = sealed()
    record.openings.push({ commitment: fixedSalt(4), salt: fixedSalt(5), value: 'stray' })
    expect(faultOf(record)?.problem).toContain('opening')
  })

  it('the seal states a completeness that the answers deny', () => {
    const hearing = Hearing.started(script)
    hearing.answer(accepted(true))
    hearing.act('end')
    hearing.take({ type: 'closed', by: 'agent' })
    const completeness = { complete: true, due: 3, accepted: 3, missing: [] }
    const record = aRecord([...hearing.entries, { type: 'sealed', data: { completeness } }])
    expect(faultOf(record)).toMatchObject({
      seq: record.entries.length - 1,
      problem: expect.stringContaining('complete=true'),
    })
  })

  it.each([
    ['nothing', undefined],
    ['text', 'record'],
    ['another format', { ...sealed(), format: 'other/1' }],
    ['no entries', { ...sealed(), entries: [] }],
    ['an unknown field', { ...sealed(), note: 'hello' }],
  ])('what is no record: %s', (_, input) => {
    expect(verifyRecord(input)).toMatchObject({ verified: false, fault: { problem: expect.any(String) } })
  })

  it.each([
    ['an answer to nothing', { type: 'answer', data: {} }],
    [
      'a start without respondents',
      { type: 'started', data: { actor: LAWYER }, committed: { script: { value: script, salt: fixedSalt(1) } } },
    ],
    ['an answer with an effect of its own', { type: 'answer', data: { ...anAnswer, effect: 'forgiven' } }],
    ['a waiver of no step', { type: 'step-waived', data: { actor: LAWYER } }],
    [
      'a script that is none',
      {
        type: 'started',
        data: { actor: LAWYER, respondents: [] },
        committed: { script: { value: {}, salt: fixedSalt(1) } },
      },
    ],
  ])('a chain that holds, of entries that no interview makes: %s', (_, forged) => {
    const { entries } = Hearing.started(script)
    const drafts = (forged.type === 'started' ? [forged] : [...entries, forged]) as EntryDraft[]
    expect(verifyRecord(aRecord(drafts))).toMatchObject({ verified: false, fault: { problem: expect.any(String) } })
  })

  it('text that cannot be hashed', () => {
    const record = sealed()
    at(record, 2).data['extra'] = '\ud800'
    expect(verifyRecord(record)).toMatchObject({ verified: false })
  })
})
