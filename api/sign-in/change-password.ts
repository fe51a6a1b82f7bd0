import { findAccount, nameKeyOf, setPassword } from '../../db/accounts.ts'
import { endSignIns } from '../../db/login-sessions.ts'
import type { Caller } from '../caller.ts'
import type { Context } from '../context.ts'
import { Problem } from '../problems.ts'
import { faultOfPassword } from './password-rules.ts'
import { tooOften } from './sign-in.ts'

interface Change {
  current: string
  password: string
  /** Of the caller's address. */
  address: string
}

const wrong = () => new Problem(403, 'wrong-password', 'This is not your password of now.')

/**
 * Another password for whoever is signed in; everywhere else they are signed out.
 * @returns how many sign-ins ended
 * @throws Problem 403 for a wrong one, 422 for one that is easy to guess, 429 when it was tried too often
 */
export async function changePassword(
  { db, passwords }: Pick<Context, 'db' | 'passwords'>,
  { userId, signInId }: Pick<Caller, 'userId' | 'signInId'>,
  { current, password, address }: Change,
): Promise<number> {
  const account = await findAccount(db, userId)
  if (!account || signInId === undefined) throw wrong()
  const fault = faultOfPassword(password, account.name)
  if (fault !== undefined) throw new Problem(422, 'weak-password', fault)
  // Whoever has found an open page may guess no more than a stranger.
  const attempt = passwords.throttle.begin({ name: nameKeyOf(account.name), address, browser: signInId })
  if (!('succeed' in attempt)) throw tooOften(attempt.refusedForMs)
  const hash = await passwords
    .compute({ known: userId }, async (hasher) =>
      (await hasher.verify(account.password, current)) ? await hasher.hash(password) : undefined,
    )
    .catch((error: unknown) => {
      attempt.withdraw()
      throw error
    })
  if (hash === undefined) throw wrong()
  attempt.succeed()
  if (!(await setPassword(db, { userId, password: hash, replaces: account.password }))) throw wrong()
  return await endSignIns(db, userId, { but: signInId })
}
