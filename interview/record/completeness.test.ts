import { describe, expect, it } from 'vitest'
import { accepted, aScript, Hearing, unclear } from '../../test/builders.ts'
import { completenessOf } from './completeness.ts'

const step = (id: string, rest: object = {}) => ({
  id,
  ask: `${id}?`,
  respondent: 'groom',
  maxClarifications: 0,
  ...rest,
})
const of = ({ script, progress }: Hearing) => completenessOf(script, progress.asks)

describe('a record is complete', () => {
  it('when every required answer that is due was accepted', () => {
    const hearing = Hearing.started(aScript([step('a'), step('b', { required: false })]))
    expect(of(hearing)).toMatchObject({
      complete: false,
      due: 2,
      accepted: 0,
      missing: [{ step: 'a', respondent: 'groom' }],
    })
    hearing.answer(accepted())
    hearing.answer(unclear)
    expect(of(hearing)).toEqual({ complete: true, due: 2, accepted: 1, missing: [] })
  })

  it('without the answers that are not due', () => {
    const hearing = Hearing.started(aScript([step('a'), step('b', { when: { step: 'a', equals: 'x' } })]))
    hearing.answer(accepted('y'))
    expect(of(hearing)).toEqual({ complete: true, due: 1, accepted: 1, missing: [] })
  })

  it('never by a waive: the decision is recorded, the answer is still missing', () => {
    const hearing = Hearing.started(aScript([step('a')]))
    hearing.waive('a')
    expect(of(hearing)).toMatchObject({ complete: false, missing: [{ step: 'a', status: 'waived' }] })
  })
})
