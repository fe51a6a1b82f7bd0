import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REFUSED } from './hostile-documents.ts'
import { word } from './hostile-word.ts'
import { REACHING } from './reaching-documents.ts'
import { hideSecret, type Secret } from './secret.ts'
import { type Answer, asForm, ask, expectRefused, keyOf, type Refusal } from './stack.ts'
import { changesNothing } from './state.ts'

/** No key has both places for reading: two read side by side. */
let keys: string[]
let secret: Secret
beforeAll(async () => {
  keys = await Promise.all([keyOf('lawyer'), keyOf('lawyer')]).then((made) => made.map(({ key }) => key))
  secret = await hideSecret()
})
afterAll(() => secret?.remove())

/** Keys in turn. */
const nextKey = (): string => {
  const [key = '', ...others] = keys
  keys = [...others, key]
  return key
}
const preview = (bytes: Uint8Array | string, key = nextKey()): Promise<Answer> =>
  ask({ method: 'POST', path: '/scripts/preview', key, ...asForm(bytes) })

const INVALID: Refusal = [422, 'invalid-script']

test.concurrent.each(REFUSED)(
  '%s is refused, and the API answers others meanwhile',
  { timeout: 60_000 },
  async (_what, bytes) => {
    const form = await bytes(secret)
    const key = nextKey()
    const others = () => ask({ path: '/sessions', key })
    const answer = await changesNothing(async () => {
      const reading = preview(form, key)
      expect((await others()).status).toBe(200)
      return await reading
    })
    await expectRefused(answer, INVALID)
    expect(answer.text).not.toContain(secret.words)
    expect((await others()).status).toBe(200)
  },
)

test.concurrent.each(REACHING)('%s reaches nothing', { timeout: 60_000 }, async (_what, bytes) => {
  const { status, text } = await changesNothing(async () => preview(await bytes(secret)))
  expect([200, 422], text.slice(0, 300)).toContain(status)
  expect(text).not.toContain(secret.words)
  expect(secret.asked).toEqual([])
})

test.each(['../../../../../../tmp/lexnova-traversal', '/tmp/lexnova-traversal', '..\\..\\lexnova-traversal'])(
  'a part %s of a Word document is written nowhere',
  async (name) => {
    const { status } = await changesNothing(() => preview(word({ more: { [name]: 'x' } })))
    expect([200, 422]).toContain(status)
    expect(existsSync('/tmp/lexnova-traversal')).toBe(false)
  },
)
