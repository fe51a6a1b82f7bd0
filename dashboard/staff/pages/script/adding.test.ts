import { expect, test } from 'vitest'
import type { Role, SessionStatus } from '../../../../interview/statuses.ts'
import { mayAddScript } from './adding.ts'

test.each<[Role, SessionStatus, boolean]>([
  ['lawyer', 'pending', true],
  ['admin', 'pending', true],
  ['reviewer', 'pending', false],
  ['operator', 'pending', false],
  ['lawyer', 'cancelled', false],
])('a %s of an interview that is %s is asked for a script: %s', (role, status, expected) => {
  expect(mayAddScript([role], status)).toBe(expected)
})
