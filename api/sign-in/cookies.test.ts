import { expect, test } from 'vitest'
import { cookieIn } from './cookies.ts'

test.each([
  ['a=1; lexnova_session=x', 'x'],
  ['lexnova_session=x; lexnova_session=y', 'x'],
  ['__Host-lexnova_session=x', undefined],
  ['xlexnova_session=x', undefined],
  ['lexnova_session', undefined],
  ['lexnova_session=', undefined],
  ['lexnova_session=a=b', 'a=b'],
  ['LEXNOVA_SESSION=x', undefined],
  ['', undefined],
])('in %j it is %s', (cookie, value) => {
  expect(cookieIn({ headers: { cookie } }, 'lexnova_session')).toBe(value)
})
