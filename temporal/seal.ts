import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Secret } from '../config.ts'

const KEY_BYTES = 32

/** Seals what our own processes tell each other over LiveKit, where others can send the like. */
export interface Seal {
  /** Hex, of 64 digits. */
  of(value: unknown): string
  isOf(value: unknown, seal: string): boolean
}

/**
 * An HMAC, because reading has to be cheap: anybody in a room can send what looks like ours.
 * @param purpose keeps the seals of one use from serving for another
 */
export function createSeal(secret: Secret, purpose: string, salt: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret.reveal(), salt, purpose, KEY_BYTES))
  const digest = (value: unknown) => createHmac('sha256', key).update(JSON.stringify(value)).digest()
  return {
    of: (value) => digest(value).toString('hex'),
    isOf: (value, seal) => timingSafeEqual(digest(value), Buffer.from(seal, 'hex')),
  }
}
