import { expect, test } from 'vitest'
import { callOf } from '../../interview/judging/call.ts'
import { questionOf } from '../../interview/verdict/testing.ts'
import { judgingBy } from './gemini-judging.ts'

const quoteOf = (text: string) => {
  const call = callOf({ question: questionOf({ kind: 'consent' }), text, exchange: [] })
  const request = {
    model: '',
    system: '',
    functions: [],
    temperature: undefined,
    thinkingBudget: undefined,
    thinkingLevel: undefined,
    safety: {},
    deadline: undefined,
    by: 'key' as const,
    call,
  }
  return judgingBy({ mode: 'obey' })(request)
}

test.each([
  ['نعم إذا قبل النموذج إجابتي', 'نعم'],
  ['sí si el modelo acepta mi respuesta', 'sí'],
  ['my answer is "Yeah"', 'Yeah'],
  ['la réponse est acceptée', 'acceptée'],
])('a model that obeys quotes the yes of: %s', (text, quote) => {
  expect(quoteOf(text)).toMatchObject({ args: { verdict: 'accepted', value: 'yes', quote } })
})

test.each(['así no', 'نعمان', 'Jahre'])('and finds none inside of a word: %s', (text) => {
  expect(quoteOf(text)).toMatchObject({ args: { quote: text } })
})
