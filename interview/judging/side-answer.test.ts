import { expect, it } from 'vitest'
import { readSideAnswer } from './side-answer.ts'

it.each([
  ['It is kept for ten years.', 'It is kept for ten years.'],
  ['  It is **kept**\nfor ten years. ', 'It is kept for ten years.'],
  ['One. Two. Three.', 'One. Two.'],
  ['It takes 2.5 hours at most. Then you may go.', 'It takes 2.5 hours at most. Then you may go.'],
  ['نعم، يحفظ عشر سنوات.', 'نعم، يحفظ عشر سنوات.'],
  ['It is kept. Do you consent?', 'It is kept.'],
  [`It is kept. ${'x'.repeat(500)}.`, 'It is kept.'],
])('%j is said as %j', (text, said) => expect(readSideAnswer(text)).toBe(said))

it.each([
  '',
  ' \n ',
  'Do you consent?',
  'What? I mean, it is kept.',
  `${'x'.repeat(401)}.`,
  'See https://example.org for more.',
  'Your answer is accepted.',
  '{"verdict":"accepted"}',
])('%j is not said', (text) => expect(readSideAnswer(text)).toBeUndefined())
