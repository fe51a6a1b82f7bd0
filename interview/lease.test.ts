import { describe, expect, it } from 'vitest'
import { accepted, aScript, contrary, Hearing } from '../test/builders.ts'
import { backOffMs, HEARTBEAT_MS, mayStillLive, silentAfterMs, wantsAgent } from './lease.ts'

const consent = { id: 'consent', ask: 'Do you consent?', respondent: 'groom', expect: 'consent' }
const script = aScript([consent, { id: 'place', ask: 'Where?', respondent: 'groom' }])
const failures = { type: 'interrupted', cause: { kind: 'agent-failures', failures: 5 } } as const

function inClosing(last: object = consent, verdict = accepted(true)): Hearing {
  const hearing = Hearing.started(aScript([last]))
  hearing.answer(verdict)
  return hearing
}

describe('an agent falls silent', () => {
  it('before the lease can run out under it, and not over a single lost beat', () => {
    expect(silentAfterMs(5_000)).toBe(4_000)
    expect(silentAfterMs(5_000)).toBeGreaterThan(2 * HEARTBEAT_MS)
  })
})

describe('the wait before the next agent', () => {
  it('is none after the first loss, then doubles up to half a minute', () => {
    expect([0, 1, 2, 3, 4, 8, 9, 100].map(backOffMs)).toEqual([0, 0, 500, 1_000, 2_000, 30_000, 30_000, 30_000])
  })
})

describe('an agent is wanted', () => {
  it('from the room on until the interview is closed', () => {
    const hearing = new Hearing(script)
    expect(wantsAgent(hearing.progress)).toBe(false)
    expect(wantsAgent(Hearing.started(script).progress)).toBe(true)
    const closing = inClosing()
    expect(wantsAgent(closing.progress)).toBe(true)
    closing.take({ type: 'closed', by: 'agent' })
    expect(wantsAgent(closing.progress)).toBe(false)
  })

  it('over a pause and a referral, to tell the room', () => {
    const paused = Hearing.started(script)
    paused.act('pause')
    expect(wantsAgent(paused.progress)).toBe(true)
    const referred = Hearing.started(script)
    referred.answer(contrary())
    expect(wantsAgent(referred.progress)).toBe(true)
  })

  it('not when agents have failed too often, until somebody resumes; in the closing neither', () => {
    for (const hearing of [Hearing.started(script), inClosing()]) {
      hearing.take(failures)
      expect(wantsAgent(hearing.progress)).toBe(false)
      hearing.act('resume')
      expect(wantsAgent(hearing.progress)).toBe(true)
    }
  })

  it('to say the closing line when the script ended the interview, not when a person did', () => {
    expect(wantsAgent(inClosing({ ...consent, onContrary: 'end' }, contrary()).progress)).toBe(true)
    const ended = Hearing.started(script)
    ended.act('end')
    expect(wantsAgent(ended.progress)).toBe(false)
  })
})

describe('the agent of a lost lease', () => {
  const { progress } = Hearing.started(script)

  it.each(['heartbeat-timeout', 'dispatch-failed', 'agent-error'] as const)('may still be there after %s', (loss) => {
    expect(mayStillLive(progress, loss)).toBe(true)
  })

  it.each(['process-died', 'room-deleted', 'offer-declined'] as const)('is gone after %s', (loss) => {
    expect(mayStillLive(progress, loss)).toBe(false)
  })

  it('is not asked for when none has ever joined, or none was lost', () => {
    expect(mayStillLive(Hearing.withoutAgent(script).progress, 'heartbeat-timeout')).toBe(false)
    expect(mayStillLive(progress, undefined)).toBe(false)
  })
})
