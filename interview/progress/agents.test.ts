import { describe, expect, it } from 'vitest'
import { accepted, aScript, Hearing, LAWYER } from '../../test/builders.ts'

const script = aScript([
  { id: 'name', ask: 'Your name?', respondent: 'groom' },
  { id: 'place', ask: 'Where?', respondent: 'bride' },
])

describe('agents and their leases', () => {
  it('a replaced agent’s late answer is refused and kept', () => {
    const hearing = Hearing.started(script)
    hearing.replaceAgent()
    expect(hearing.answer(accepted(), { id: { epoch: 1, seq: 1 } })).toEqual(['message-refused'])
    expect(hearing.ask('name', 'groom').status).toBe('open')
    const { data, committed } = hearing.entry('message-refused')
    expect(data).toMatchObject({ code: 'superseded-agent', signal: 'stepCompleted', joined: 2, ask: { step: 'name' } })
    expect(committed).toMatchObject({ answer: { value: 'the words' } })
  })

  it('an agent is heard until the next one has joined', () => {
    const hearing = Hearing.started(script)
    hearing.take({ type: 'leaseLost', epoch: 1, loss: 'heartbeat-timeout' })
    hearing.take({ type: 'leaseIssued' })
    expect(hearing.answer(accepted(), { id: { epoch: 1, seq: 1 } })).toEqual(['answer'])
    expect(hearing.ask('name', 'groom').status).toBe('accepted')
  })

  it('an agent of an earlier lease cannot join any more', () => {
    const hearing = Hearing.started(script)
    hearing.replaceAgent()
    expect(hearing.join('agent-1', { epoch: 1, seq: 0 })).toEqual(['message-refused'])
    expect(hearing.progress).toMatchObject({ joined: 2, agent: 'agent-2' })
  })

  it('a second agent in the same lease is refused, whatever its sequence number', () => {
    for (const seq of [0, 7]) {
      const hearing = Hearing.started(script)
      expect(hearing.join('twin', { epoch: 1, seq })).toEqual(['message-refused'])
      expect(hearing.progress).toMatchObject({ agent: 'agent-1', joins: 1, seq: 0 })
    }
  })

  it('a doubled join changes nothing', () => {
    const hearing = Hearing.started(script)
    const before = hearing.progress
    expect(hearing.join('agent-1', { epoch: 1, seq: 0 })).toEqual([])
    expect(hearing.progress).toBe(before)
  })

  it('a late double of who was present does not bring them back', () => {
    const hearing = Hearing.started(script)
    const seen = (seq: number, present: boolean) =>
      hearing.take({ type: 'participantChanged', id: { epoch: 1, seq }, respondent: 'bride', present, atMs: 1 })
    seen(1, true)
    seen(2, false)
    expect(seen(1, true)).toEqual([])
    expect(hearing.progress.present).toEqual(['groom'])
  })

  it('an interruption is measured from the last word of the agent before', () => {
    const hearing = Hearing.started(script)
    hearing.take({ type: 'leaseLost', epoch: 1, loss: 'process-died' })
    hearing.replaceAgent()
    expect(hearing.entry('agent-joined').data).toMatchObject({ interruption_ms: 3_000 })
  })

  it('failures count lost leases since the last accepted answer, declined offers apart', () => {
    const hearing = Hearing.started(script)
    hearing.take({ type: 'leaseLost', epoch: 1, loss: 'process-died' })
    hearing.take({ type: 'leaseLost', epoch: 2, loss: 'offer-declined' })
    hearing.take({ type: 'leaseLost', epoch: 3, loss: 'heartbeat-timeout' })
    expect(hearing.progress.failures).toBe(2)
    hearing.answer(accepted())
    expect(hearing.progress.failures).toBe(0)
  })

  it('what is malformed is noted and changes nothing else', () => {
    const hearing = Hearing.started(script)
    expect(hearing.take({ type: 'signalRefused', signal: 'stepCompleted', code: 'malformed' })).toEqual([
      'message-refused',
    ])
    expect(hearing.open.step).toBe('name')
  })

  it('a cancelled workflow closes as cancelled', () => {
    const hearing = Hearing.started(script)
    hearing.take({ type: 'closed', by: 'cancellation' })
    expect(hearing.progress).toMatchObject({ status: 'cancelled', phase: 'closed', endedBy: 'cancelled' })
    expect(hearing.ask('name', 'groom').status).toBe('pending')
  })

  it('the reducer leaves the state it was given as it was', () => {
    const hearing = Hearing.started(script)
    const before = hearing.progress
    const copy = structuredClone(before)
    hearing.answer(accepted())
    hearing.take({ type: 'retakeStep', actor: LAWYER, step: 'name' })
    expect(before).toEqual(copy)
  })
})
