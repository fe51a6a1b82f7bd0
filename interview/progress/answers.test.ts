import { describe, expect, it } from 'vitest'
import { accepted, aScript, contrary, declined, Hearing, noAnswer, unclear } from '../../test/builders.ts'
import { completenessOf } from '../record/completeness.ts'

const consent = (rest: object = {}) => ({
  id: 'consent',
  ask: 'Do you consent?',
  respondent: 'groom',
  expect: 'consent',
  ...rest,
})
const place = { id: 'place', ask: 'Where do you live?', respondent: 'bride' }

describe('an answer to the open ask', () => {
  it('is accepted, and the next ask is opened', () => {
    const hearing = Hearing.started(aScript([consent(), place]))
    expect(hearing.answer(accepted(true))).toEqual(['answer'])
    expect(hearing.ask('consent', 'groom')).toMatchObject({ status: 'accepted', value: true })
    expect(hearing.open).toEqual({ step: 'place', respondent: 'bride', round: 1 })
  })

  it('goes to the closing when it was the last', () => {
    const hearing = Hearing.started(aScript([consent()]))
    hearing.answer(accepted(true))
    expect(hearing.progress).toMatchObject({ status: 'active', phase: 'closing' })
    expect(hearing.progress.open).toBeUndefined()
  })

  it('is asked of every respondent of the step before the next one', () => {
    const hearing = Hearing.started(aScript([consent({ respondent: 'all' }), place]))
    hearing.answer(accepted(true))
    expect(hearing.open).toEqual({ step: 'consent', respondent: 'bride', round: 1 })
  })

  it('counts once, however often it is reported', () => {
    const hearing = Hearing.started(aScript([consent(), place]))
    const heard = hearing.heard('groom')
    const id = { epoch: 1, seq: 1 }
    const ask = hearing.open
    hearing.answer(accepted(true), { id, ask, heard })
    const before = hearing.progress
    expect(hearing.answer(accepted(true), { id, ask, heard })).toEqual([])
    expect(hearing.progress).toBe(before)
  })

  it('is kept and changes nothing when its ask is no longer open', () => {
    const hearing = Hearing.started(aScript([consent(), place]))
    const ask = hearing.open
    hearing.answer(accepted(true))
    expect(hearing.answer(contrary(), { ask })).toEqual(['answer-kept'])
    expect(hearing.ask('consent', 'groom')).toMatchObject({ status: 'accepted', value: true })
    expect(hearing.open.step).toBe('place')
  })

  it('leaves its words in the record as commitments only', () => {
    const hearing = Hearing.started(aScript([consent(), place]))
    hearing.answer(accepted(true))
    const { data, committed } = hearing.entry('answer')
    expect(Object.keys(committed ?? {}).toSorted()).toEqual(['answer', 'question', 'reason', 'value'])
    expect(JSON.stringify(data)).not.toContain('the words')
    expect(data).toMatchObject({ effect: 'accepted', answer: { speaker: 'groom' } })
  })
})

describe('the speaker of an answer', () => {
  it('another person’s answer is never accepted, whatever the agent says', () => {
    const hearing = Hearing.started(aScript([consent(), place]))
    hearing.answer(accepted(true), { by: 'bride' })
    expect(hearing.ask('consent', 'groom').status).toBe('open')
    expect(hearing.entry('answer').data).toMatchObject({
      outcome: 'wrong-respondent',
      effect: 'asked-again',
      answer: { speaker: 'bride' },
    })
  })

  it('another person’s answer puts the question again and uses no clarification', () => {
    const hearing = Hearing.started(aScript([consent({ maxClarifications: 0 }), place]))
    hearing.answer(unclear, { by: 'bride' })
    expect(hearing.open).toEqual({ step: 'consent', respondent: 'groom', round: 2 })
    expect(hearing.ask('consent', 'groom').clarifications).toBe(0)
  })

  it('what nobody said is no answer', () => {
    const hearing = Hearing.started(aScript([consent(), place]))
    hearing.take({
      type: 'stepCompleted',
      id: { epoch: 1, seq: 1 },
      ask: hearing.open,
      verdict: accepted(true),
      salt: '0'.repeat(64),
    })
    expect(hearing.entry('answer').data).toMatchObject({ outcome: 'no-answer' })
    expect(hearing.ask('consent', 'groom').status).toBe('open')
  })
})

describe('an unclear answer', () => {
  it('is clarified at most maxClarifications times, then onUnresolved applies', () => {
    const hearing = Hearing.started(aScript([consent({ maxClarifications: 2 }), place]))
    hearing.answer(unclear)
    hearing.answer(noAnswer)
    expect(hearing.open).toEqual({ step: 'consent', respondent: 'groom', round: 3 })
    hearing.answer(unclear)
    expect(hearing.ask('consent', 'groom')).toMatchObject({ status: 'unresolved', round: 3 })
    expect(hearing.progress).toMatchObject({
      status: 'interrupted',
      cause: { kind: 'referred', because: 'unresolved' },
    })
    expect(hearing.progress.open).toBeUndefined()
  })

  it('is marked and passed where the script says continue', () => {
    const hearing = Hearing.started(aScript([consent({ maxClarifications: 0, onUnresolved: 'continue' }), place]))
    hearing.answer(unclear)
    expect(hearing.ask('consent', 'groom').status).toBe('unresolved')
    expect(hearing.open.step).toBe('place')
  })

  it('ends the interview where the script says end', () => {
    const hearing = Hearing.started(aScript([consent({ maxClarifications: 0, onUnresolved: 'end' }), place]))
    hearing.answer(unclear)
    expect(hearing.progress).toMatchObject({ phase: 'closing', endedBy: 'unresolved' })
  })

  it('of a respondent who declines is not clarified', () => {
    const hearing = Hearing.started(aScript([consent({ maxClarifications: 2 }), place]))
    hearing.answer(declined)
    expect(hearing.ask('consent', 'groom').status).toBe('unresolved')
  })
})

describe('a contrary answer', () => {
  it('is referred by default', () => {
    const hearing = Hearing.started(aScript([consent(), place]))
    hearing.answer(contrary())
    expect(hearing.progress).toMatchObject({
      status: 'interrupted',
      cause: { step: 'consent', respondent: 'groom', because: 'contrary' },
    })
  })

  it.each(['continue', 'refer', 'end'])('never completes the record, with onContrary %s', (onContrary) => {
    const hearing = Hearing.started(aScript([consent({ onContrary })]))
    hearing.answer(contrary())
    if (onContrary === 'refer') hearing.act('resume')
    expect(hearing.progress.phase).toBe('closing')
    expect(completenessOf(hearing.script, hearing.progress.asks)).toMatchObject({
      complete: false,
      missing: [{ step: 'consent', respondent: 'groom', status: 'contrary' }],
    })
  })

  it('recomputes what is due also when the interview stands still or ends', () => {
    const when = { step: 'consent', equals: false }
    for (const onContrary of ['refer', 'end']) {
      const hearing = Hearing.started(
        aScript([consent({ required: false, onContrary }), { id: 'why', ask: 'Why?', respondent: 'groom', when }]),
      )
      expect(hearing.ask('why', 'groom').due).toBe(false)
      hearing.answer(contrary(false))
      expect(hearing.ask('why', 'groom').due).toBe(true)
      expect(completenessOf(hearing.script, hearing.progress.asks).complete).toBe(false)
    }
  })
})
