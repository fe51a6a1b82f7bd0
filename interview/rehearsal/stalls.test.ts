import { expect, it } from 'vitest'
import { aScript, RESPONDENTS } from '../../test/builders.ts'
import { stallsOf } from './stalls.ts'

const choice = { kind: 'choice', options: ['divorce', 'death'] }
const stalls = (...steps: unknown[]) => stallsOf(aScript(steps), RESPONDENTS)
const before = { id: 'how', ask: 'How did it end?', expect: choice, respondent: 'groom', required: false }
const never = (when: unknown) =>
  stalls(before, { id: 'then', ask: 'And then?', when, required: false }).some(({ kind }) => kind === 'never-asked')

it('names the steps that wait for a person, that end the interview, and that only a model judges', () => {
  expect(
    stalls(
      { id: 'consent', ask: 'Do you consent?', expect: 'consent', onContrary: 'end' },
      { id: 'name', ask: 'Your name?', expect: { kind: 'name', due: 'registered' } },
      { id: 'why', ask: 'Why?', expect: { kind: 'judged', criterion: 'a reason' }, required: false },
      { id: 'hobby', ask: 'What do you like?', required: false },
    ),
  ).toEqual([
    { kind: 'waits-when-unclear', steps: ['consent', 'name'] },
    { kind: 'waits-when-contrary', steps: ['name', 'why'] },
    { kind: 'ends', steps: ['consent'] },
    { kind: 'needs-model', steps: ['why'] },
  ])
})

it.each([
  ['no such option', { step: 'how', equals: 'annulment' }],
  ['a value of another kind', { step: 'how', equals: true }],
  ['an answer of somebody who is not asked', { step: 'how', respondent: 'bride', answered: true }],
  [
    'neither answered nor not',
    {
      all: [
        { step: 'how', equals: 'death' },
        { step: 'how', equals: 'never' },
      ],
    },
  ],
  ['no answer, denied of one who is not asked', { not: { step: 'how', respondent: 'bride', answered: false } }],
])('a condition on %s can never hold', (_, when) => expect(never(when)).toBe(true))

it.each([
  [{ step: 'how', equals: 'Death' }],
  [{ step: 'how', answered: false }],
  [{ not: { step: 'how', answered: false } }],
  [{ not: { step: 'how', equals: 'never' } }],
  [
    {
      any: [
        { step: 'how', equals: 'never' },
        { step: 'how', equals: 'divorce' },
      ],
    },
  ],
])('%j can hold', (when) => expect(never(when)).toBe(false))

it('what looks at the answer of a step that is never asked is never asked either', () => {
  const found = stalls(
    before,
    { id: 'then', ask: 'And then?', when: { step: 'how', equals: 'annulment' } },
    { id: 'last', ask: 'Why?', when: { step: 'then', answered: true } },
  )
  expect(found).toEqual([{ kind: 'never-asked', steps: ['then', 'last'] }])
})
