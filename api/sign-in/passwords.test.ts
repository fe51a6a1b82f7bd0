import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../test-api.ts'
import { FROM_OWN_PAGE, makeStaff, PASSWORD, type TestStaff } from '../test-staff.ts'
import { createPasswordHasher, type Derive } from './password-hash.ts'
import { createPasswords } from './passwords.ts'

let api: TestApi
let ada: TestStaff
beforeAll(async () => {
  api = await startTestApi({ REQUESTS_PER_MINUTE: '0', TRUSTED_PROXIES: '1' })
  ada = await makeStaff(api.context.db, { roles: ['lawyer'] })
})
afterAll(() => api.stop())

/** What each hash cost that was computed. */
let costs: string[]
beforeEach(() => {
  costs = []
  const derive: Derive = async (_password, salt, length, parameters) => {
    costs.push(JSON.stringify([salt.length, length, parameters]))
    return Buffer.alloc(length)
  }
  api.context.passwords = createPasswords(createPasswordHasher(derive))
})

const signIn = (name: string, address: string, headers: Record<string, string> = {}) =>
  api.ask('POST', '/sign-in', {
    json: { name, password: PASSWORD },
    headers: { ...FROM_OWN_PAGE, 'x-forwarded-for': address, ...headers },
  })

test('an unknown name costs as many hashes of the same kind as a wrong password', async () => {
  expect((await signIn(ada.name, '192.0.2.1')).status).toBe(401)
  const known = [...costs]
  expect(known).toHaveLength(1)
  expect((await signIn('nobody', '192.0.2.2')).status).toBe(401)
  expect(costs).toEqual([...known, ...known])
})

test('no hash is computed for who has to wait', async () => {
  for (let count = 0; count < 5; count++) await signIn(ada.name, '192.0.2.3')
  const refused = await signIn(ada.name, '192.0.2.3')
  expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(costs).toHaveLength(5)
})

test('a flood of strangers computes two hashes at once, and whoever signed in here before passes it', async () => {
  api.context.passwords = createPasswords()
  const own = await signIn(ada.name, '192.0.2.9')
  const cookie = own.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const { passwords } = api.context
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
  let running = 0
  let most = 0
  const flood = Array.from({ length: 200 }, (_, index) =>
    passwords
      .compute({ stranger: `198.51.100.${index}` }, async () => {
        running += 1
        most = Math.max(most, running)
        await held
        running -= 1
      })
      .then(
        () => 'computed',
        (error: { code: string }) => error.code,
      ),
  )
  const [stranger, known] = [signIn(ada.name, '192.0.2.8'), signIn(ada.name, '198.51.100.1', { cookie })]
  expect((await known).status).toBe(200)
  expect((await stranger).body.code).toBe('too-many-requests')
  letGo()
  const outcomes = await Promise.all(flood)
  expect(most).toBe(2)
  expect(outcomes.filter((one) => one === 'computed')).toHaveLength(34)
  expect(new Set(outcomes)).toEqual(new Set(['computed', 'too-many-requests']))
})
