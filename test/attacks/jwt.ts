import { createHmac } from 'node:crypto'

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>

const HS256 = { alg: 'HS256', typ: 'JWT' }

/** A token with these very claims, signed with this secret. */
export function jwt(claims: object, secret: string, header: object = HS256): string {
  const signed = `${encode(header)}.${encode(claims)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

export const claimsOf = (token: string): Record<string, unknown> => decode(token.split('.')[1])

/** Other claims, and another header, under the signature that was there. */
export function tampered(token: string, claims: object, header?: object): string {
  const [head, , signature] = token.split('.')
  return `${header ? encode(header) : head}.${encode({ ...claimsOf(token), ...claims })}.${signature}`
}

/** In place of a signature there is nothing. */
export const unsigned = (claims: object, alg: string): string => `${encode({ alg, typ: 'JWT' })}.${encode(claims)}.`
