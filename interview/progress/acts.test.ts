import { describe, expect, it } from 'vitest'
import { accepted, aScript, aStepAct, contrary, Hearing, LAWYER, unclear } from '../../test/builders.ts'
import { refusalOf, refusalOfScriptChange, refusalOfStart } from './permits.ts'

const step = (id: string, rest: object = {}) => ({
  id,
  ask: `The question ${id}?`,
  respondent: 'groom',
  maxClarifications: 0,
  ...rest,
})
const consent = step('consent', { expect: 'consent' })
const script = aScript([consent, step('name'), step('place', { respondent: 'all' })])

describe('a waive', () => {
  it('closes the open ask and goes on', () => {
    const hearing = Hearing.started(script)
    expect(hearing.waive('consent')).toEqual(['step-waived'])
    expect(hearing.ask('consent', 'groom').status).toBe('waived')
    expect(hearing.open.step).toBe('name')
  })

  it('stands when an answer arrives after it, and the answer is kept', () => {
    const hearing = Hearing.started(script)
    const ask = hearing.open
    hearing.waive('consent')
    expect(hearing.answer(accepted(true), { ask })).toEqual(['answer-kept'])
    expect(hearing.ask('consent', 'groom').status).toBe('waived')
  })

  it('of an accepted step is refused and noted', () => {
    const hearing = Hearing.started(script)
    hearing.answer(accepted(true))
    expect(hearing.waive('consent')).toEqual(['act-refused'])
    expect(hearing.entry('act-refused').data).toMatchObject({ act: 'waiveStep', code: 'already-accepted' })
    expect(hearing.ask('consent', 'groom').status).toBe('accepted')
  })

  it('of a step for all leaves the respondent who has answered', () => {
    const hearing = Hearing.started(aScript([step('place', { respondent: 'all' }), step('name')]))
    hearing.answer(accepted('Vienna'))
    hearing.waive('place')
    expect(hearing.ask('place', 'groom').status).toBe('accepted')
    expect(hearing.ask('place', 'bride').status).toBe('waived')
  })
})

describe('a retake', () => {
  it('is put again with a new round', () => {
    const hearing = Hearing.started(script)
    hearing.answer(accepted(true))
    hearing.retake('consent', 'groom')
    expect(hearing.open.step).toBe('name')
    hearing.answer(accepted())
    expect(hearing.open).toEqual({ step: 'consent', respondent: 'groom', round: 2 })
  })

  it('of the open ask makes an answer to the old round come too late', () => {
    const hearing = Hearing.started(script)
    const ask = hearing.open
    hearing.retake('consent')
    expect(hearing.open.round).toBe(2)
    expect(hearing.answer(accepted(true), { ask })).toEqual(['answer-kept'])
    expect(hearing.ask('consent', 'groom').status).toBe('open')
  })

  it('gives the clarifications back', () => {
    const hearing = Hearing.started(aScript([{ ...consent, maxClarifications: 1 }]))
    hearing.answer(unclear)
    hearing.retake('consent')
    hearing.answer(unclear)
    expect(hearing.ask('consent', 'groom')).toMatchObject({ status: 'open', round: 4, clarifications: 1 })
  })
})

describe('a referral', () => {
  it('stands until somebody decides; meanwhile nothing is asked', () => {
    const hearing = Hearing.started(script)
    hearing.answer(contrary())
    hearing.retake('name')
    expect(hearing.progress.open).toBeUndefined()
    expect(hearing.progress.status).toBe('interrupted')
  })

  it('is lifted by a waive or a retake of its step', () => {
    for (const decide of ['waive', 'retake'] as const) {
      const hearing = Hearing.started(script)
      hearing.answer(unclear)
      hearing[decide]('consent', 'groom')
      expect(hearing.progress.status).toBe('active')
      expect(hearing.progress.cause).toBeUndefined()
      expect(hearing.open.step).toBe(decide === 'waive' ? 'name' : 'consent')
    }
  })

  it('of an unresolved step ends with the step put again, because only a waive may skip it', () => {
    const hearing = Hearing.started(script)
    hearing.answer(unclear)
    hearing.act('resume')
    expect(hearing.open).toEqual({ step: 'consent', respondent: 'groom', round: 2 })
  })

  it('of a contrary answer ends with the answer as it is', () => {
    const hearing = Hearing.started(script)
    hearing.answer(contrary())
    hearing.act('resume')
    expect(hearing.ask('consent', 'groom').status).toBe('contrary')
    expect(hearing.open.step).toBe('name')
  })

  it('is not forgotten when agents fail over it', () => {
    const hearing = Hearing.started(script)
    hearing.answer(unclear)
    hearing.take({ type: 'interrupted', cause: { kind: 'agent-failures', failures: 5 } })
    hearing.act('resume')
    expect(hearing.open).toEqual({ step: 'consent', respondent: 'groom', round: 2 })
  })

  it('is not forgotten when a correction brings another one', () => {
    const hearing = Hearing.started(aScript([consent, step('name'), step('place')]))
    hearing.answer(accepted(true))
    hearing.answer(unclear)
    hearing.correct('consent', 'groom', contrary())
    expect(hearing.progress.cause).toMatchObject({ step: 'consent' })
    hearing.waive('consent')
    expect(hearing.progress).toMatchObject({ status: 'interrupted', cause: { step: 'name', because: 'unresolved' } })
    hearing.waive('name')
    expect(hearing.open.step).toBe('place')
  })

  it('of a step that is due again comes back', () => {
    const follow = step('follow', { when: { step: 'consent', equals: true } })
    const hearing = Hearing.started(aScript([consent, follow, step('place')]))
    hearing.answer(accepted(true))
    hearing.answer(unclear)
    hearing.correct('consent', 'groom', contrary())
    hearing.retake('consent')
    hearing.answer(accepted(true))
    expect(hearing.progress).toMatchObject({ status: 'interrupted', cause: { step: 'follow', because: 'unresolved' } })
  })
})

describe('pause, resume and end', () => {
  it('an answer that was on its way into the pause is taken', () => {
    const hearing = Hearing.started(script)
    hearing.act('pause')
    hearing.answer(accepted(true))
    expect(hearing.progress.status).toBe('paused')
    expect(hearing.ask('consent', 'groom').status).toBe('accepted')
    hearing.act('resume')
    expect(hearing.open.step).toBe('name')
  })

  it('the epoch does not fall over a pause', () => {
    const hearing = Hearing.started(script)
    hearing.act('pause')
    hearing.act('resume')
    expect(hearing.progress).toMatchObject({ epoch: 1, joined: 1 })
  })

  it('an end goes to the closing, and the status tells that it came early', () => {
    const hearing = Hearing.started(script)
    hearing.act('end')
    expect(hearing.progress).toMatchObject({ phase: 'closing', endedBy: 'person' })
    hearing.take({ type: 'closed', by: 'agent' })
    expect(hearing.progress).toMatchObject({ status: 'cancelled', phase: 'closed' })
  })

  it('an end before the start leaves nothing to conduct', () => {
    const hearing = new Hearing(script)
    hearing.act('end')
    expect(hearing.progress).toMatchObject({ phase: 'closing', endedBy: 'person' })
  })

  it.each(['contrary', 'unresolved'])('an end by the script (%s) is a completed interview', (because) => {
    const end = { onContrary: 'end', onUnresolved: 'end' }
    const hearing = Hearing.started(aScript([{ ...consent, ...end }]))
    hearing.answer(because === 'contrary' ? contrary() : unclear)
    hearing.take({ type: 'closed', by: 'agent' })
    expect(hearing.progress).toMatchObject({ status: 'completed', endedBy: because })
  })
})

describe('what a person may not do', () => {
  const code = (hearing: Hearing, act: Parameters<typeof refusalOf>[1]) => refusalOf(hearing.progress, act)?.code
  const waive = { type: 'waiveStep', ...aStepAct('consent'), reason: { value: 'x', salt: '0'.repeat(64) } } as const

  it('acts on a step that changed since they looked', () => {
    const hearing = Hearing.started(script)
    const expectedRevision = hearing.progress.revision
    hearing.answer(unclear)
    expect(code(hearing, { ...waive, expectedRevision })).toBe('step-changed')
    expect(code(hearing, { ...waive, expectedRevision: hearing.progress.revision })).toBeUndefined()
  })

  it('was shown what an act would do, and an answer to another step has changed that', () => {
    const hearing = Hearing.started(
      aScript([consent, step('why', { when: { step: 'consent', equals: true } }), step('place')]),
    )
    hearing.answer(accepted(true))
    const { revision: expectedRevision } = hearing.progress
    const retake = { type: 'retakeStep', ...aStepAct('consent'), expectedRevision } as const
    const foreseen = [retake, { type: 'end', actor: LAWYER, expectedRevision }] as const
    for (const act of foreseen) expect(code(hearing, { ...act, asForeseen: true })).toBeUndefined()
    hearing.answer(accepted('for love'))
    for (const act of foreseen) {
      expect(code(hearing, act)).toBeUndefined()
      expect(code(hearing, { ...act, asForeseen: true })).toBe('step-changed')
    }
  })

  it('is not bothered by changes elsewhere', () => {
    const hearing = Hearing.started(script)
    hearing.answer(accepted(true))
    const { revision } = hearing.progress
    hearing.answer(accepted())
    expect(code(hearing, { type: 'retakeStep', ...aStepAct('consent'), expectedRevision: revision })).toBeUndefined()
  })

  it.each([
    ['resumes what runs', 'resume', 'not-standing-still'],
    ['pauses twice', 'pause', 'not-active'],
  ] as const)('%s', (_, type, expected) => {
    const hearing = Hearing.started(script)
    if (type === 'pause') hearing.act('pause')
    expect(code(hearing, { type, actor: LAWYER })).toBe(expected)
  })

  it('acts on an unknown step, on one that is not due, before the start, or after the end', () => {
    const hearing = Hearing.started(aScript([consent, step('why', { when: { step: 'consent', equals: false } })]))
    expect(code(hearing, { ...waive, step: 'nowhere' })).toBe('unknown-step')
    expect(code(hearing, { ...waive, step: 'why' })).toBe('step-not-due')
    expect(code(new Hearing(script), waive)).toBe('not-started')
    hearing.take({ type: 'closed', by: 'agent' })
    expect(code(hearing, waive)).toBe('over')
    expect(code(hearing, { type: 'end', actor: LAWYER })).toBe('over')
  })

  it('changes the script or starts again once it is frozen, over or missing', () => {
    const fresh = new Hearing(script)
    expect(refusalOfStart(fresh.progress)?.code).toBe('no-script')
    expect(refusalOfScriptChange(fresh.progress)).toBeUndefined()
    expect(refusalOfScriptChange(fresh.progress, { isBeingFrozen: true })?.code).toBe('already-started')
    const submitted = { ...fresh.progress, scriptVersion: 2 }
    expect(refusalOfStart(submitted)).toBeUndefined()
    expect(refusalOfStart(submitted, 2)).toBeUndefined()
    expect(refusalOfStart(submitted, 1)?.code).toBe('script-changed')
    const hearing = Hearing.started(script)
    expect(refusalOfStart(hearing.progress)).toBeUndefined()
    expect(refusalOfScriptChange(hearing.progress)?.code).toBe('already-started')
    expect(refusalOfStart(hearing.progress, 7)).toBeUndefined()
    hearing.take({ type: 'closed', by: 'agent' })
    expect(refusalOfStart(hearing.progress)?.code).toBe('over')
    expect(refusalOfScriptChange(hearing.progress)?.code).toBe('over')
  })
})
