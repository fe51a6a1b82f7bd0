import type { IncomingMessage } from 'node:http'
import type { Request, Response } from 'express'
import type { Context } from '../context.ts'

/** `session` is a sign-in; `browser` says that somebody has signed in here before, and opens nothing. */
const NAMES = { session: 'lexnova_session', browser: 'lexnova_browser' } as const
export type Cookie = keyof typeof NAMES

const DAY_MS = 24 * 60 * 60 * 1_000
const BROWSER_MS = 400 * DAY_MS

/** With TLS no other host, no page without TLS and no path below can set what we take for ours. */
const nameOf = (cookie: Cookie, isSecure: boolean): string => `${isSecure ? '__Host-' : ''}${NAMES[cookie]}`

const isSecure = ({ config }: Pick<Context, 'config'>, request: Request): boolean =>
  request.secure || config.api.publicUrl.startsWith('https:')

/** The value of a cookie by its name; the first, where a browser sends several. */
export function cookieIn({ headers }: Pick<IncomingMessage, 'headers'>, name: string): string | undefined {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || undefined
  }
  return undefined
}

export const readCookie = (context: Pick<Context, 'config'>, request: Request, cookie: Cookie): string | undefined =>
  cookieIn(request, nameOf(cookie, isSecure(context, request)))

interface Place {
  request: Request
  response: Response
}

const options = (context: Pick<Context, 'config'>, request: Request) =>
  ({ httpOnly: true, sameSite: 'strict', path: '/', secure: isSecure(context, request) }) as const

/** Scripts cannot read it, and no other site makes a browser send it. */
export function setCookie(
  context: Pick<Context, 'config'>,
  { request, response }: Place,
  cookie: Cookie,
  { value, expires = new Date(Date.now() + BROWSER_MS) }: { value: string; expires?: Date },
): void {
  const name = nameOf(cookie, isSecure(context, request))
  response.cookie(name, value, { ...options(context, request), expires })
}

export function clearCookie(context: Pick<Context, 'config'>, { request, response }: Place, cookie: Cookie): void {
  response.clearCookie(nameOf(cookie, isSecure(context, request)), options(context, request))
}
