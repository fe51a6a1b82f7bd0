import { expect, test } from 'vitest'
import { type Problem, RefusedError, UnreachableError } from '../api/errors.ts'
import { isSignedOut } from './queries.ts'

const refused = (status: number, code: Problem['code']) =>
  new RefusedError(status, { type: 'about:blank', title: '', status, code, detail: '' })

test('only who is told so is signed out: after anything else the sign-in may still be there', () => {
  expect(isSignedOut(refused(401, 'unauthenticated'))).toBe(true)
  for (const error of [refused(503, 'temporal-unreachable'), refused(403, 'cross-site'), new UnreachableError()]) {
    expect(isSignedOut(error)).toBe(false)
  }
})
