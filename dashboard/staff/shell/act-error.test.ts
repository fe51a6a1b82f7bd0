import { expect, test } from 'vitest'
import { type Problem, RefusedError, UnreachableError } from '../api/errors.ts'
import { loadStaffCatalogue } from '../words/catalogue.ts'
import { errorSaid, isUnsure } from './act-error.ts'

const { words } = await loadStaffCatalogue('en', [])
const refused = (status: number, problem: Partial<Problem> = {}) =>
  new RefusedError(status, { type: 'about:blank', title: '', status, detail: '', code: 'internal', ...problem })

test.each([
  ['no answer', new UnreachableError()],
  ['a gateway that gave up waiting', refused(504)],
  ['what nobody expected', new TypeError('broken')],
])('after %s nobody is told that nothing was changed', (_, error) => {
  expect(isUnsure(error)).toBe(true)
  expect(errorSaid(error, words)).toBe(words.shell.states.unsure)
})

test('what was refused was not done, and is said in the words that there are for it', () => {
  const error = refused(409, { code: 'name-taken', detail: 'There is one already.' })
  expect(isUnsure(error)).toBe(false)
  expect(errorSaid(error, words)).toBe('There is one already.')
  expect(errorSaid(error, words, { 'name-taken': 'Choose another name.' })).toBe('Choose another name.')
  expect(errorSaid(refused(409), words)).toBe(words.shell.states.failed.title)
})
