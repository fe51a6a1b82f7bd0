import { describe, expect, it } from 'vitest'
import {
  accepted,
  aRecord,
  aScript,
  chainedAnew,
  contrary,
  fixedSalt,
  Hearing,
  LAWYER,
  unclear,
} from '../../test/builders.ts'
import { chainEntry } from './chain.ts'
import { completenessOf } from './completeness.ts'
import type { DraftOf, EntryDraft } from './entries.ts'
import { type Entry, GENESIS, type RecordDocument } from './record.ts'
import { verifyRecord } from './verify.ts'

const script = aScript([
  { id: 'consent', ask: 'Do you consent?', respondent: 'all', expect: 'consent' },
  { id: 'place', ask: 'Where do you live?', respondent: 'bride' },
])

const seal = ({ progress }: Hearing): EntryDraft => ({
  type: 'sealed',
  data: { completeness: completenessOf(script, progress.asks) },
})

/** The sealed record of an interview in which everything was answered. */
function sealed(conduct: (hearing: Hearing) => void = answerAll): RecordDocument {
  const hearing = Hearing.started(script)
  conduct(hearing)
  hearing.take({ type: 'closed', by: 'agent' })
  return structuredClone(aRecord([...hearing.entries, seal(hearing)]))
}

function answerAll(hearing: Hearing): void {
  hearing.answer(accepted(true))
  hearing.answer(accepted(true))
  hearing.answer(accepted('Vienna'))
}

const anAnswer: DraftOf<'answer'>['data'] = {
  message: { epoch: 1, seq: 1 },
  ask: { step: 'one', respondent: 'bride', round: 1 },
  outcome: 'accepted',
  effect: 'accepted',
  judge: { by: 'rule', rule: 'test' },
}

const at = (record: RecordDocument, seq: number): Entry => {
  const entry = record.entries[seq]
  if (!entry) throw new Error(`no entry ${seq}`)
  return entry
}
const seqOf = (record: RecordDocument, type: string) => record.entries.findIndex((entry) => entry.type === type)
const faultOf = (record: unknown) => verifyRecord(record).fault

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

describe('a record of hostile size', () => {
  const many = 500
  const long = aScript([
    { id: 'one', ask: 'One?', respondent: 'all' },
    ...Array.from({ length: many - 1 }, (_, step) => ({
      ask: `Question ${step}?`,
      respondent: 'all',
      when: { any: [{ step: 'one', answered: true }] },
    })),
  ])
  const started = (of: unknown): EntryDraft => ({
    type: 'started',
    data: { actor: LAWYER, respondents: ['groom', 'bride'] },
    committed: { script: { value: of, salt: fixedSalt(1) } },
  })
  const answered: EntryDraft = { type: 'answer', data: anAnswer }
  const waived: EntryDraft = { type: 'step-waived', data: { actor: LAWYER, step: 'one' } }
  const repeated = (count: number, ...drafts: EntryDraft[]) => Array.from({ length: count }, () => drafts).flat()
  const readIn = (drafts: readonly EntryDraft[]) => {
    const record = aRecord(drafts)
    const before = process.threadCpuUsage()
    const verification = verifyRecord(record)
    const { user, system } = process.threadCpuUsage(before)
    return { verification, ms: (user + system) / 1_000 }
  }

  it('is read in time by its entries, and not by entries times questions', () => {
    const { verification, ms } = readIn([started(long), ...repeated(10_000, answered)])
    expect(verification).toMatchObject({ verified: true, completeness: { from: 'entries', accepted: 1 } })
    expect(ms).toBeLessThan(8_000)
  })

  it('is refused when it makes more work than any interview', () => {
    const { verification, ms } = readIn([started(long), ...repeated(2_000, answered, waived)])
    expect(verification.fault?.problem).toMatch(/no interview makes such entries/)
    expect(ms).toBeLessThan(8_000)
  })

  it('is refused when its script is longer than any', () => {
    const step = long.steps[0]
    const { verification } = readIn([started({ ...long, steps: Array.from({ length: 100_000 }, () => step) })])
    expect(verification.fault?.problem).toMatch(/no interview makes such entries/)
  })

  it('is refused when it is nested too deeply to be hashed', () => {
    let nested: unknown = 1
    for (let depth = 0; depth < 100_000; depth++) nested = [nested]
    const record = aRecord([started(script)])
    at(record, 0).data['nested'] = nested
    expect(verifyRecord(record)).toMatchObject({ verified: false, fault: { seq: 0 } })
  })

  it('is read in time by its openings, however often one stands there', () => {
    const record = aRecord([started(script)])
    const [opening] = record.openings
    if (!opening) throw new Error('no opening')
    record.openings.push(...Array.from({ length: 20_000 }, () => structuredClone(opening)))
    expect(verifyRecord(record).verified).toBe(true)
  })
})
