import type { Request } from 'express'
import { findAccount, nameKeyOf, setPassword } from '../../db/accounts.ts'
import { endSignIns } from '../../db/login-sessions.ts'
import { revokeLinksOf } from '../../db/open-links.ts'
import { noteRefused } from '../audit.ts'
import type { Caller } from '../caller.ts'
import type { Context } from '../context.ts'
import { Problem } from '../problems.ts'
import { addressOf } from '../rate-limits.ts'
import { faultOfPassword } from './password-rules.ts'
import { tooOften } from './sign-in.ts'

interface Change {
  current: string
  password: string
  request: Request
}

const wrong = () => new Problem(403, 'wrong-password', 'This is not your password of now.')

/**
 * Another password for whoever is signed in; everywhere else they are signed out, and no link opens the account any more.
 * @returns how many sign-ins ended
 * @throws Problem 403 for a wrong one, 422 for one that is easy to guess, 429 when it was tried too often
 */
export async function changePassword(
  context: Pick<Context, 'db' | 'passwords' | 'log'>,
  caller: Caller,
  { current, password, request }: Change,
): Promise<number> {
  const { db, passwords } = context
  const { userId, signInId } = caller
  const account = await findAccount(db, userId)
  if (!account || signInId === undefined) throw wrong()
  const fault = faultOfPassword(password, account.name)
  if (fault !== undefined) throw new Problem(422, 'weak-password', fault)
  // Whoever has found an open page may guess no more than a stranger.
  const attempt = passwords.throttle.begin({
    name: nameKeyOf(account.name),
    address: addressOf(request),
    browser: signInId,
  })
  if (!('succeed' in attempt)) {
    const asked = { act: 'changePassword', about: undefined, identity: caller, request }
    await noteRefused(context, asked, 'too-many-requests')
    throw tooOften(attempt.refusedForMs)
  }
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
  return await db.transaction().execute(async (transaction) => {
    await revokeLinksOf(transaction, userId)
    const isKept = await setPassword(transaction, { userId, password: hash, replaces: account.password })
    if (!isKept) throw wrong()
    return await endSignIns(transaction, userId, { but: signInId })
  })
}
