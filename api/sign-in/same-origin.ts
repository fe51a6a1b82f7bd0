import type { IncomingHttpHeaders } from 'node:http'
import type { Request } from 'express'
import { Problem } from '../problems.ts'

/** What browsers say of where a request comes from, which no page can change. */
type From = Pick<IncomingHttpHeaders, 'sec-fetch-site' | 'origin' | 'host'>

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)

/** Undefined when nothing says it: no browser of today, or a program. */
function isSameOrigin({ 'sec-fetch-site': site, origin, host }: From): boolean | undefined {
  if (typeof site === 'string') return site === 'same-origin'
  if (typeof origin === 'string') return host !== undefined && hostOf(origin) === host.toLowerCase()
  return undefined
}

/**
 * Whether a request may use a cookie, which browsers send by themselves: to change something, it has to come from a
 * page of ours; to read, from there or from the person at the address bar.
 */
export function mayUseCookie(method: string, headers: From): boolean {
  const isReading = method === 'GET' || method === 'HEAD'
  if (isReading && headers['sec-fetch-site'] === 'none') return true
  return isSameOrigin(headers) ?? isReading
}

const crossSite = () =>
  new Problem(
    403,
    'cross-site',
    'This came from a page of another address, or from none. Open the dashboard at its own address and do it there.',
  )

/** @throws Problem 403 */
export function requireOwnPage({ method, headers }: Request): void {
  if (!mayUseCookie(method, headers)) throw crossSite()
}

/**
 * For what makes a cookie and needs none: programs may, pages of other addresses may not.
 * @throws Problem 403
 */
export function refuseOtherPages({ headers }: Request): void {
  if (isSameOrigin(headers) === false) throw crossSite()
}
