import { describe, expect, it } from 'vitest'
import { accepted, aRecord, aScript, Hearing, LAWYER, RECORD_SESSION } from '../test/builders.ts'
import { conclude, markGone } from './conclude.ts'
import { initialProgress } from './progress/state.ts'
import type { RecordDocument } from './record/record.ts'
import { verifyRecord } from './record/verify.ts'

const NOW = Date.UTC(2026, 1, 1)
const script = aScript([
  { id: 'consent', ask: 'Do you consent?', respondent: 'all', expect: 'consent' },
  { id: 'place', ask: 'Where do you live?', respondent: 'bride' },
])

function interrupted(): Hearing {
  const hearing = Hearing.started(script)
  hearing.answer(accepted(true))
  return hearing
}

function answered(): Hearing {
  const hearing = interrupted()
  hearing.answer(accepted(true))
  hearing.answer(accepted('Vienna'))
  return hearing
}

const remains = (hearing: Hearing) => ({
  sessionId: RECORD_SESSION,
  kind: 'scripted' as const,
  record: aRecord(hearing.entries),
  progress: hearing.progress,
  how: 'terminated' as const,
})

const whole = (record: RecordDocument, { entries, openings, head }: ReturnType<typeof conclude>): RecordDocument => ({
  ...record,
  entries: [...record.entries, ...entries],
  openings: [...record.openings, ...openings],
  head: head.hash,
  sealed: true,
})

describe('an interview that has lost its workflow', () => {
  it('is sealed behind what was recorded, and says what is missing', () => {
    const lost = remains(interrupted())
    const conclusion = conclude(lost, undefined, [], NOW)
    expect(conclusion.entries.map(({ type }) => type)).toEqual(['workflow-gone', 'closed', 'sealed'])
    expect(conclusion.snapshot).toMatchObject({ status: 'cancelled', phase: 'closed', endedBy: 'workflow-gone' })
    expect(verifyRecord(whole(lost.record, conclusion))).toMatchObject({
      verified: true,
      sealed: true,
      completeness: { accepted: 1, due: 3, complete: false },
    })
  })

  it('keeps who ended it and why', () => {
    const lost = { ...remains(interrupted()), how: 'missing' as const }
    const shown = { ...lost, progress: markGone(lost.progress, 'missing') }
    const conclusion = conclude(shown, { actor: LAWYER }, [], NOW)
    expect(conclusion.entries.map(({ type }) => type)).toEqual(['end-requested', 'workflow-gone', 'closed', 'sealed'])
    expect(conclusion.snapshot).toMatchObject({ status: 'cancelled', endedBy: 'person' })
    expect(verifyRecord(whole(lost.record, conclusion)).verified).toBe(true)
  })

  it('says what became of its sound', () => {
    const lost = remains(interrupted())
    const fact = { kind: 'recording-stored' as const, epoch: 1, chunks: [] }
    expect(conclude(lost, undefined, [fact], NOW).entries.map(({ type }) => type)).toContain('recording-stored')
  })

  it('has a record though nothing was recorded before', () => {
    const lost = {
      ...remains(interrupted()),
      record: undefined,
      progress: initialProgress(['groom', 'bride']),
    }
    const conclusion = conclude(lost, undefined, [], NOW)
    const empty = { ...aRecord([]), entries: [], openings: [] }
    expect(conclusion.snapshot.status).toBe('cancelled')
    expect(verifyRecord(whole(empty, conclusion))).toMatchObject({ verified: true, sealed: true, bound: true })
  })

  it('is sealed once', () => {
    const lost = remains(interrupted())
    const record = whole(lost.record, conclude(lost, undefined, [], NOW))
    const again = conclude({ ...lost, record }, undefined, [], NOW + 1_000)
    expect(again.entries).toEqual([])
    expect(again.head).toEqual({ length: record.entries.length, hash: record.head })
  })

  it('stays completed when it had come to its end and lacked its seal alone', () => {
    const hearing = answered()
    hearing.take({ type: 'closed', by: 'agent' })
    for (const end of [undefined, { actor: LAWYER }]) {
      const conclusion = conclude(remains(hearing), end, [], NOW)
      expect(conclusion.entries.map(({ type }) => type)).toEqual(['workflow-gone', 'sealed'])
      expect(conclusion.snapshot.status).toBe('completed')
    }
  })

  it('counts the answers that are in the record, where the snapshot already has one more', () => {
    const hearing = answered()
    const lost = { ...remains(hearing), record: aRecord(hearing.entries.slice(0, -1)) }
    expect(hearing.entries.at(-1)?.type).toBe('answer')
    const record = whole(lost.record, conclude(lost, undefined, [], NOW))
    expect(record.entries.at(-1)?.data['completeness']).toMatchObject({ complete: false, accepted: 2, due: 3 })
    expect(verifyRecord(record)).toMatchObject({ verified: true, completeness: { complete: false, from: 'entries' } })
  })

  it('says that it is closed, where the snapshot alone says so', () => {
    const hearing = answered()
    hearing.take({ type: 'closed', by: 'agent' })
    const lost = { ...remains(hearing), record: aRecord(hearing.entries.slice(0, -1)) }
    const { entries, snapshot } = conclude(lost, undefined, [], NOW)
    expect(entries.map(({ type }) => type)).toEqual(['workflow-gone', 'closed', 'sealed'])
    expect(snapshot.status).toBe('completed')
  })

  it('is completed when everything was answered and the closing line was lost alone', () => {
    const conclusion = conclude(remains(answered()), undefined, [], NOW)
    expect(conclusion.snapshot).toMatchObject({ status: 'completed', phase: 'closed' })
    expect(conclusion.snapshot.endedBy).toBeUndefined()
  })

  it('is shown as interrupted while its workflow may turn up, and nothing else of it changes', () => {
    const { progress } = interrupted()
    const { status, cause, ...rest } = markGone(progress, 'missing')
    expect([status, cause?.kind]).toEqual(['interrupted', 'workflow-gone'])
    expect(progress).toMatchObject(rest)
  })
})
