import { describe, expect, it } from 'vitest'
import { accepted, aScript, Hearing } from '../../test/builders.ts'
import { Conversation } from '../../test/conversation.ts'
import { officerOf } from '../phrases/officer.ts'

const officer = officerOf('en')

const script = aScript([
  { id: 'consent', ask: 'Do you consent?', respondent: 'groom', expect: 'consent' },
  { id: 'place', ask: 'Where do you live?', respondent: 'groom' },
])

function asked(): Conversation {
  const talk = Conversation.joined(script)
  talk.listen()
  return talk
}

describe('a lease', () => {
  it('silent cuts the officer off, and the question is put again after', () => {
    const talk = Conversation.joined(script).speak(1).speak(1).speak(0.5).take({ type: 'lease-silent' })
    expect(talk.did('silence')).toBe(true)
    const before = talk.said.length
    talk.wait(3_000)
    expect(talk.said).toHaveLength(before)
    talk.take({ type: 'lease-held' })
    expect(talk.listen()).toEqual([officer.thanksForWaiting, officer.address('Anton Weber'), 'Do you consent?'])
  })

  it('silent takes an answer still, and hands it over', () => {
    const talk = asked().take({ type: 'lease-silent' }).hear('groom', 'Yes')
    expect(talk.signals('stepCompleted')).toHaveLength(1)
    talk.deliver()
    expect(talk.listen()).toEqual([])
    talk.take({ type: 'lease-held' })
    expect(talk.listen()).toEqual([officer.thanksForWaiting, 'Where do you live?'])
  })

  it('lost is not held again without a new lease', () => {
    const talk = asked().take({ type: 'lease-lost' }).take({ type: 'lease-held' }).wait(2_000)
    expect(talk.listen()).toEqual([])
    expect(talk.did('abandon')).toBe(true)
  })

  it('taken again by the living agent goes on at the open question', () => {
    const talk = asked().take({ type: 'lease-lost' }).join()
    expect(talk.hearing.progress).toMatchObject({ joined: 2, agent: 'agent-1' })
    expect(talk.listen()).toEqual([officer.thanksForWaiting, 'Do you consent?'])
  })

  it('sequence numbers go on over the leases of one agent', () => {
    const talk = asked().take({ type: 'lease-lost' }).join()
    talk.listen()
    talk.hear('groom', 'Yes')
    const ids = [...talk.signals('agentJoined'), ...talk.signals('stepCompleted')].map(({ id }) => id)
    expect(ids).toEqual([
      { epoch: 1, seq: 0 },
      { epoch: 2, seq: 1 },
      { epoch: 2, seq: 2 },
    ])
  })
})

describe('an unsaved answer', () => {
  it('is handed over in the next lease if its ask is open', () => {
    const talk = asked().hear('groom', 'Yes').take({ type: 'lease-lost' }).join()
    expect(talk.signals('stepCompleted').map(({ id }) => id.epoch)).toEqual([1, 2])
    expect(talk.said.at(-1)).toBe('Do you consent?')
    talk.deliver()
    expect(talk.hearing.ask('consent', 'groom').status).toBe('accepted')
    expect(talk.listen()).toEqual([officer.thanksForWaiting, 'Where do you live?'])
  })

  it('is not handed over twice when it had arrived after all', () => {
    const talk = asked().hear('groom', 'Yes')
    const [sent] = talk.signals('stepCompleted')
    if (sent) talk.hearing.take(sent)
    talk.take({ type: 'lease-lost' }).join()
    expect(talk.signals('stepCompleted')).toHaveLength(1)
    expect(talk.listen()).toEqual([officer.thanksForWaiting, 'Where do you live?'])
  })

  it('heard while there was no lease is handed over too', () => {
    const talk = asked().take({ type: 'lease-lost' }).hear('groom', 'Yes').join().deliver()
    expect(talk.hearing.ask('consent', 'groom').status).toBe('accepted')
  })

  it('is kept but does not count when a person has put the step again', () => {
    const talk = asked().hear('groom', 'Yes').take({ type: 'lease-lost' })
    talk.hearing.retake('consent')
    talk.join().deliver()
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ ask: { step: 'consent', round: 1 } })
    expect(talk.hearing.ask('consent', 'groom')).toMatchObject({ status: 'open', round: 2 })
    expect(talk.listen()).toEqual([officer.thanksForWaiting, 'Do you consent?'])
  })
})

describe('a replacing agent', () => {
  const replace = (hearing: Hearing) => new Conversation(script, hearing, 'agent-2').join()

  it('says that there was an interruption and goes on at the open step, without the opening', () => {
    const hearing = Hearing.started(script)
    hearing.answer(accepted(true))
    const talk = replace(hearing)
    expect(talk.listen()).toEqual([officer.interruption, officer.address('Anton Weber'), 'Where do you live?'])
  })

  it('opens when nothing was answered yet', () => {
    expect(replace(Hearing.started(script)).listen()).toContain('Good morning.')
  })

  it('says the closing line when all was answered', () => {
    const hearing = Hearing.started(script)
    hearing.answer(accepted(true))
    hearing.answer(accepted('Vienna'))
    const talk = replace(hearing)
    expect(talk.listen()).toEqual([officer.interruption, 'Goodbye.'])
    expect(talk.did('leave')).toBe(true)
  })

  it('stays silent in a lease that another process has joined', () => {
    const hearing = Hearing.started(script)
    const twin = new Conversation(script, hearing, 'twin')
    twin
      .take({ type: 'leased', epoch: 1, clock: 'claimed', present: ['groom', 'bride'] })
      .deliver()
      .wait(3_000)
    expect(twin.said).toEqual([])
    expect(twin.state.ready).toBe(false)
  })
})
