import { createHmac } from 'node:crypto'
import type { Secret } from '../config.ts'

/** Names as people type them: of any case, form and spacing. */
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKC')
    .toLocaleLowerCase('und')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)

/**
 * The blind index of a name: HMAC-SHA256 of each of its words, in hex. Who has the database and not
 * the key finds no name by it.
 */
export const nameIndexOf = (name: string, key: Secret): string[] =>
  [...new Set(wordsOf(name))].map((word) => createHmac('sha256', key.reveal()).update(word).digest('hex'))
