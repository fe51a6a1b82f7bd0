import { expect, test } from 'vitest'
import { failureOf } from './dropped.ts'

test('a bench of which more than a twentieth was dropped has failed', () => {
  expect(failureOf('typed', 19, 1)).toBeUndefined()
  expect(failureOf('typed', 18, 1)).toBe(
    '1 of 19 typed turns were dropped, and 5 % are the most: run it again on a quiet machine',
  )
  expect(failureOf('typed', 0, 0)).toBeUndefined()
})
