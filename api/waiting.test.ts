import { expect, test } from 'vitest'
import { accepted, aScript, contrary, Hearing, RESPONDENTS } from '../test/builders.ts'
import { initialProgress } from '../interview/progress/state.ts'
import { waitingOf } from './waiting.ts'

const script = aScript([
  { id: 'one', ask: 'One?', respondent: 'groom', expect: 'consent', onContrary: 'refer' },
  { id: 'two', ask: 'Two?', respondent: 'bride' },
])

const goes = (hearing: Hearing, respondent: string, present: boolean) => {
  const id = { epoch: hearing.progress.joined, seq: hearing.progress.seq + 1 }
  hearing.take({ type: 'participantChanged', id, respondent, present, atMs: 0 })
}

test('what an interview waits for, from its script to its end', () => {
  expect(waitingOf(initialProgress(RESPONDENTS))).toEqual({ kind: 'script', respondents: [] })
  expect(waitingOf({ ...initialProgress(RESPONDENTS), scriptVersion: 1 })).toEqual({ kind: 'start', respondents: [] })
  const hearing = Hearing.withoutAgent(script)
  expect(waitingOf(hearing.progress)?.kind).toBe('agent')
  hearing.replaceAgent()
  expect(waitingOf(hearing.progress)).toEqual({ kind: 'answer', respondents: ['groom'] })
  hearing.answer(contrary())
  expect(waitingOf(hearing.progress)?.kind).toBe('decision')
  hearing.act('resume')
  expect(waitingOf(hearing.progress)).toEqual({ kind: 'answer', respondents: ['bride'] })
  hearing.act('pause')
  expect(waitingOf(hearing.progress)?.kind).toBe('resume')
  hearing.act('resume')
  hearing.take({ type: 'leaseIssued' })
  expect(waitingOf(hearing.progress)?.kind).toBe('agent')
  hearing.join('again')
  hearing.answer(accepted())
  expect(waitingOf(hearing.progress)?.kind).toBe('closing')
  hearing.take({ type: 'closed', by: 'agent' })
  expect(waitingOf(hearing.progress)).toBeUndefined()
})

test('the officer begins once all are there, and then waits for the one whose turn it is', () => {
  const hearing = Hearing.started(script)
  goes(hearing, 'bride', false)
  expect(waitingOf(hearing.progress)).toEqual({ kind: 'arrival', respondents: ['bride'] })
  goes(hearing, 'bride', true)
  hearing.answer(accepted(true))
  goes(hearing, 'groom', false)
  expect(waitingOf(hearing.progress)).toEqual({ kind: 'answer', respondents: ['bride'] })
  goes(hearing, 'bride', false)
  expect(waitingOf(hearing.progress)).toEqual({ kind: 'arrival', respondents: ['bride'] })
})

test('nobody is waited for in a room without an officer', () => {
  const observed = { ...initialProgress(['candidate'], 'observed'), phase: 'conducting', status: 'active' } as const
  expect(waitingOf(observed)).toBeUndefined()
})
