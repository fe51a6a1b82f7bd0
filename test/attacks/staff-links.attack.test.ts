import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ask, attacked, expectRefused, type Refusal } from './stack.ts'
import { changesNothing } from './state.ts'
import { by, invite, meBy, PASSWORD, person, post } from './signing-in.ts'

const UNAUTHENTICATED: Refusal = [401, 'unauthenticated']

describe('the secret of a link for staff', () => {
  test('opens one account, however many use it at the same time', async () => {
    const secret = await invite({ roles: ['admin'] })
    const tried = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        post('/welcome', { secret, name: `racer ${index} ${randomUUID()}`, password: PASSWORD }),
      ),
    )
    expect(tried.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const answer of tried.filter(({ status }) => status !== 200)) {
      expect([410, 429]).toContain(answer.status)
    }
  })

  test('used again, or changed, opens nothing', async () => {
    const secret = await invite({ roles: ['admin'] })
    const take = (given: string) => post('/welcome', { secret: given, name: randomUUID(), password: PASSWORD })
    await changesNothing(async () => {
      await expectRefused(await take(`${secret.slice(0, -2)}AA`), [401, 'invitation-unknown'])
      await expectRefused(await take(secret.replace('lxw', 'lxi')), [401, 'invitation-unknown'])
      await expectRefused(await ask({ path: '/me', key: secret }), UNAUTHENTICATED)
      await expectRefused(await meBy(`lexnova_session=${secret}`), UNAUTHENTICATED)
    })
    expect((await take(secret)).status).toBe(200)
    await expectRefused(await take(secret), [410, 'invitation-used'])
  })

  test('opens nothing once its admin was dismissed, or is none any more', async () => {
    for (const dismiss of [
      (id: string) => ask({ method: 'DELETE', path: `/users/${id}`, key: attacked().key }),
      (id: string) =>
        ask({ method: 'PUT', path: `/users/${id}/roles`, key: attacked().key, body: '{"roles":["lawyer"]}' }),
    ]) {
      const { id, cookie } = await person('admin')
      const made = await post('/staff-invitations', { label: 'attacks', roles: ['admin'] }, by(cookie))
      expect(made.status, made.text).toBe(200)
      const secret = new URL((JSON.parse(made.text) as { link: string }).link).hash.slice(1)
      const dismissed = await dismiss(id)
      expect(dismissed.status, dismissed.text).toBe(200)
      const name = randomUUID()
      await expectRefused(await post('/welcome', { secret, name, password: PASSWORD }), [410, 'invitation-revoked'])
    }
  })

  test('cannot take over the name of somebody else', async () => {
    const ada = await person('lawyer')
    const secret = await invite({ roles: ['lawyer'] })
    const name = ada.name.toUpperCase().replace(' ', '\u3000')
    await expectRefused(await post('/welcome', { secret, name, password: PASSWORD }), [409, 'name-taken'])
    expect((await meBy(ada.cookie)).status).toBe(200)
  })
})

test('wrong secrets of links from one address are counted together', async () => {
  const url = attacked().limitedUrl
  const wrong = () => post('/welcome/look', { secret: `lxw_${'0'.repeat(32)}_${'A'.repeat(43)}` }, { url })
  const answers = []
  for (let count = 0; count < 12; count++) answers.push((await wrong()).status)
  expect(answers.at(-1)).toBe(429)
})
