import { expect, it } from 'vitest'
import { adviceOn } from './trial.ts'

it.each([
  ['http-401', /credentials/],
  ['http-403', /may not use/],
  ['http-404', /GEMINI_MODEL/],
  ['http-429', /limit of this account/],
  ['http-429-free-tier', /billing/],
  ['http-500', /overloaded/],
  ['http-503', /overloaded/],
  ['credentials', /GOOGLE_APPLICATION_CREDENTIALS/],
  ['connection', /network/],
  ['timeout', /JUDGE_TIMEOUT_MS/],
  ['schema', /another GEMINI_MODEL/],
  ['a code of tomorrow', /another GEMINI_MODEL/],
])('there is advice on %s', (code, advice) => expect(adviceOn(code)).toMatch(advice))
