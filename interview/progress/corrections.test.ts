import { describe, expect, it } from 'vitest'
import { accepted, aScript, contrary, Hearing, unclear } from '../../test/builders.ts'

const married = { id: 'married', ask: 'Were you married before?', respondent: 'groom', expect: { kind: 'affirmation' } }
const ended = { id: 'ended', ask: 'How did it end?', respondent: 'groom', when: { step: 'married', equals: true } }
const place = { id: 'place', ask: 'Where do you live?', respondent: 'groom' }

describe('a correction', () => {
  it('takes the place of the value, and both stay in the record', () => {
    const hearing = Hearing.started(aScript([married, place]))
    hearing.answer(accepted(true))
    expect(hearing.correct('married', 'groom', accepted(false))).toEqual(['correction'])
    expect(hearing.ask('married', 'groom')).toMatchObject({ status: 'accepted', value: false, corrections: 1 })
    expect(hearing.entries.filter(({ type }) => type === 'answer' || type === 'correction')).toHaveLength(2)
  })

  it('of two answers by the same words corrects each of them, and each once', () => {
    const recorded = { respondent: 'groom', expect: 'consent', onContrary: 'continue' }
    const steps = ['one', 'two'].map((id) => ({ ...recorded, id, ask: `May this be recorded (${id})?` }))
    const hearing = Hearing.started(aScript([...steps, place]))
    hearing.answer(accepted(true))
    hearing.answer(accepted(true))
    const heard = hearing.heard('groom', 'Stop recording.')
    for (const step of ['one', 'two', 'one']) hearing.correct(step, 'groom', contrary(), { heard })
    expect(hearing.progress.asks.map(({ status, corrections }) => ({ status, corrections }))).toMatchObject([
      { status: 'contrary', corrections: 1 },
      { status: 'contrary', corrections: 1 },
      { status: 'open' },
    ])
  })

  it('makes a step due and it is asked before the closing', () => {
    const hearing = Hearing.started(aScript([married, ended, place]))
    hearing.answer(accepted(false))
    hearing.answer(accepted('Vienna'))
    expect(hearing.progress.phase).toBe('closing')
    hearing.correct('married', 'groom', accepted(true))
    expect(hearing.progress.phase).toBe('conducting')
    expect(hearing.open).toEqual({ step: 'ended', respondent: 'groom', round: 1 })
  })

  it('leaves an answer that is no longer due, and marks it', () => {
    const hearing = Hearing.started(aScript([married, ended, place]))
    hearing.answer(accepted(true))
    hearing.answer(accepted('by divorce'))
    hearing.correct('married', 'groom', accepted(false))
    expect(hearing.ask('ended', 'groom')).toMatchObject({ status: 'accepted', value: 'by divorce', due: false })
  })

  it('takes back the open ask when it is no longer due', () => {
    const hearing = Hearing.started(aScript([married, ended, place]))
    hearing.answer(accepted(true))
    expect(hearing.open.step).toBe('ended')
    hearing.correct('married', 'groom', accepted(false))
    expect(hearing.ask('ended', 'groom')).toMatchObject({ status: 'pending', due: false })
    expect(hearing.open.step).toBe('place')
  })

  it('that is contrary follows onContrary', () => {
    const hearing = Hearing.started(aScript([{ ...married, expect: 'consent' }, place]))
    hearing.answer(accepted(true))
    hearing.correct('married', 'groom', contrary())
    expect(hearing.ask('married', 'groom').status).toBe('contrary')
    expect(hearing.progress).toMatchObject({ status: 'interrupted', cause: { step: 'married', because: 'contrary' } })
  })

  it('of a contrary answer makes it good, and the person still decides', () => {
    const hearing = Hearing.started(aScript([{ ...married, expect: 'consent' }, place]))
    hearing.answer(contrary())
    hearing.correct('married', 'groom', accepted(true))
    expect(hearing.ask('married', 'groom').status).toBe('accepted')
    expect(hearing.progress.status).toBe('interrupted')
    hearing.act('resume')
    expect(hearing.open.step).toBe('place')
  })

  it('counts once for the words it came with', () => {
    const hearing = Hearing.started(aScript([married, place]))
    hearing.answer(accepted(true))
    const heard = hearing.heard('groom')
    hearing.correct('married', 'groom', accepted(false), { heard })
    expect(hearing.correct('married', 'groom', accepted(true), { heard })).toEqual(['correction-kept'])
    expect(hearing.ask('married', 'groom').value).toBe(false)
  })

  it.each([
    [
      'by another person',
      (hearing: Hearing) => hearing.correct('married', 'groom', accepted(false), { heard: hearing.heard('bride') }),
    ],
    ['that is unclear', (hearing: Hearing) => hearing.correct('married', 'groom', unclear)],
    ['of a step not yet answered', (hearing: Hearing) => hearing.correct('place', 'groom', accepted('Graz'))],
    [
      'after the interview was ended',
      (hearing: Hearing) => (hearing.act('end'), hearing.correct('married', 'groom', accepted(false))),
    ],
  ])('%s is kept and changes nothing', (_, correct) => {
    const hearing = Hearing.started(aScript([married, place]))
    hearing.answer(accepted(true))
    expect(correct(hearing)).toEqual(['correction-kept'])
    expect(hearing.ask('married', 'groom')).toMatchObject({ status: 'accepted', value: true })
  })
})
