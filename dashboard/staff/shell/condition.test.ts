import { expect, test } from 'vitest'
import { RefusedError, UnreachableError } from '../api/errors.ts'
import { conditionOf } from './condition.ts'

const refused = (status: number) =>
  new RefusedError(status, { type: 'about:blank', title: '', status, detail: '', code: 'internal' })
const of = (data: string | undefined, error: unknown = null) => conditionOf({ data, error, dataUpdatedAt: 1_000 })

test('an answer that came stays in sight when it cannot be asked for again, with its time', () => {
  expect(of('list')).toEqual({ is: 'ready', data: 'list', since: undefined })
  expect(of('list', new UnreachableError())).toEqual({ is: 'ready', data: 'list', since: new Date(1_000) })
  expect(of('list', refused(503))).toMatchObject({ is: 'ready', data: 'list' })
})

test('what is not for this person any more does not stay in sight', () => {
  expect(of('list', refused(403))).toEqual({ is: 'forbidden' })
  expect(of('list', refused(404))).toEqual({ is: 'missing' })
})

test('without an answer it is on its way, out of reach, or refused', () => {
  expect(of(undefined).is).toBe('loading')
  expect(of(undefined, new UnreachableError()).is).toBe('offline')
  expect(of(undefined, refused(500)).is).toBe('failed')
})
