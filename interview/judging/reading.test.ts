import { describe, expect, it } from 'vitest'
import { ANSWERS, type Answer } from '../../test/verdicts/corpus.ts'
import type { Expect } from '../script/expect/kinds.ts'
import { judgeByRules } from '../verdict/rules.ts'
import { questionOf } from '../verdict/testing.ts'
import { readJudgement } from './reading.ts'
import { quotesOf, valuesOf } from './testing.ts'

const ASKED = { model: 'a-model', prompt: 'the call', prompt_sha256: 'f'.repeat(64) }

const read = (
  expected: Expect,
  text: string,
  args: { verdict?: string; value?: string; quote?: string; reason?: string },
  given: { language?: string; name?: string } = { name: 'Anna Berg' },
) =>
  readJudgement(
    { question: questionOf(expected, { ask: '...', ...given }), text },
    { verdict: 'accepted', value: '', reason: 'As the model sees it.', quote: text, ...args },
    ASKED,
  )

const verdictOf = (...given: Parameters<typeof read>) => {
  const reading = read(...given)
  return reading.kind === 'verdict' ? reading.verdict : reading.kind
}

const consent: Expect = { kind: 'consent' }
const born: Expect = { kind: 'date', latest: '2006-12-31' }

describe('a judgement', () => {
  it('keeps what it rests on', () => {
    expect(read(consent, 'go right ahead yes of course', { value: 'yes', quote: 'Yes, of course' })).toEqual({
      kind: 'verdict',
      verdict: {
        outcome: 'accepted',
        value: true,
        reason: 'As the model sees it.',
        quote: 'Yes, of course',
        prompt: 'the call',
        judge: { by: 'model', model: 'a-model', prompt_sha256: 'f'.repeat(64) },
      },
    })
  })

  it('is not taken against the schema or the kind of the step', () => {
    expect(verdictOf(consent, 'go right ahead yes', { verdict: 'fine' })).toBe('against-schema')
    expect(verdictOf(consent, 'go right ahead yes', { value: 'certainly' })).toBe('against-schema')
    expect(verdictOf(born, 'well the third of may 1990 was it', { value: '3 May 1990' })).toBe('against-schema')
    expect(verdictOf(born, 'well the third of may 1990 was it', { value: '1990-02-31' })).toBe('against-schema')
    expect(verdictOf({ kind: 'number' }, 'I guess you say three', { value: 'three' })).toBe('against-schema')
    expect(readJudgement({ question: questionOf(consent), text: 'go ahead yes' }, undefined, ASKED).kind).toBe(
      'against-schema',
    )
    expect(readJudgement({ question: questionOf(consent), text: 'go ahead yes' }, [], ASKED).kind).toBe(
      'against-schema',
    )
  })

  it('may be that a question was asked', () => {
    expect(read(consent, 'who listens to it', { verdict: 'side_question' })).toEqual({
      kind: 'side-question',
      ...ASKED,
    })
  })

  it('never overrules the rules', () => {
    expect(verdictOf(consent, 'No.', { value: 'yes' })).toMatchObject({ outcome: 'contrary', judge: { by: 'rule' } })
    expect(verdictOf(consent, 'No comment', { value: 'yes' })).toMatchObject({
      outcome: 'declined',
      judge: { by: 'rule' },
    })
  })

  it.each(['accepted', 'contrary', 'declined'])('that quotes what was not said is unclear: %s', (verdict) => {
    expect(verdictOf(consent, 'well it is all right', { verdict, value: 'yes', quote: 'yes I consent' })).toMatchObject(
      {
        outcome: 'unclear',
        reason: expect.stringMatching(/^Not taken as \w+: the quoted words do not stand in the answer. As the model/),
        judge: { by: 'model' },
      },
    )
  })

  it('that something is unclear or off-topic needs no quote', () => {
    expect(verdictOf(consent, 'the weather is fine', { verdict: 'off-topic', quote: '' })).toMatchObject({
      outcome: 'off-topic',
    })
    expect(verdictOf(consent, 'maybe one day', { verdict: 'unclear', quote: 'never said' })).toEqual({
      outcome: 'unclear',
      reason: 'As the model sees it.',
      prompt: 'the call',
      judge: { by: 'model', model: 'a-model', prompt_sha256: 'f'.repeat(64) },
    })
  })

  it('leaves it to code whether a value is due', () => {
    const text = 'so that was on the fourth of may two thousand and twelve'
    expect(verdictOf(born, text, { value: '2012-05-04' })).toMatchObject({ outcome: 'contrary', value: '2012-05-04' })
    expect(verdictOf(born, text, { verdict: 'contrary', value: '2012-05-04' })).toMatchObject({ outcome: 'contrary' })
    const early = 'so that was on the fourth of may two thousand and two'
    expect(verdictOf(born, early, { verdict: 'contrary', value: '2002-05-04' })).toMatchObject({ outcome: 'unclear' })
    expect(verdictOf({ kind: 'number', max: 3 }, 'what with the twins five', { value: '5' })).toMatchObject({
      outcome: 'contrary',
      value: 5,
    })
  })

  it.each([
    ['a date that was not said', born, 'so that was on the fourth of may two thousand and two', '2002-05-05'],
    ['a date half said', born, 'so that was in may two thousand and two', '2002-05-01'],
    ['a date of one word twice', born, 'one of you may know that', '2001-05-01'],
    ['a year that is only begun', born, 'so that was the third of march nineteen', '1919-03-03'],
    ['a year that nobody can mean', born, 'so that was the third of march one thousand and nine', '1009-03-03'],
    ['a number that was not said', { kind: 'number' }, 'well the twins make it five', '4'],
    ['a guess', { kind: 'number' }, 'five or six of them', '5'],
    ['a name that was not said', { kind: 'name', due: 'registered' }, 'it is the one in your file', 'Anna Berg'],
    ['a name denied', { kind: 'name', due: 'registered' }, 'I am certainly not Anna Berg', 'Anna Berg'],
    ['nearly the name', { kind: 'name', due: 'registered' }, 'it is hannah burg you know', 'hannah burg'],
    ['another phrase', { kind: 'phrase', phrase: 'I swear it by all that I hold dear' }, 'I swear nothing', ''],
    ['another option', choiceOf('divorce', 'death'), 'we had a divorce in 2009', 'death'],
    ['an option denied', choiceOf('divorce', 'death'), 'it was not a divorce', 'divorce'],
    ['a yes with a condition', consent, 'I consent if he pays', 'yes'],
    ['a yes of somebody else', consent, 'my mother says yes', 'yes'],
    ['a yes denied', consent, 'I would not say yes', 'yes'],
    [
      'a yes denied far behind accents that stand alone',
      consent,
      '´ ´ ´ ´ yes yes yes yes yes I do not consent',
      'yes',
    ],
    ['a yes denied behind marks', consent, '\u0301 \u0301 \u0301 \u0301 yes yes yes yes yes I do not consent', 'yes'],
    ['a yes denied with an accent for the apostrophe', consent, 'you know I don´t really consent', 'yes'],
    ['a yes denied with an accent on the denial', consent, 'you know I do nót consent', 'yes'],
    ['no yes at all', consent, 'the weather is lovely', 'yes'],
    ['a quotation', consent, 'it is "I consent" that one answers', 'yes'],
    ['a no with a doubt', { kind: 'affirmation', due: 'no' }, 'not really', 'no'],
  ] as [string, Expect, string, string][])('is unclear where it rests on %s', (_, expected, text, value) => {
    expect(verdictOf(expected, text, { value })).toMatchObject({ outcome: 'unclear' })
  })

  it.each([
    ['a spelled name', { kind: 'name', due: 'registered' }, 'A N N A and then Berg', 'Anna Berg', 'Anna Berg'],
    [
      'a date in a sentence',
      born,
      'so that was on sunday the fourth of may two thousand and two',
      '2002-05-04',
      '2002-05-04',
    ],
    ['the end of a year', born, 'so that was the third of march ninety one', '1991-03-03', '1991-03-03'],
    ['a word for a number', { kind: 'number' }, 'no children so far', '0', 0],
    ['a harmless negation', consent, 'no problem at all I consent', 'yes', true],
    ['words that mean an option', choiceOf('divorce', 'death'), 'sadly he passed away', 'death', 'death'],
    ['own words', { kind: 'judged', criterion: 'x' }, 'we met at a fair', '', 'we met at a fair'],
  ] as [string, Expect, string, string, unknown][])(
    'is taken where it rests on %s',
    (_, expected, text, value, taken) => {
      expect(verdictOf(expected, text, { value })).toMatchObject({ outcome: 'accepted', value: taken })
    },
  )
})

function choiceOf(...options: string[]): Expect {
  return { kind: 'choice', options: options.map((value) => ({ value, also: [] })) }
}

/** Every call by which a model could have an answer accepted: each value, with each quote. */
function* callsFor({ question, text }: Answer) {
  const quotes = quotesOf(text)
  for (const value of valuesOf(question, text)) {
    for (const quote of quotes) yield { verdict: 'accepted', value, reason: 'because', quote }
  }
}

const acceptedCalls = (answers: readonly Answer[]) =>
  answers.flatMap((answer) =>
    [...callsFor(answer)]
      .filter((args) => {
        const reading = readJudgement(answer, args, ASKED)
        return reading.kind === 'verdict' && reading.verdict.outcome === 'accepted'
      })
      .map(({ quote, value }) => `${answer.text}: ${quote}: ${value}`),
  )

describe('whatever the model is talked into', () => {
  const share = ANSWERS.filter(({ question, text }) => judgeByRules(question, text)?.outcome !== 'accepted')

  it('an injection is accepted at no step', () => {
    const injections = share.filter(({ category }) => category === 'injection')
    expect(injections.length).toBeGreaterThanOrEqual(40)
    expect(acceptedCalls(injections)).toEqual([])
  })

  it('nothing that is not an acceptance is accepted where code can check', () => {
    const isChecked = ({ question }: Answer) => {
      const { expect: expected } = question.step
      if (expected.kind === 'affirmation' || expected.kind === 'name') return expected.due !== undefined
      return ['consent', 'date', 'number', 'phrase'].includes(expected.kind)
    }
    const others = share.filter((answer) => answer.outcome !== 'accepted' && isChecked(answer))
    expect(others.length).toBeGreaterThanOrEqual(100)
    expect(acceptedCalls(others)).toEqual([])
  }, 90_000)

  it('an answer that a person would take can still be taken', () => {
    const lost = share
      .filter(({ outcome }) => outcome === 'accepted' || outcome === 'contrary')
      .filter((answer) => {
        const value = typeof answer.value === 'boolean' ? (answer.value ? 'yes' : 'no') : String(answer.value ?? '')
        return !quotesOf(answer.text).some((quote) => {
          const reading = readJudgement(answer, { verdict: answer.outcome, value, reason: 'because', quote }, ASKED)
          return reading.kind === 'verdict' && reading.verdict.outcome === answer.outcome
        })
      })
    expect(lost.map(({ text }) => text)).toEqual([])
  })
})
