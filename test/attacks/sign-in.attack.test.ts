import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { admin, ask, attacked, expectRefused, type Refusal } from './stack.ts'
import { changesNothing, db } from './state.ts'
import {
  by,
  cookieOf,
  invite,
  meBy,
  OWN_PAGE,
  PASSWORD,
  type Person,
  person,
  post,
  signIn,
  somewhere,
} from './signing-in.ts'

let ada: Person
beforeAll(async () => {
  ada = await person('lawyer')
})

const UNAUTHENTICATED: Refusal = [401, 'unauthenticated']
const WRONG: Refusal = [401, 'wrong-name-or-password']
const CROSS_SITE: Refusal = [403, 'cross-site']
const TOO_OFTEN: Refusal = [429, 'too-many-requests']

describe('guessing', () => {
  test('is answered alike for a name that is there and for one that is not, and waits after a few', async () => {
    const victim = await person('lawyer')
    const address = somewhere()
    // As a stranger's browser: without the cookie of the one that was signed in.
    const answersTo = async (name: string) => {
      const answers = []
      for (let count = 0; count < 7; count++) {
        answers.push(await signIn(name, `guess number ${count}`, { ...OWN_PAGE, address }))
      }
      return answers.map(({ status, code }) => [status, code])
    }
    const known = await answersTo(victim.name)
    expect(known[0]).toEqual(WRONG)
    expect(known.at(-1)).toEqual(TOO_OFTEN)
    expect(await answersTo(`nobody ${randomUUID()}`)).toEqual(known)
    // Their own browser is not kept out by it.
    expect((await signIn(victim.name, PASSWORD, { ...OWN_PAGE, address, cookie: victim.cookie })).status).toBe(200)
  })

  test('many at once pass no further than one after another', async () => {
    const [name, address] = [`nobody ${randomUUID()}`, somewhere()]
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, index) => signIn(name, `guess ${index}`, { ...OWN_PAGE, address })),
    )
    expect(answers.filter(({ code }) => code === WRONG[1]).length).toBeLessThanOrEqual(5)
  })

  test('with a claimed address each time is the same address', async () => {
    const name = `nobody ${randomUUID()}`
    const statuses = []
    for (let count = 0; count < 7; count++) {
      const headers = { ...OWN_PAGE, 'x-forwarded-for': `192.0.2.${count}`, 'x-real-ip': `192.0.2.${count}` }
      statuses.push((await post('/sign-in', { name, password: 'guess' }, { headers })).status)
    }
    expect(statuses.at(-1)).toBe(429)
  })

  test('the password of now by an open page waits as well', async () => {
    const victim = await person('lawyer')
    const codes = []
    for (let count = 0; count < 12; count++) {
      const body = JSON.stringify({ current: `guess ${count}`, password: 'other words of no poem' })
      codes.push((await ask({ method: 'PUT', path: '/me/password', body, ...by(victim.cookie) })).code)
    }
    expect([codes[0], codes.at(-1)]).toEqual(['wrong-password', 'too-many-requests'])
  })
})

describe('a password', () => {
  test.each([
    ['of a megabyte', 'x'.repeat(1_000_000), 413],
    ['of two thousand characters', 'x'.repeat(2_000), 422],
    ['of characters that grow when they are normalised', '\uFDFA'.repeat(1_000), 401],
    ['that is no string', { $ne: '' }, 422],
    ['that is a list', [PASSWORD], 422],
    ['with a NUL', `${PASSWORD}\0`, 422],
    ['with half a character', `${PASSWORD}\uD800`, 422],
    ['that is empty', '', 422],
  ])('%s is refused', async (_what, password, status) => {
    const name = `nobody ${randomUUID()}`
    const body = JSON.stringify({ name, password })
    const headers = { ...OWN_PAGE, 'x-forwarded-for': somewhere() }
    const answer = await ask({ method: 'POST', path: '/sign-in', body, headers, url: attacked().proxiedUrl })
    expect(answer.status, answer.text.slice(0, 200)).toBe(status)
  })

  test('is never cut off: what follows counts', async () => {
    const long = `${'many words of no poem '.repeat(40)}end`
    const name = `long ${randomUUID()}`
    const made = await post('/welcome', { secret: await invite({ roles: ['lawyer'] }), name, password: long })
    const cookie = cookieOf(made)
    expect((await signIn(name, long.slice(0, -1), { ...OWN_PAGE, cookie })).code).toBe(WRONG[1])
    expect((await signIn(name, long, { ...OWN_PAGE, cookie })).status).toBe(200)
  })

  test('typed with composed and decomposed letters is one; another letter is not', async () => {
    const name = `Zoë ${randomUUID()}`
    const secret = await invite({ roles: ['lawyer'] })
    const made = await post('/welcome', { secret, name, password: 'déjà vu, déjà entendu' })
    const cookie = cookieOf(made)
    const decomposed = 'déjà vu, déjà entendu'.normalize('NFD')
    expect((await signIn(name.normalize('NFD'), decomposed, { ...OWN_PAGE, cookie })).status).toBe(200)
    expect((await signIn(name, 'deja vu, deja entendu', { ...OWN_PAGE, cookie })).code).toBe(WRONG[1])
  })

  test('stands in no table and in no hash of a request', async () => {
    const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from accounts t
      union all select to_jsonb(t)::text from audit t
      union all select to_jsonb(t)::text from idempotency_keys t`.execute(db())
    expect(rows.map(({ row }) => row).join('\n')).not.toContain(PASSWORD)
  })
})

describe('a cookie', () => {
  test('is worth nothing once its owner has signed out', async () => {
    const { name, cookie } = await person('lawyer')
    expect((await ask({ method: 'POST', path: '/sign-out', ...by(cookie) })).status).toBe(200)
    await expectRefused(await meBy(cookie), UNAUTHENTICATED)
    // What is left of it in the browser opens nothing.
    const left = cookie.split('; ').find((one) => one.startsWith('lexnova_browser=')) ?? ''
    const secret = left.slice('lexnova_browser='.length)
    await expectRefused(await meBy(left), UNAUTHENTICATED)
    await expectRefused(await meBy(`lexnova_session=${secret}`), UNAUTHENTICATED)
    await expectRefused(await ask({ path: '/me', key: secret }), UNAUTHENTICATED)
    expect((await signIn(name, 'not the password', { ...OWN_PAGE, cookie: left })).code).toBe(WRONG[1])
  })

  test('that somebody planted never becomes the one of who signs in', async () => {
    const planted = (await person('lawyer')).cookie.split('; ')[0] ?? ''
    for (const cookie of [planted, 'lexnova_session=lxc_planted', `${planted}; ${planted}`]) {
      const signed = await signIn(ada.name, PASSWORD, { ...OWN_PAGE, cookie: `${cookie}; ${ada.cookie}` })
      expect(signed.status, signed.text).toBe(200)
      expect(cookieOf(signed)).not.toContain(planted)
      ada = { ...ada, cookie: `${cookieOf(signed)}; ${ada.cookie.split('; ').at(-1)}` }
    }
    await expectRefused(await meBy(planted), UNAUTHENTICATED)
  })

  test.each([
    ['as a bearer', (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } })],
    ['as X-API-Key', (secret: string) => ({ headers: { 'x-api-key': secret } })],
    ['under another name', (secret: string) => by(`session=${secret}`)],
    ['under its name for TLS', (secret: string) => by(`__Host-lexnova_session=${secret}`)],
    ['with the id of another', (secret: string) => by(`lexnova_session=lxc_${'0'.repeat(32)}${secret.slice(36)}`)],
    ['cut', (secret: string) => by(`lexnova_session=${secret.slice(0, -1)}`)],
  ])('%s is none', async (_how, attempt) => {
    const { cookie } = await person('admin')
    const secret = cookie.split('; ')[0]?.slice('lexnova_session='.length) ?? ''
    await changesNothing(async () => expectRefused(await ask({ path: '/users', ...attempt(secret) }), UNAUTHENTICATED))
  })

  test('is not read by scripts, and not sent by other sites', async () => {
    const { headers } = await signIn(ada.name, PASSWORD, { ...OWN_PAGE, cookie: ada.cookie })
    for (const cookie of headers['set-cookie'] ?? []) expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/)
    ada = { ...ada, cookie: `${headers['set-cookie']?.[0]?.split(';')[0]}; ${ada.cookie.split('; ').at(-1)}` }
    expect((await meBy(ada.cookie)).status).toBe(200)
  })
})

describe('a page of another address', () => {
  const FROM: [from: string, headers: Record<string, string>][] = [
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a neighbour of ours', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:1' }],
    ['an old browser', { origin: 'https://evil.example' }],
    ['a frame without origin', { origin: 'null' }],
    ['nowhere', {}],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['an origin that only begins as ours', { origin: `${'http://127.0.0.1'}.evil.example` }],
  ]
  test.each(FROM)('that is %s changes nothing by a cookie', async (_from, headers) => {
    const { cookie } = await person('admin')
    const attempts = [
      { method: 'POST', path: '/users', body: JSON.stringify({ label: 'Eve' }) },
      { method: 'DELETE', path: `/users/${ada.id}` },
      { method: 'POST', path: '/sign-out' },
    ]
    await changesNothing(async () => {
      for (const attempt of attempts) {
        await expectRefused(await ask({ ...attempt, headers: { cookie, ...headers } }), CROSS_SITE)
      }
    })
    expect((await meBy(cookie)).status).toBe(200)
  })

  test('with a form cannot sign anybody in as somebody else', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    await expectRefused(await signIn(ada.name, PASSWORD, headers), CROSS_SITE)
    const form = { ...OWN_PAGE, 'content-type': 'text/plain' }
    await expectRefused(await signIn(ada.name, PASSWORD, form), [415, 'unsupported-media-type'])
    await expectRefused(await post('/welcome', { secret: 'x', name: 'x', password: PASSWORD }, { headers }), CROSS_SITE)
  })

  test('under a name that leads here gets no other host into a link', async () => {
    const { cookie } = await person('admin')
    const body = JSON.stringify({ label: 'L', roles: ['lawyer'] })
    const headers = { cookie, host: 'evil.example', 'x-forwarded-host': 'evil.example', ...OWN_PAGE }
    const made = await ask({ method: 'POST', path: '/staff-invitations', body, headers })
    expect(made.status).toBe(200)
    expect(made.text).not.toContain('evil.example')
  })

  test('may not read what a cookie shows', async () => {
    const headers = { cookie: ada.cookie, origin: 'http://localhost:5173' }
    const { headers: answered } = await ask({ path: '/me', headers })
    expect(answered['access-control-allow-credentials']).toBeUndefined()
    await expectRefused(
      await ask({ path: '/me', headers: { cookie: ada.cookie, 'sec-fetch-site': 'cross-site' } }),
      CROSS_SITE,
    )
  })
})

describe('a role', () => {
  test('that was taken is gone with the next request, and with a sign-in that was open', async () => {
    const chief = await person('admin')
    expect((await ask({ path: '/users', ...by(chief.cookie) })).status).toBe(200)
    await admin().call('PUT', `/users/${chief.id}/roles`, { roles: ['reviewer'] })
    await expectRefused(await ask({ path: '/users', ...by(chief.cookie) }), [403, 'forbidden'])
    await admin().call('DELETE', `/users/${chief.id}`)
    await expectRefused(await meBy(chief.cookie), UNAUTHENTICATED)
    expect((await signIn(chief.name, PASSWORD, { ...OWN_PAGE, cookie: chief.cookie })).code).toBe(WRONG[1])
  })

  test.each(['lawyer', 'reviewer', 'operator'] as const)('of a %s is not made into more by its owner', async (role) => {
    const { id, cookie } = await person(role)
    await changesNothing(async () => {
      const body = JSON.stringify({ roles: ['admin'] })
      await expectRefused(await ask({ method: 'PUT', path: `/users/${id}/roles`, body, ...by(cookie) }), [
        403,
        'forbidden',
      ])
      const invitation = JSON.stringify({ label: 'Eve', roles: ['admin'], user_id: id })
      const asked = { method: 'POST', path: '/staff-invitations', body: invitation }
      await expectRefused(await ask({ ...asked, ...by(cookie) }), [403, 'forbidden'])
    })
  })

  test('is never given by what stands in the body of a welcome', async () => {
    const secret = await invite({ roles: ['reviewer'] })
    const name = `eve ${randomUUID()}`
    const made = await post('/welcome', { secret, name, password: PASSWORD, roles: ['admin'], label: 'Eve' })
    expect(JSON.parse(made.text)).toMatchObject({ user: { roles: ['reviewer'], label: 'attacks' } })
  })
})
