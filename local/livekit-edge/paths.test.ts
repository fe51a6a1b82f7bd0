import { expect, test } from 'vitest'
import { DIVIDING, NOT_PASSED, PASSED } from '../../test/harness/edge-paths.ts'
import { passedTarget } from './paths.ts'

test.each(PASSED)('%s is passed, with its query', (path) => {
  const clean = path.replace('//', '/')
  expect(passedTarget(path)).toEqual({ path: clean, query: '' })
  expect(passedTarget(`${path}?access_token=a&b=c?d`)).toEqual({ path: clean, query: '?access_token=a&b=c?d' })
})

test.each([...NOT_PASSED, '', '?', 'rtc', '?/rtc'])('%s is not passed', (path) => {
  expect(passedTarget(path)).toBeUndefined()
})

test.each([...DIVIDING, 'a?&publish=x'])('one token does not become many participants by %s', (query) => {
  expect(passedTarget(`/rtc?${query}`)).toBeUndefined()
  expect(passedTarget(`/rtc/v1?${query}`)).toBeUndefined()
  expect(passedTarget(`/rtc?auto_subscribe=1&x=${query}`)?.path).toBe(query.includes('&') ? undefined : '/rtc')
})

test('what stands in a query is no path', () => {
  expect(passedTarget('/?/../agent')).toEqual({ path: '/', query: '?/../agent' })
})
