import { setTimeout as delay } from 'node:timers/promises'
import type { Request, Response } from 'express'
import { type Account, findAccountByName, nameKeyOf } from '../../db/accounts.ts'
import { findBrowser, noteBrowser } from '../../db/known-browsers.ts'
import { endSignIn, findSignIn, openSignIn } from '../../db/login-sessions.ts'
import { hashOfSecret, idInSecret } from '../../db/shown-once.ts'
import { noteDone, noteRefused } from '../audit.ts'
import type { Context } from '../context.ts'
import { Problem } from '../problems.ts'
import { addressOf } from '../rate-limits.ts'
import { clearCookie, readCookie, setCookie } from './cookies.ts'
import { requireOwnPage } from './same-origin.ts'

export interface Place {
  request: Request
  response: Response
}

/** Whoever is signed in now, as pages see them. */
export type SignedIn = Pick<Account, 'userId' | 'name' | 'label' | 'roles'>

const wrong = () =>
  new Problem(
    401,
    'wrong-name-or-password',
    'Name and password do not go together. Check both; whoever administers LexNova can send you a new link.',
  )

export const tooOften = (waitMs: number): Problem => {
  const seconds = Math.ceil(waitMs / 1_000)
  return new Problem(
    429,
    'too-many-requests',
    `The password was wrong too often. Try again in ${seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`}.`,
    {},
    { 'retry-after': String(seconds) },
  )
}

/**
 * Signs somebody in by name and password, in this browser. An unknown name is answered as a wrong password is, after
 * the same work.
 * @throws Problem 401, and 429 when it was tried too often
 */
export async function signIn(
  context: Context,
  { request, response }: Place,
  { name, password }: { name: string; password: string },
): Promise<SignedIn> {
  const { db, passwords } = context
  const [account, browser] = await Promise.all([
    findAccountByName(db, name),
    findBrowser(db, readCookie(context, request, 'browser')),
  ])
  const isKnown = account !== undefined && browser?.userId === account.userId
  const address = addressOf(request)
  const noted = { act: 'signIn', about: account?.userId, identity: undefined, request }
  const attempt = passwords.throttle.begin({
    name: nameKeyOf(name),
    address,
    browser: isKnown ? browser.id : undefined,
  })
  if (!('succeed' in attempt)) {
    await noteRefused(context, noted, 'too-many-requests')
    throw tooOften(attempt.refusedForMs)
  }
  if (attempt.delayMs > 0) await delay(attempt.delayMs)
  const whose = isKnown ? { known: account.userId } : { stranger: address }
  const isRight = await passwords
    .compute(whose, (hasher) => hasher.verify(account?.password, password))
    .catch((error: unknown) => {
      attempt.withdraw()
      throw error
    })
  if (!account || !isRight || !(await open(context, { request, response }, account))) {
    await noteRefused(context, noted, 'wrong-name-or-password')
    throw wrong()
  }
  attempt.succeed()
  const identity = { id: account.userId, userId: account.userId, roles: account.roles, via: 'cookie' as const }
  await noteDone(context, { ...noted, identity })
  return account
}

/**
 * A fresh sign-in in this browser, whatever cookie it came with: the one before it ends.
 * @returns whether the account is still as it was found
 */
export async function open(
  context: Context,
  place: Place,
  { userId, password }: Pick<Account, 'userId' | 'password'>,
): Promise<boolean> {
  const { request } = place
  const earlier = await findOwnSignIn(context, request)
  const browser = await findBrowser(context.db, readCookie(context, request, 'browser'))
  const opened = await context.db.transaction().execute(async (transaction) => {
    const still = await transaction
      .selectFrom('accounts')
      .select('user_id')
      .where('user_id', '=', userId)
      .where('password', '=', password)
      .where('ended_at', 'is', null)
      .forShare()
      .executeTakeFirst()
    if (!still) return undefined
    if (earlier) await endSignIn(transaction, earlier)
    const signedIn = await openSignIn(transaction, { userId, address: request.ip, agent: request.get('user-agent') })
    const known = browser?.userId === userId ? undefined : await noteBrowser(transaction, userId)
    return { signedIn, known }
  })
  if (!opened) return false
  const { signedIn, known } = opened
  setCookie(context, place, 'session', { value: signedIn.secret, expires: signedIn.expiresAt })
  if (known !== undefined) setCookie(context, place, 'browser', { value: known })
  return true
}

/** The sign-in whose cookie comes with a request, if it is in force. */
async function findOwnSignIn(context: Context, request: Request): Promise<{ id: string; userId: string } | undefined> {
  const secret = readCookie(context, request, 'session')
  const id = secret === undefined ? undefined : idInSecret('lxc', secret)
  const found = id === undefined ? undefined : await findSignIn(context.db, id)
  return secret !== undefined && found?.sha256.equals(hashOfSecret(secret)) ? found : undefined
}

/**
 * Ends the sign-in of this browser, if there is one, and takes its cookie back.
 * @throws Problem 403 when a page of another address asks for it
 */
export async function signOut(context: Context, place: Place): Promise<void> {
  const own = await findOwnSignIn(context, place.request)
  if (own) requireOwnPage(place.request)
  clearCookie(context, place, 'session')
  if (!own) return
  await endSignIn(context.db, own)
  const identity = { id: own.userId, userId: own.userId, roles: [], via: 'cookie' as const }
  await noteDone(context, { act: 'signOut', about: own.userId, identity, request: place.request })
}
