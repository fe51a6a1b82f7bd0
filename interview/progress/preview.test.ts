import { expect, test } from 'vitest'
import { accepted, aScript, Hearing, LAWYER as ACTOR } from '../../test/builders.ts'
import { aReachedHearing, someActs } from '../../test/reachable.ts'
import { Random } from '../../test/simulation/random.ts'
import { completenessOf } from '../record/completeness.ts'
import { isSettled } from '../statuses.ts'
import { previewAct } from './preview.ts'

const STATES = 500

test('what an act is said to do is what the reducer then does, on 500 reachable states', () => {
  const random = new Random(15)
  const seen = { refused: 0, changed: 0, completed: 0 }
  for (let state = 0; state < STATES; state++) {
    const hearing = aReachedHearing(random)
    const before = structuredClone(hearing.progress)
    const act = random.pick(someActs(hearing))
    const { revision, refused, steps, status, complete, after } = previewAct(hearing.script, hearing.progress, act)
    expect(hearing.progress).toEqual(before)
    const types = hearing.take({ ...act, expectedRevision: revision, asForeseen: true })

    const { progress } = hearing
    expect(types[0] === 'act-refused').toBe(refused !== undefined)
    if (refused) {
      seen.refused += 1
      expect(hearing.entry('act-refused').data.code).toBe(refused.code)
      expect({ steps, status: status.to, after }).toEqual({ steps: [], status: before.status, after: before })
      continue
    }
    expect(after).toEqual(progress)
    const changes = new Map(steps.map(({ step, respondent, from, to }) => [`${step} ${respondent}`, { from, to }]))
    for (const [place, { step, respondent, ...ask }] of progress.asks.entries()) {
      const was = before.asks[place]
      const from = was?.due ? was.status : 'not-due'
      const change = changes.get(`${step} ${respondent}`)
      expect(change?.from ?? from).toBe(from)
      expect(change?.to ?? from).toBe(ask.due ? ask.status : 'not-due')
    }
    if (steps.length > 0) seen.changed += 1
    if (act.type === 'end') hearing.take({ type: 'closed', by: 'agent' })
    expect(status).toEqual({ from: before.status, to: hearing.progress.status })
    const { complete: isComplete, missing } = completenessOf(hearing.script, hearing.progress.asks)
    expect(complete).toMatchObject({ to: isComplete, missing })
    if (complete.to) seen.completed += 1
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10)
})

test('before the start there is nothing but an end, and it changes no step', () => {
  const hearing = new Hearing(aScript([{ id: 'one', ask: 'One?' }]))
  const { progress } = hearing
  expect(previewAct(undefined, progress, { type: 'pause', actor: ACTOR }).refused?.code).toBe('not-started')
  expect(previewAct(undefined, progress, { type: 'end', actor: ACTOR })).toMatchObject({
    refused: undefined,
    steps: [],
    status: { from: 'pending', to: 'cancelled' },
    complete: { from: false, to: false, missing: [] },
  })
})

test('a step that is not due any more is named as such', () => {
  const script = aScript([
    { id: 'free', ask: 'Are you free?', respondent: 'groom', expect: 'affirmation' },
    { id: 'more', ask: 'More?', respondent: 'groom', when: { step: 'free', answered: true } },
  ])
  const hearing = Hearing.started(script)
  hearing.answer(accepted(true))
  const { steps } = previewAct(script, hearing.progress, { type: 'retakeStep', actor: ACTOR, step: 'free' })
  expect(steps).toEqual([
    { step: 'free', respondent: 'groom', from: 'accepted', to: 'open' },
    { step: 'more', respondent: 'groom', from: 'open', to: 'not-due' },
  ])
  expect(hearing.progress.asks.some(({ status }) => isSettled(status))).toBe(true)
})
