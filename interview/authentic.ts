import { hashes, verify } from '@noble/ed25519'
import { sha512 } from '@noble/hashes/sha2.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

hashes.sha512 = sha512

/** A message to an interview as its sender signs it: nothing of it can serve for another interview, name or update. */
export interface SignedMessage {
  sessionId: string
  /** Of the signal or update. */
  name: string
  /** Updates alone: Temporal takes an update id once. */
  updateId?: string | undefined
  payload: unknown
}

/** The bytes that a signature covers. Reading and writing JSON again leaves them alone. */
export const signedBytes = ({ sessionId, name, updateId, payload }: SignedMessage): Uint8Array =>
  utf8ToBytes(JSON.stringify([sessionId, name, updateId ?? null, payload]))

const HEX_SIGNATURE = /^[0-9a-f]{128}$/

/**
 * Whether a message comes from whoever holds the private key to `signer`.
 * @param signer Ed25519 public key in hex
 */
export function isAuthentic(signer: string, message: SignedMessage, signature: unknown): boolean {
  if (typeof signature !== 'string' || !HEX_SIGNATURE.test(signature)) return false
  return verify(hexToBytes(signature), signedBytes(message), hexToBytes(signer))
}
