import { expect, test } from 'vitest'
import { findDuplicateKey } from './duplicate-keys.ts'

test.each([
  ['{}', undefined],
  ['[{"a":1},{"a":2}]', undefined],
  ['{"a":{"a":{"a":1}},"b":[{"a":1}]}', undefined],
  ['{"a":1,"a":1}', '/a'],
  ['{"a":1,"\\u0061":2}', '/a'],
  ['{"entries":[{"seq":0},{"data":{"x":1,"y":2,"x":3}}]}', '/entries/1/data/x'],
  ['{"__proto__":1,"__proto__":2}', '/__proto__'],
])('in %s the duplicate key is %s', (text, pointer) => {
  expect(findDuplicateKey(text)).toBe(pointer)
})
