import { describe, expect, test } from 'vitest'
import { accepted, aScript, Hearing, LAWYER, RECORD_SESSION } from '../test/builders.ts'
import { seatViewOf } from './seat-view.ts'

const SCRIPT = aScript([
  { id: 'name', ask: 'Please say your full name.', expect: 'name' },
  { id: 'free', ask: 'Are you here of your own free will?', expect: 'affirmation' },
  { id: 'why', ask: 'Why not?', when: { step: 'free', equals: false } },
])
const PEOPLE = [
  { role: 'groom', name: 'Ada' },
  { role: 'bride', name: 'Bea' },
]
const seen = ({ progress, script }: Pick<Hearing, 'progress' | 'script'>) => ({
  sessionId: RECORD_SESSION,
  respondents: PEOPLE,
  askedBy: 'A. Stern',
  progress,
  script,
  isHeard: true,
})
const viewOf = (hearing: Hearing, respondent = 'groom') => seatViewOf({ respondent, number: 1 }, seen(hearing))

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

  test('is who asks, what it is about, and how the others are called', () => {
    expect(viewOf(new Hearing(aScript([{ id: 'a', ask: 'Why?' }], { title: 'Before the wedding' })))).toMatchObject({
      name: 'Ada',
      others: [{ respondent: 'bride', name: 'Bea' }],
      interview: { id: RECORD_SESSION, title: 'Before the wedding', asked_by: 'A. Stern' },
      starts: 'ready',
      waiting: { for: 'start', respondents: [] },
      keeps: { spoken: true, sound: 'never' },
      end: null,
    })
    const before = { ...seen(new Hearing(SCRIPT)), script: undefined }
    expect(seatViewOf({ respondent: 'bride', number: 1 }, before)).toMatchObject({
      starts: 'no-script',
      language: null,
    })
  })

  test('is whether sound is kept: once everybody has consented, and no longer while it stands still', () => {
    const hearing = Hearing.started(
      aScript([
        { id: 'rec', ask: 'May we record?', expect: { kind: 'consent', to: 'recording' } },
        { id: 'b', ask: 'B?' },
      ]),
    )
    hearing.answer(accepted(true))
    expect(viewOf(hearing).keeps.sound).toBe('with-consent')
    hearing.answer(accepted(true))
    expect(viewOf(hearing).keeps.sound).toBe('now')
    hearing.act('pause')
    expect(viewOf(hearing).keeps.sound).toBe('with-consent')
  })
})

describe('what is waited for', () => {
  const absent = (hearing: Hearing, respondent: string) =>
    hearing.take({
      type: 'participantChanged',
      id: { epoch: hearing.progress.joined, seq: hearing.progress.seq + 1 },
      respondent,
      present: false,
      atMs: 1,
    })

  test('is everybody for the opening, and then whoever is asked', () => {
    const hearing = Hearing.started(SCRIPT)
    expect(viewOf(hearing).waiting).toBeNull()
    absent(hearing, 'bride')
    expect(viewOf(hearing).waiting).toEqual({ for: 'respondents', respondents: ['bride'] })
    hearing.answer(accepted('Ada'))
    expect(viewOf(hearing).waiting).toEqual({ for: 'respondents', respondents: ['bride'] })
    hearing.answer(accepted('Bea'))
    expect(viewOf(hearing).waiting).toBeNull()
  })

  test('is an officer, while the one before is being replaced', () => {
    const hearing = Hearing.withoutAgent(SCRIPT)
    expect(viewOf(hearing).waiting).toEqual({ for: 'officer', respondents: ['groom', 'bride'] })
    hearing.replaceAgent()
    hearing.take({ type: 'leaseLost', epoch: hearing.progress.epoch, loss: 'process-died' })
    hearing.take({ type: 'leaseIssued' })
    expect(viewOf(hearing).waiting).toEqual({ for: 'officer', respondents: [] })
  })

  test('is a person’s act, and never why', () => {
    const hearing = Hearing.started(SCRIPT)
    hearing.act('pause')
    expect(viewOf(hearing).waiting).toEqual({ for: 'resume', respondents: [] })
    hearing.act('resume')
    hearing.take({ type: 'interrupted', cause: { kind: 'agent-failures', failures: 3 } })
    expect(viewOf(hearing).waiting).toEqual({ for: 'decision', respondents: [] })
    expect(JSON.stringify(viewOf(hearing))).not.toContain('failures')
  })
})
