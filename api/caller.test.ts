import { expect, test } from 'vitest'
import { roleFor, type Roles, seesOwnAlone } from './caller.ts'

test.each<[Roles, string, boolean]>([
  [['lawyer'], 'lawyer', true],
  [['lawyer', 'operator'], 'operator', false],
  [['lawyer', 'admin'], 'admin', false],
  [['operator', 'admin'], 'operator', false],
  [['reviewer', 'lawyer'], 'reviewer', false],
])('%j acts as %s', (actingAs, role, own) => {
  expect([roleFor(actingAs), seesOwnAlone({ actingAs })]).toEqual([role, own])
})
