import { describe, expect, it } from 'vitest'
import { aRecord, aScript, chainedAnew, fixedSalt, LAWYER } from '../../test/builders.ts'
import type { EntryDraft } from './entries.ts'
import { anAnswer, at, script } from './testing.ts'
import type { RecordDocument } from './record.ts'
import { verifyRecord } from './verify.ts'

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
  const readIn = (drafts: readonly EntryDraft[]) => verifiedIn(aRecord(drafts))
  const openingOf = (of: unknown) => {
    const [opening] = aRecord([started(of)]).openings
    if (!opening) throw new Error('no opening')
    return opening
  }
  const verifiedIn = (record: RecordDocument) => {
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
    const opening = openingOf(script)
    record.openings.push(...Array.from({ length: 20_000 }, () => structuredClone(opening)))
    expect(verifyRecord(record).verified).toBe(true)
  })

  it('is read in time by its openings and entries, and not by openings times entries', () => {
    const opening = openingOf(script)
    const record = aRecord([started(script), ...repeated(2_000, answered)])
    for (const entry of record.entries.slice(2)) entry.commitments['question'] = opening.commitment
    const shared = chainedAnew(record)
    shared.openings.push(...Array.from({ length: 2_000 }, () => structuredClone(opening)))
    const { verification, ms } = verifiedIn(shared)
    expect(verification.verified).toBe(true)
    expect(ms).toBeLessThan(8_000)
  })
})
