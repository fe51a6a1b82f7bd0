import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'

/** Canonical JSON, RFC 8785. */
export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('a value without a JSON form cannot be recorded')
  return text
}

/** SHA-256 in hex of the canonical JSON of a value. */
export const hashOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonical(value))))

/** SHA-256 in hex of a 256-bit salt followed by the canonical JSON of a value. */
export const commitTo = (value: unknown, salt: string): string =>
  bytesToHex(sha256(concatBytes(hexToBytes(salt), utf8ToBytes(canonical(value)))))

/** A salt of its own for one field of a message that brought a single salt. */
export const saltFor = (salt: string, field: string): string =>
  bytesToHex(sha256(concatBytes(hexToBytes(salt), utf8ToBytes(field))))
