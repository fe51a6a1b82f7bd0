import { describe, expect, it } from 'vitest'
import { accepted, aScript, contrary, Hearing } from '../../test/builders.ts'
import type { Condition } from '../script/script.ts'
import { freshAsks } from './agenda.ts'

const first = { id: 'first', ask: 'First?', expect: { kind: 'text' }, onContrary: 'continue' }
const withWhen = (when: Condition) => aScript([first, { id: 'second', ask: 'Second?', respondent: 'groom', when }])

/** Whether the second step is due after groom and bride answered the first. */
function isDue(when: Condition, groom: string | boolean | number, bride: string | boolean | number): boolean {
  const hearing = Hearing.started(withWhen(when))
  hearing.answer(accepted(groom))
  hearing.answer(accepted(bride))
  return hearing.ask('second', 'groom').due
}

describe('a condition', () => {
  it.each([
    ['fits any respondent', { step: 'first', equals: 'Vienna' }, 'Graz', 'Vienna', true],
    ['fits nobody', { step: 'first', equals: 'Vienna' }, 'Graz', 'Linz', false],
    ['fits the named respondent', { step: 'first', respondent: 'groom', equals: 'Vienna' }, 'Graz', 'Vienna', false],
    ['overlooks case and space', { step: 'first', equals: 'vienna' }, '  VIENNA ', 'x', true],
    ['keeps kinds of value apart', { step: 'first', equals: 2 }, '2', 'two', false],
    ['negates', { not: { step: 'first', equals: 'Vienna' } }, 'Graz', 'Linz', true],
    [
      'joins with all',
      {
        all: [
          { step: 'first', respondent: 'groom', equals: 'a' },
          { step: 'first', respondent: 'bride', equals: 'b' },
        ],
      },
      'a',
      'c',
      false,
    ],
    [
      'joins with any',
      {
        any: [
          { step: 'first', respondent: 'groom', equals: 'a' },
          { step: 'first', respondent: 'bride', equals: 'b' },
        ],
      },
      'a',
      'c',
      true,
    ],
    ['asks whether it was answered', { step: 'first', answered: true }, 'a', 'b', true],
    ['asks whether it was not', { step: 'first', answered: false }, 'a', 'b', false],
  ] as [string, Condition, string, string, boolean][])('%s', (_, when, groom, bride, due) => {
    expect(isDue(when, groom, bride)).toBe(due)
  })

  it('a contrary answer counts as answered, a waived step does not', () => {
    const when = { step: 'first', answered: true }
    const hearing = Hearing.started(withWhen(when))
    hearing.waive('first', 'groom')
    expect(hearing.ask('second', 'groom').due).toBe(false)
    hearing.answer(contrary())
    expect(hearing.ask('second', 'groom').due).toBe(true)
  })

  it('looks at answers that are due themselves', () => {
    const script = aScript([
      { id: 'a', ask: 'A?', respondent: 'groom', expect: { kind: 'affirmation' } },
      { id: 'b', ask: 'B?', respondent: 'groom', when: { step: 'a', equals: true } },
      { id: 'c', ask: 'C?', respondent: 'groom', when: { step: 'b', answered: true } },
      { id: 'd', ask: 'D?', respondent: 'groom' },
    ])
    const hearing = Hearing.started(script)
    hearing.answer(accepted(true))
    hearing.answer(accepted())
    hearing.answer(accepted())
    hearing.correct('a', 'groom', accepted(false))
    expect(hearing.progress.asks.map(({ step, due }) => [step, due])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
      ['d', true],
    ])
  })
})

describe('the asks of a script', () => {
  it('stand in the order of the script, then of the step’s respondents', () => {
    const script = aScript([
      { id: 'both', ask: 'Both?', respondent: ['bride', 'groom'] },
      { id: 'all', ask: 'All?' },
    ])
    expect(freshAsks(script, ['groom', 'bride']).map(({ step, respondent }) => `${step}/${respondent}`)).toEqual([
      'both/bride',
      'both/groom',
      'all/groom',
      'all/bride',
    ])
  })
})
