import { expect, it } from 'vitest'
import { readConfig } from '../../config.ts'
import { traitsOf } from './models.ts'

it('the model that is asked unless another is set is known, and no end of it', () => {
  const model = readConfig({ GEMINI_API_KEY: 'key' }).gemini?.model ?? ''
  expect(traitsOf(model)).toEqual({ thinkingConfig: { thinkingLevel: 'MINIMAL' } })
})

it.each([
  ['gemini-2.5-flash', '2026-12-01', 'gemini-3.5-flash-lite'],
  ['gemini-2.5-pro', '2026-12-01', 'gemini-3.8-flash'],
  ['gemini-2.5-flash-lite', undefined, undefined],
])('the end of %s is known as far as it is announced', (model, endsOn, replacement) => {
  const traits = traitsOf(model)
  expect([traits.endsOn, traits.replacement]).toEqual([endsOn, replacement])
})

it.each(['models/gemini-2.5-flash-001', 'publishers/google/models/gemini-2.5-flash', 'Gemini-2.5-Flash'])(
  'a name is known by its family: %s',
  (model) => expect(traitsOf(model)).toBe(traitsOf('gemini-2.5-flash')),
)

it.each(['gemini-4-flash', 'gemini-3.9-flash', 'gemma-4-31b-it', ''])('of "%s" nothing is supposed', (model) =>
  expect(traitsOf(model)).toEqual({}),
)
