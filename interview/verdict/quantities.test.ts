import { describe, expect, it } from 'vitest'
import type { Expect } from '../script/expect/kinds.ts'
import { judgeByRules } from './rules.ts'
import { questionOf } from './testing.ts'

describe('a date', () => {
  const date = (text: string, expected: Expect = { kind: 'date' }) =>
    judgeByRules(questionOf(expected, { ask: 'When were you born?' }), text)

  it.each([
    '3 May 1990',
    'May 3rd, 1990',
    'May 3, 1990',
    '1990-05-03',
    '1990/5/3',
    '03.05.1990',
    '3.5.1990',
    'third of May nineteen ninety',
    'The third of May, nineteen ninety.',
    'May the third nineteen ninety',
    'I was born on 3 May 1990.',
    'my date of birth is May 3 1990',
    '3rd of May 1990',
    'It is the 3rd May 1990',
    '3 mai 1990',
    'le 3 mai 1990',
    '3 de mayo de 1990',
    '3. Mai 1990',
    '٣ مايو ١٩٩٠',
    'May three nineteen ninety',
    '3 May 1990, sir.',
  ])('%s', (text) => {
    expect(date(text)).toMatchObject({ outcome: 'accepted', value: '1990-05-03' })
  })

  it.each([
    ['twenty first of June two thousand and one', '2001-06-21'],
    ['June twenty-first two thousand one', '2001-06-21'],
    ['31st of December nineteen ninety-nine', '1999-12-31'],
    ['May twenty nineteen ninety', '1990-05-20'],
    ['the fifth of March nineteen oh five', '1905-03-05'],
    ['ninth of November twenty ten', '2010-11-09'],
    ['29 February 2000', '2000-02-29'],
    ['13/05/1990', '1990-05-13'],
    ['05/13/1990', '1990-05-13'],
    ['05/05/1990', '1990-05-05'],
    ['1er janvier 1980', '1980-01-01'],
  ])('%s -> %s', (text, value) => {
    expect(date(text)).toMatchObject({ outcome: 'accepted', value })
  })

  it.each([
    ['03/05/1990', 'ambiguous'],
    ['3-5-1990', 'ambiguous'],
    ['31 February 1990', 'impossible'],
    ['29 February 1900', 'impossible'],
    ['1990-13-01', 'impossible'],
    ['13.13.1990', 'impossible'],
    ['05.13.1990', 'impossible'],
    ['0 May 1990', 'impossible'],
    ['3 May 0090', 'impossible'],
  ])('%s is unclear: %s', (text, what) => {
    expect(date(text)).toMatchObject({ outcome: 'unclear', judge: { rule: `date.${what}` } })
  })

  it.each([
    'not 3 May 1990',
    '3 May',
    'May 1990',
    '3/5/90',
    '3 May 90',
    '3 or 4 May 1990',
    '3 May 1990 or 1991',
    '3 May 1990?',
    'maybe 3 May 1990',
    'around 3 May 1990',
    'Sunday 3 May 1990',
    '3 May or 3 June 1990',
    'yesterday',
    'May',
    '"3 May 1990"',
    '3 May 1990...',
    'yes',
  ])('%s is left open', (text) => expect(date(text)).toBeUndefined())

  it.each([
    [{ kind: 'date', due: '1990-05-04' }, 'date.other'],
    [{ kind: 'date', earliest: '1990-05-04' }, 'date.early'],
    [{ kind: 'date', latest: '1990-05-02' }, 'date.late'],
  ] satisfies [Expect, string][])('%j makes it contrary', (expected, rule) => {
    expect(date('3 May 1990', expected)).toMatchObject({ outcome: 'contrary', value: '1990-05-03', judge: { rule } })
  })

  it('of birth answers only a question about a birth', () => {
    const wed = questionOf({ kind: 'date' }, { ask: 'When did you marry?' })
    expect(judgeByRules(wed, 'I was born on 3 May 1990')).toBeUndefined()
    expect(judgeByRules(wed, 'on 3 May 1990')?.outcome).toBe('accepted')
  })

  it('on the bounds is accepted', () => {
    expect(
      date('3 May 1990', { kind: 'date', earliest: '1990-05-03', latest: '1990-05-03', due: '1990-05-03' })?.outcome,
    ).toBe('accepted')
  })
})

describe('a number', () => {
  const number = (
    text: string,
    given: { ask?: string; language?: string } = {},
    expected: Expect = { kind: 'number' },
  ) => judgeByRules(questionOf(expected, { ask: 'How many children do you have?', ...given }), text)

  it.each([
    ['3', 3],
    ['three', 3],
    ['0', 0],
    ['zero', 0],
    ['I have three children.', 3],
    ['3 children', 3],
    ['1,234,567', 1234567],
    ['1 234 567', 1234567],
    ['12.5', 12.5],
    ['-5', -5],
    ['٣', 3],
    ['twelve', 12],
    ['twenty-one', 21],
    ['ninety nine', 99],
    ['a hundred', 100],
    ['one hundred and five', 105],
    ['one thousand', 1000],
    ['two thousand and four', 2004],
    ['nine hundred ninety-nine thousand nine hundred and ninety-nine', 999999],
    ['three hundred forty five thousand six hundred seventy eight', 345678],
    ['three, please', 3],
  ])('%s -> %d', (text, value) => {
    expect(number(text)).toMatchObject({ outcome: 'accepted', value })
  })

  it.each([
    ['1.234', 'de', 1234],
    ['12,5', 'de', 12.5],
    ['1.234.567,89', 'de', 1234567.89],
    ['1 234,5', 'fr', 1234.5],
  ])('%s in %s -> %d', (text, language, value) => {
    expect(number(text, { language })).toMatchObject({ outcome: 'accepted', value })
  })

  it.each([
    'three or four',
    '3 or 4',
    'not three',
    '3, no, 4',
    'about 3',
    'one two three',
    'twenty twenty',
    'two hundred three hundred',
    '1,23',
    '1.234',
    '1,2345',
    'hundred',
    'three?',
    'three dogs',
    'three times',
    'none',
    'many',
    '3 minus 1',
    'three point five',
    '"3"',
    '3...',
    'at least 3',
    '3 children not',
    'thousand thousand',
    '1e5',
    '0x10',
    '3 4',
    '3+',
  ])('%s is left open', (text) => {
    expect(number(text)).toBeUndefined()
  })

  it.each([
    ['How old are you?', 'I am 34 years old', 34],
    ['How old are you?', 'I am 34', 34],
    ['How old are you?', 'thirty four years', 34],
    ['How many years have you lived together?', 'thirty four years', 34],
    ['How many children do you have?', 'I am 34 years old', undefined],
    ['How many children do you have?', 'I am 34', undefined],
    ['How many children do you have?', 'thirty four years', undefined],
    ['How old is your son?', 'I am 34', undefined],
    ['How many sons and daughters do you have?', 'two sons', undefined],
    ['How many children do you and your husband have?', 'two children', 2],
    ['How many children do you have?', 'three right', undefined],
  ])('%s %s -> %s', (ask, text, value) => {
    expect(number(text, { ask })?.value).toBe(value)
  })

  it('takes a noun of the question but not one that changes the number', () => {
    expect(number('three hundred', { ask: 'How many hundred?' })).toMatchObject({ value: 300 })
    expect(number('two dozen', { ask: 'How many dozen?' })).toBeUndefined()
    expect(number('3 months', { ask: 'How many years and months?' })).toBeUndefined()
  })

  it.each([
    [{ kind: 'number', due: 2 }, 'number.other'],
    [{ kind: 'number', min: 4 }, 'number.below'],
    [{ kind: 'number', max: 2 }, 'number.above'],
  ] satisfies [Expect, string][])('%j makes it contrary', (expected, rule) => {
    expect(number('3', {}, expected)).toMatchObject({ outcome: 'contrary', value: 3, judge: { rule } })
  })

  it('on the bounds is accepted', () => {
    expect(number('3', {}, { kind: 'number', min: 3, max: 3, due: 3 })?.outcome).toBe('accepted')
  })
})
