import { expect, it } from 'vitest'
import type { Expect } from '../script/expect/kinds.ts'
import { questionOf } from '../verdict/testing.ts'
import { readSideAnswer } from './side-answer.ts'

const consent = questionOf({ kind: 'consent' })

it.each([
  ['It is kept for ten years.', 'It is kept for ten years.'],
  ['  It is **kept**\nfor ten years. ', 'It is kept for ten years.'],
  ['One. Two. Three.', 'One. Two.'],
  ['It takes 2.5 hours at most. Then you may go.', 'It takes 2.5 hours at most. Then you may go.'],
  ['نعم، يحفظ عشر سنوات.', 'نعم، يحفظ عشر سنوات.'],
  ['It is kept. Do you consent?', 'It is kept.'],
  [`It is kept. ${'x'.repeat(500)}.`, 'It is kept.'],
])('%j is said as %j', (text, said) => expect(readSideAnswer(text, consent)).toBe(said))

it.each([
  '',
  ' \n ',
  'Do you consent?',
  'What? I mean, it is kept.',
  `${'x'.repeat(401)}.`,
  'See https://example.org for more.',
  'Your answer is accepted.',
  '{"verdict":"accepted"}',
])('%j is not said', (text) => expect(readSideAnswer(text, consent)).toBeUndefined())

const born: Expect = { kind: 'date', due: '1990-05-03' }

it.each<[string, Expect]>([
  ['You were born on 3 May 1990.', born],
  ['It is the third of May, nineteen ninety.', born],
  ['On or before 31 December 2006.', { kind: 'date', latest: '2006-12-31' }],
  ['There are 4 witnesses.', { kind: 'number', due: 4 }],
  ['There are four.', { kind: 'number', due: 4 }],
  ['You have been married twice.', { kind: 'number', due: 2 }],
  ['You have to be eighteen.', { kind: 'number', min: 18 }],
  ['Your name on file is Berg, Anna.', { kind: 'name', due: 'registered' }],
  ['Your name on file is Anna Berg.', { kind: 'name' }],
  ['It is Clara Moreau.', { kind: 'name', due: 'Clara Moreau' }],
])('%j is not said of a step that expects %j', (text, expected) =>
  expect(readSideAnswer(text, questionOf(expected, { name: 'Anna Berg' }))).toBeUndefined(),
)

it.each<[string, Expect]>([
  ['It is kept for ten years.', born],
  ['It is kept for ten years.', { kind: 'number', due: 4, min: 1 }],
  ['It is kept for a year.', { kind: 'number', min: 1 }],
  ['Anna is a first name.', { kind: 'name', due: 'registered' }],
])('%j is said of a step that expects %j', (text, expected) =>
  expect(readSideAnswer(text, questionOf(expected, { name: 'Anna Berg' }))).toBe(text),
)
