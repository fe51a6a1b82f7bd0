import { describe, expect, it } from 'vitest'
import { readAnnotation } from './annotations.ts'

const fieldsOf = (annotation: string) => {
  const { ask, fields, problems } = readAnnotation(`Is it so? [${annotation}]`)
  expect(problems).toEqual([])
  expect(ask).toBe('Is it so?')
  return fields
}

describe('an annotation', () => {
  it.each([
    ['all', { respondent: 'all' }],
    ['groom', { respondent: ['groom'] }],
    ['groom, bride; consent', { respondent: ['groom', 'bride'], expect: { kind: 'consent' } }],
    ['Groom and Bride; Consent', { respondent: ['groom', 'bride'], expect: { kind: 'consent' } }],
    ['all; consent to recording', { respondent: 'all', expect: { kind: 'consent', to: 'recording' } }],
    ['Consent To Recording', { expect: { kind: 'consent', to: 'recording' } }],
    ['witness_1; text', { respondent: ['witness_1'], expect: { kind: 'text' } }],
    ['affirmation due yes', { expect: { kind: 'affirmation', due: 'yes' } }],
    ['all; name registered', { respondent: 'all', expect: { kind: 'name', due: 'registered' } }],
    ['name due registered', { expect: { kind: 'name', due: 'registered' } }],
    ['name due "Anna Berg"', { expect: { kind: 'name', due: 'Anna Berg' } }],
    ['groom; date; optional', { respondent: ['groom'], expect: { kind: 'date' }, required: false }],
    ['date from 1900-01-01 to 2008-12-31', { expect: { kind: 'date', earliest: '1900-01-01', latest: '2008-12-31' } }],
    ['date due 1990-05-03; confirm', { expect: { kind: 'date', due: '1990-05-03' }, confirm: true }],
    ['number from 18 to 120.5', { expect: { kind: 'number', min: 18, max: 120.5 } }],
    [
      'choice single | "not; married" | divorced due single',
      { expect: { kind: 'choice', options: ['single', 'not; married', 'divorced'], due: 'single' } },
    ],
    ['phrase “I swear; I do”', { expect: { kind: 'phrase', phrase: 'I swear; I do' } }],
    ['judged "says how they met"', { expect: { kind: 'judged', criterion: 'says how they met' } }],
    [
      'required; id free-will; clarify "Freely, I mean?"',
      { required: true, id: 'free-will', clarify: 'Freely, I mean?' },
    ],
    ['bride; when q2 = yes', { respondent: ['bride'], when: { step: 'q2', equals: true } }],
    ['when q2 of groom = no', { when: { step: 'q2', respondent: 'groom', equals: false } }],
    [
      'when q2 = 3 and q3 = "yes" and q4 = Berlin',
      {
        when: {
          all: [
            { step: 'q2', equals: 3 },
            { step: 'q3', equals: 'yes' },
            { step: 'q4', equals: 'Berlin' },
          ],
        },
      },
    ],
    [
      'when q2 answered or q3 unanswered',
      {
        when: {
          any: [
            { step: 'q2', answered: true },
            { step: 'q3', answered: false },
          ],
        },
      },
    ],
  ])('[%s]', (annotation, fields) => {
    expect(fieldsOf(annotation)).toEqual(fields)
  })

  it.each([
    'groom; consnet',
    'all; optional please',
    'groom; bride',
    'see Annex A',
    'affirmation due maybe',
    'consent due yes',
    'date due 3.5.1990',
    'date due',
    'date constructor 1990-05-03',
    'number from x',
    'choice one',
    'choice a | due a',
    'phrase I swear',
    'judged',
    'when q2',
    'when q2 = yes and q3 = yes or q4 = yes',
    'when = yes',
    'id',
    'clarify Freely',
    'groom;',
    '1a',
  ])('has a problem for what is not understood: [%s]', (annotation) => {
    expect(readAnnotation(`Is it so? [${annotation}]`).problems).toHaveLength(1)
  })

  it.each(['consent', 'consent to recording', 'optional'])(
    'of plain words needs no sentence before it: [%s]',
    (words) => {
      expect(readAnnotation(`Say yes [${words}]`).ask).toBe('Say yes')
    },
  )

  it('says a thing once', () => {
    expect(readAnnotation('Is it so? [all; text; consent]').problems).toEqual(['"consent" says "expect" a second time'])
  })
})

describe('a bracket', () => {
  it.each([
    'I, [name], do swear',
    'State that you are [name]',
    'Do you, [name], take [other name]',
    'State your [birth] name',
    'Choose [ ]',
    'Is it so? []',
    '[groom; consent]',
    'Is it [sic] so?',
    'Tick [x',
  ])('is part of the question: %s', (text) => {
    expect(readAnnotation(text)).toEqual({ ask: text, fields: {}, problems: [] })
  })

  it.each([
    'State your name [groom]',
    'State your name [groom, bride]',
    'State your name [groom; name]',
    'State your name. [all]',
    'State your name: [witness]',
    'Is it so?[all]',
  ])('is an annotation: %s', (text) => {
    expect(readAnnotation(text).fields).toHaveProperty('respondent')
  })
})
