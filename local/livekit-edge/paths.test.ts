import { expect, test } from 'vitest'
import { NOT_PASSED, PASSED } from '../../test/harness/edge-paths.ts'
import { passedTarget } from './paths.ts'

test.each(PASSED)('%s is passed, with its query', (path) => {
  const clean = path.replace('//', '/')
  expect(passedTarget(path)).toEqual({ path: clean, query: '' })
  expect(passedTarget(`${path}?access_token=a&b=c?d`)).toEqual({ path: clean, query: '?access_token=a&b=c?d' })
})

test.each([...NOT_PASSED, '', '?', 'rtc', '?/rtc'])('%s is not passed', (path) => {
  expect(passedTarget(path)).toBeUndefined()
})

test('what stands in a query is no path', () => {
  expect(passedTarget('/?/../agent')).toEqual({ path: '/', query: '?/../agent' })
})
