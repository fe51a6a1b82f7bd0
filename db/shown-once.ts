import { createHash, randomBytes } from 'node:crypto'

/** What begins a secret: of an API key, an invitation, a seat; of a sign-in, a known browser, a link for staff. */
type Prefix = 'lxn' | 'lxi' | 'lxs' | 'lxc' | 'lxb' | 'lxw'

const SECRET = /^(lx[niscbw])_([0-9a-f]{32})_[A-Za-z0-9_-]{43}$/

const uuidOf = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** A secret with the id of its row; it is shown once, and its hash alone is kept. */
export const newSecret = (prefix: Prefix, id: string): string =>
  `${prefix}_${id.replaceAll('-', '')}_${randomBytes(32).toString('base64url')}`

/** SHA-256 of a secret as it is shown once. It has 256 random bits, so a slow hash adds nothing. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** The id that stands in a secret, or undefined when it does not look like one of ours with this prefix. */
export function idInSecret(prefix: Prefix, secret: string): string | undefined {
  const [, found, hex] = SECRET.exec(secret) ?? []
  return found === prefix && hex !== undefined ? uuidOf(hex) : undefined
}
