import { describe, expect, test } from 'vitest'
import { accepted, aScript, Hearing, LAWYER } from '../test/builders.ts'
import { seatViewOf } from './seat-view.ts'

const SCRIPT = aScript([
  { id: 'name', ask: 'Please say your full name.', expect: 'name' },
  { id: 'free', ask: 'Are you here of your own free will?', expect: 'affirmation' },
  { id: 'why', ask: 'Why not?', when: { step: 'free', equals: false } },
])
const viewOf = ({ progress, script }: Hearing, respondent = 'groom') =>
  seatViewOf({ respondent, number: 1 }, 'Ada', progress, script)

describe('what a respondent sees', () => {
  test('is the open question word for word, its place, and whose turn it is', () => {
    const hearing = Hearing.started(SCRIPT)
    expect(viewOf(hearing)).toMatchObject({
      question: { number: 1, step: 'name', round: 1, respondent: 'groom', text: 'Please say your full name.' },
      turn: 'you',
      due: 4,
      answers: [{ number: 1, step: 'name', round: 1, status: 'open', saved: false }],
    })
    expect(viewOf(hearing, 'bride')).toMatchObject({ turn: 'other', answers: [], question: { number: 1 } })
  })

  test('is that an own answer is saved once the workflow has it, and never what anybody said', () => {
    const hearing = Hearing.started(SCRIPT)
    hearing.answer(accepted('Ada Lovelace'))
    expect(viewOf(hearing).answers).toMatchObject([{ step: 'name', status: 'accepted', saved: true }])
    expect(viewOf(hearing, 'bride').answers).toMatchObject([{ number: 2, step: 'name', saved: false }])
    for (const who of ['groom', 'bride']) expect(JSON.stringify(viewOf(hearing, who))).not.toContain('Lovelace')
  })

  test('is the agent that holds the lease as officer, and nobody while another one is on its way', () => {
    const hearing = Hearing.started(SCRIPT)
    expect(viewOf(hearing).officer).toBe(hearing.progress.agent)
    hearing.take({ type: 'leaseLost', epoch: hearing.progress.epoch, loss: 'process-died' })
    hearing.take({ type: 'leaseIssued' })
    expect(viewOf(hearing).officer).toBeNull()
    hearing.take({ type: 'leaseLost', epoch: hearing.progress.epoch, loss: 'offer-declined' })
    hearing.replaceAgent()
    expect(viewOf(hearing).officer).toBe(hearing.progress.agent)
  })

  test('is nobody’s turn while the interview stands still, and the question stays', () => {
    const hearing = Hearing.started(SCRIPT)
    hearing.take({ type: 'pause', actor: LAWYER })
    expect(viewOf(hearing)).toMatchObject({ status: 'paused', turn: 'nobody', question: { step: 'name' } })
  })

  test('is nothing of the questions before the start', () => {
    expect(viewOf(new Hearing(SCRIPT))).toMatchObject({
      status: 'pending',
      question: null,
      officer: null,
      due: 0,
      turn: 'nobody',
      language: 'en',
    })
  })
})
