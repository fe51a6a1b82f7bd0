import { randomUUID } from 'node:crypto'
import { setAccount } from '../db/accounts.ts'
import type { Database } from '../db/database.ts'
import { openSignIn } from '../db/login-sessions.ts'
import type { Role } from '../interview/statuses.ts'
import { createPasswordHasher } from './sign-in/password-hash.ts'

/** Somebody who is signed in. */
export interface TestStaff {
  userId: string
  name: string
  signInId: string
  /** As a browser sends it from a page of ours. */
  headers: Record<string, string>
}

/** What a browser says of a request that a page of ours makes. */
export const FROM_OWN_PAGE = { 'sec-fetch-site': 'same-origin' }
export const PASSWORD = 'several words of no poem'

let hashed: Promise<string> | undefined
/** Of `PASSWORD`; computed once. */
const hashOfPassword = (): Promise<string> => (hashed ??= createPasswordHasher().hash(PASSWORD))

/** Somebody with an account, by `PASSWORD`, and a sign-in without a request. */
export async function makeStaff(
  db: Database,
  { roles, userId, name = `staff ${randomUUID()}` }: { roles: Role[]; userId?: string; name?: string },
): Promise<TestStaff> {
  const password = await hashOfPassword()
  const id =
    userId ?? (await db.insertInto('users').values({ label: name }).returning('id').executeTakeFirstOrThrow()).id
  await db.transaction().execute((transaction) => setAccount(transaction, { userId: id, name, password, roles }))
  return { userId: id, name, ...(await signInAgain(db, id)) }
}

/** One more sign-in of the same person. */
export async function signInAgain(db: Database, userId: string): Promise<Pick<TestStaff, 'signInId' | 'headers'>> {
  const { id, secret } = await openSignIn(db, { userId, address: '127.0.0.1', agent: 'test' })
  return { signInId: id, headers: { cookie: `lexnova_session=${secret}`, ...FROM_OWN_PAGE } }
}
