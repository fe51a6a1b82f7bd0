import { describe, expect, it } from 'vitest'
import { questionnaireOf } from './questionnaires.ts'
import { readScript } from './script.ts'

const read = (input: unknown) => {
  const found = questionnaireOf(input)
  if (!found) return undefined
  const { title, steps } = found
  const result = readScript({ ...(title === undefined ? {} : { title }), steps })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.script.steps.map(({ id, ask, expect: kind, required }) => ({ id, ask, kind: kind.kind, required }))
}

describe('a questionnaire of another program', () => {
  it('of SurveyJS has its pages read one after the other, and markup left out', () => {
    const survey = {
      title: 'Marriage',
      pages: [
        {
          name: 'page1',
          title: 'About you',
          elements: [
            { type: 'html', name: 'intro', html: '<p>Welcome</p>' },
            { type: 'text', name: 'fullName', title: 'What is your <b>full</b> name?' },
            { type: 'boolean', name: 'married', title: 'Are you married?', isRequired: false },
            {
              type: 'panel',
              name: 'p',
              title: 'Home',
              elements: [
                {
                  type: 'radiogroup',
                  name: 'home',
                  title: 'Where do you live?',
                  choices: ['town', { value: 'c', text: 'country' }],
                },
              ],
            },
            { type: 'text', inputType: 'date', name: 'since', title: 'Since when?' },
          ],
        },
      ],
    }
    expect(read(survey)).toEqual([
      { id: 'fullName', ask: 'What is your full name?', kind: 'text', required: true },
      { id: 'married', ask: 'Are you married?', kind: 'affirmation', required: false },
      { id: 'home', ask: 'Where do you live?', kind: 'choice', required: true },
      { id: 'since', ask: 'Since when?', kind: 'date', required: true },
    ])
    expect(questionnaireOf(survey)?.leftOut.map(({ text }) => text)).toEqual(['About you', 'Welcome', 'Home'])
  })

  it('of FHIR has the items of its groups', () => {
    expect(
      read({
        resourceType: 'Questionnaire',
        item: [
          {
            linkId: '1',
            type: 'group',
            text: 'Health',
            item: [{ linkId: '1.1', type: 'boolean', text: 'Do you smoke?' }],
          },
          {
            linkId: '2',
            type: 'choice',
            text: 'How often?',
            answerOption: [{ valueCoding: { code: 'd', display: 'daily' } }, { valueString: 'seldom' }],
          },
          { linkId: '3', type: 'display', text: 'Thank you.' },
        ],
      }),
    ).toEqual([
      { id: '1.1', ask: 'Do you smoke?', kind: 'affirmation', required: true },
      { id: '2', ask: 'How often?', kind: 'choice', required: true },
    ])
  })

  it('of LimeSurvey has its types as letters', () => {
    expect(
      read({
        questions: [
          { qid: 7, question: 'Are you free?', type: 'Y', mandatory: 'N' },
          { qid: 8, question: 'Born when?', type: 'D' },
          { qid: 9, question: 'Read this.', type: 'X' },
        ],
      }),
    ).toMatchObject([
      { ask: 'Are you free?', kind: 'affirmation', required: false },
      { ask: 'Born when?', kind: 'date' },
    ])
  })

  it('may be a plain list with types and options', () => {
    expect(
      read([
        { id: 'a', text: 'Which?', type: 'select', options: ['one', 'two'] },
        { id: 'b', text: 'Why?' },
      ]),
    ).toMatchObject([
      { id: 'a', kind: 'choice' },
      { id: 'b', kind: 'text' },
    ])
  })

  it('is none where a step says whom it asks, or which answer it takes', () => {
    const consent = { text: 'Do you consent?', respondent: 'groom', expect: { kind: 'consent' } }
    expect(
      questionnaireOf({ questions: [consent, { text: 'Status?', options: ['single', 'married'] }] }),
    ).toBeUndefined()
  })

  it.each([
    ['SurveyJS', { elements: [{ type: 'text', name: 'when', title: 'When?', visibleIf: '{a} = 1' }] }],
    [
      'FHIR',
      { resourceType: 'Questionnaire', item: [{ linkId: 'when', text: 'When?', enableWhen: [{ question: '1' }] }] },
    ],
    ['LimeSurvey', { questions: [{ qid: 1, code: 'when', question: 'When?', type: 'D', relevance: 'a=="Y"' }] }],
    ['a group', { elements: [{ name: 'g', elements: [{ type: 'text', name: 'when' }], visibleIf: '{a} = 1' }] }],
  ])('tells of the condition of %s', (_, input) => {
    expect(questionnaireOf(input)?.warnings).toMatchObject([{ code: 'condition', step: 'when' }])
  })

  it('tells of no condition that always holds', () => {
    const questions = [{ qid: 1, question: 'When?', type: 'D', relevance: '1' }]
    expect(questionnaireOf({ questions })?.warnings).toEqual([])
  })

  it('has the rows of a matrix left out', () => {
    const rows = ['Food', { value: 'r', text: 'Room' }]
    const found = questionnaireOf({ elements: [{ type: 'matrix', name: 'm', title: 'How was it?', rows }] })
    expect(found?.leftOut.map(({ text, why }) => [why, text])).toEqual([
      ['list', 'Food'],
      ['list', 'Room'],
    ])
  })

  it('takes any words where there are more options than a choice can have', () => {
    const options = Array.from({ length: 51 }, (_, at) => `country ${at}`)
    expect(read({ questions: [{ text: 'Where?', options }] })).toMatchObject([{ ask: 'Where?', kind: 'text' }])
  })

  it.each([[['One?']], [{ questions: ['One?'] }], [{ steps: [{ ask: 'One?' }] }], [{ title: 'None' }], [7], [null]])(
    'is not what scripts of ours are: %j',
    (input) => {
      expect(questionnaireOf(input)).toBeUndefined()
    },
  )
})
