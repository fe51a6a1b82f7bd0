import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Signs that are not seen, end a line or open markup: they stand as escapes, which are the same JSON. */
const ESCAPED = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}<>]/gu

const escape = (sign: string) =>
  [...Array(sign.length).keys()].map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')

/**
 * Data between two marks that nothing inside can forge: one line of JSON, so that no word of it can end
 * its string, and marks that carry the SHA-256 of that line, which no part of the line can contain.
 */
export function quoted(data: unknown): string {
  const line = JSON.stringify(data).replace(ESCAPED, escape)
  const mark = bytesToHex(sha256(utf8ToBytes(line))).slice(0, 32)
  return `<data ${mark}>\n${line}\n</data ${mark}>`
}
