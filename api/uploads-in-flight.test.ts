import { expect, test } from 'vitest'
import { createUploadsInFlight } from './uploads-in-flight.ts'

test('no key takes all room for uploads, and all together no more than there is', () => {
  const uploads = createUploadsInFlight({ bytes: 10, bytesOfKey: 6 })
  const first = uploads.take('a', 4)
  expect(uploads.take('a', 3)).toBeUndefined()
  expect(uploads.take('a', 2)).toBeDefined()
  expect(uploads.take('b', 4)).toBeDefined()
  expect(uploads.take('c', 1)).toBeUndefined()
  first?.()
  first?.()
  expect(uploads.take('c', 4)).toBeDefined()
  expect(uploads.take('c', 1)).toBeUndefined()
})
