import { expect, test } from 'vitest'
import { placeAt } from './use-reorder.ts'

test('a row is let go before the first one whose middle is below', () => {
  const middles = [10, 30, 50]
  expect([0, 20, 31, 49, 99].map((height) => placeAt(height, middles))).toEqual([0, 1, 2, 2, 3])
})
