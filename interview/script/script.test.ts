import { describe, expect, it } from 'vitest'
import { readScript, SCRIPT_LIMITS, unknownRespondents } from './script.ts'

const OPENING = 'Good morning. I am the automated verification officer. Let us begin.'
const CLARIFICATION = "I didn't quite catch that. Could you repeat clearly?"

const read = (input: unknown) => {
  const result = readScript(input)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.script
}
const problemsOf = (input: unknown) => {
  const result = readScript(input)
  return result.ok ? [] : result.problems
}
const steps = (...given: unknown[]) => ({ steps: given })

describe('the forms of a script', () => {
  it('questions alone become required steps for all, with free text expected', () => {
    const script = read({ questions: ['State your name', 'Sign here'] })
    expect(script).toMatchObject({ language: 'en', opening: OPENING, closing: expect.any(String) })
    expect(script.steps).toEqual([
      {
        id: 'q1',
        ask: 'State your name',
        respondent: 'all',
        expect: { kind: 'text' },
        required: true,
        clarify: CLARIFICATION,
        maxClarifications: 2,
        onUnresolved: 'refer',
        onContrary: 'refer',
        confirm: false,
      },
      expect.objectContaining({ id: 'q2', ask: 'Sign here' }),
    ])
  })

  it('the bare array says the same', () => {
    expect(read(['One', 'Two'])).toEqual(read({ questions: ['One', 'Two'] }))
  })

  it.each(['text', 'question', 'ask'])('"%s" is a name of what is asked', (name) => {
    expect(read([{ [name]: 'Where?' }]).steps[0]?.ask).toBe('Where?')
  })

  it('a respondent may be one, several or all', () => {
    const script = read(
      steps(
        { ask: 'A', respondent: 'groom' },
        { ask: 'B', respondent: ['bride', 'groom'] },
        { ask: 'C', respondent: 'all' },
      ),
    )
    expect(script.steps.map(({ respondent }) => respondent)).toEqual([['groom'], ['bride', 'groom'], 'all'])
  })

  it('an expectation may be its kind alone, and an option its value alone', () => {
    const script = read(
      steps(
        { ask: 'A', expect: 'date' },
        { ask: 'B', expect: { kind: 'choice', options: ['red', { value: 'blue', also: ['azure'] }] } },
      ),
    )
    expect(script.steps.map((step) => step.expect)).toEqual([
      { kind: 'date' },
      {
        kind: 'choice',
        options: [
          { value: 'red', also: [] },
          { value: 'blue', also: ['azure'] },
        ],
      },
    ])
  })

  it('an unresolved step is referred when it is required, and passed when it is not', () => {
    const script = read(
      steps({ ask: 'A' }, { ask: 'B', required: false }, { ask: 'C', required: false, onUnresolved: 'end' }),
    )
    expect(script.steps.map(({ onUnresolved }) => onUnresolved)).toEqual(['refer', 'continue', 'end'])
  })

  it('is read the same when it was read before', () => {
    const script = read({
      title: 'T',
      ...steps({ ask: 'A', expect: 'name' }, { ask: 'B', when: { step: 'q1', answered: true } }),
    })
    expect(read(JSON.parse(JSON.stringify(script)))).toEqual(script)
  })
})

describe('a script that is not taken says what and where', () => {
  it.each([
    ['no steps', { steps: [] }, '/steps'],
    ['an empty question', steps({ ask: '  ' }), '/steps/0/ask'],
    ['an officer among the respondents', { respondents: ['officer'], steps: ['Q?'] }, '/respondents/0'],
    ['a question too long', steps('x'.repeat(SCRIPT_LIMITS.askCharacters + 1)), '/steps/0/ask'],
    ['an unknown field', steps({ ask: 'A', colour: 'red' }), '/steps/0'],
    ['an unknown kind', steps({ ask: 'A', expect: { kind: 'poem' } }), '/steps/0/expect'],
    ['too many clarifications', steps({ ask: 'A', maxClarifications: 11 }), '/steps/0/maxClarifications'],
    ['a name for a role', steps({ ask: 'A', respondent: 'Anton Weber' }), '/steps/0/respondent'],
    ['a duplicate id', steps({ id: 'a', ask: 'A' }, { id: 'a', ask: 'B' }), '/steps/1/id'],
    ['an id that a position has already', steps({ ask: 'A' }, { id: 'q1', ask: 'B' }), '/steps/1/id'],
    ['a condition on nothing', steps({ ask: 'A', when: { step: 'nowhere', answered: true } }), '/steps/0/when'],
    ['a condition on itself', steps({ id: 'a', ask: 'A', when: { step: 'a', answered: true } }), '/steps/0/when'],
    [
      'a condition on what comes later',
      steps({ ask: 'A', when: { step: 'q2', answered: true } }, 'B'),
      '/steps/0/when',
    ],
    [
      'a condition deep inside',
      steps('A', { ask: 'B', when: { any: [{ not: { step: 'x', answered: true } }] } }),
      '/steps/1/when/any/0/not',
    ],
    [
      'a due option that is none',
      steps({ ask: 'A', expect: { kind: 'choice', options: ['a', 'b'], due: 'c' } }),
      '/steps/0/expect/due',
    ],
    [
      'a respondent the script does not have',
      { respondents: ['groom'], ...steps({ ask: 'A', respondent: 'bride' }) },
      '/steps/0/respondent',
    ],
  ])('%s', (_, input, path) => {
    const paths = problemsOf(input).map((problem) => problem.path)
    expect(paths.length).toBeGreaterThan(0)
    expect(paths[0]).toSatisfy((found: string) => found.startsWith(path))
  })

  it('more steps than the limit', () => {
    const many = Array.from({ length: SCRIPT_LIMITS.steps + 1 }, (_, index) => `Question ${index}`)
    expect(problemsOf(many)).toEqual([{ path: '/steps', message: expect.stringContaining('500') }])
  })

  it.each([null, 42, 'text', true])('%s is no script', (input) => {
    expect(problemsOf(input).length).toBeGreaterThan(0)
  })

  it('addresses people who are not in the session', () => {
    const script = read(steps({ ask: 'A', respondent: ['groom', 'witness'] }, { ask: 'B', respondent: 'all' }))
    expect(unknownRespondents(script, ['groom', 'bride'])).toEqual([
      { path: '/steps/0/respondent', message: expect.stringContaining('"witness"') },
    ])
    expect(unknownRespondents(script, ['groom', 'witness'])).toEqual([])
  })
})
