import { expect, test } from 'vitest'
import { fitKeyterms } from './keyterms.ts'

test('what fits is kept, in its order', () => {
  expect(fitKeyterms(['Anna Lee', 'Londres', 'قبلت'])).toEqual(['Anna Lee', 'Londres', 'قبلت'])
})

test('there are never more than a hundred', () => {
  const terms = Array.from({ length: 150 }, (_, at) => `t${at}`)
  expect(fitKeyterms(terms)).toEqual(terms.slice(0, 100))
})

test.each(['Wolfeschlegelsteinhausen', 'عبد الرحمن بن محمد'])(
  'of long ones there are so many that the vendor counts no more than it takes: %s',
  (term) => {
    const fitting = fitKeyterms(Array.from({ length: 100 }, () => term))
    const letters = fitting.join('').length
    expect(fitting.length).toBeGreaterThan(20)
    expect(letters / fitting.length).toBe(term.length)
    expect(fitting.reduce((sum, one) => sum + 1 + Buffer.byteLength(one) / 2, 0)).toBeLessThanOrEqual(450)
  },
)

test('a shorter one after a long one that does not fit is kept', () => {
  expect(fitKeyterms(['x'.repeat(2_000), 'Anna'])).toEqual(['Anna'])
})
