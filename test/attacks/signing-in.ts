import { randomBytes, randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Role } from '../../interview/statuses.ts'
import { admin, type Answer, ask, type Attempt, attacked } from './stack.ts'

export const PASSWORD = 'several words of no poem'
/** What a browser says of a request of our own page. */
export const OWN_PAGE = { 'sec-fetch-site': 'same-origin' }

/** Somebody with an account, and what their browser holds. */
export interface Person {
  id: string
  name: string
  cookie: string
}

export const post = (path: string, body: object, attempt: Partial<Attempt> = {}): Promise<Answer> =>
  ask({ method: 'POST', path, body: JSON.stringify(body), ...attempt })
/** Nobody's address so far. */
export const somewhere = (): string => `10.${[...randomBytes(3)].join('.')}`
/** Through the proxy, that names the client's address. */
export const signIn = (
  name: string,
  password = PASSWORD,
  { address = somewhere(), ...headers }: Record<string, string> = OWN_PAGE,
): Promise<Answer> =>
  post(
    '/sign-in',
    { name, password },
    {
      url: attacked().proxiedUrl,
      headers: { ...headers, 'x-forwarded-for': address },
    },
  )
export const cookieOf = ({ headers }: Answer): string =>
  (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ')
export const by = (cookie: string, more: Record<string, string> = {}) => ({ headers: { cookie, ...OWN_PAGE, ...more } })
export const meBy = (cookie: string) => ask({ path: '/me', ...by(cookie) })

export const invite = async (json: { roles: Role[]; user_id?: string }): Promise<string> => {
  const { link } = await admin().post<{ link: string }>('/staff-invitations', { label: 'attacks', ...json })
  return new URL(link).hash.slice(1)
}
/** Somebody new with an account, or this user with theirs. */
export async function person(role: Role, user_id?: string): Promise<Person> {
  const name = `person ${randomUUID()}`
  const made = await post('/welcome', {
    secret: await invite({ roles: [role], ...(user_id === undefined ? {} : { user_id }) }),
    name,
    password: PASSWORD,
  })
  expect(made.status, made.text).toBe(200)
  return { id: (JSON.parse(made.text) as { user: { id: string } }).user.id, name, cookie: cookieOf(made) }
}
