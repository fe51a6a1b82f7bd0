import { createPrivateKey, createPublicKey, hkdfSync, sign } from 'node:crypto'
import type { Secret } from '../config.ts'
import { type SignedMessage, signedBytes } from '../interview/authentic.ts'

/** Signs what API and agents send to one interview, so that nobody else who reaches Temporal can speak for them. */
export interface Signer {
  /** Ed25519 public key in hex; the workflow is given it at its start. */
  publicKey: string
  /** Hex. */
  sign(message: Omit<SignedMessage, 'sessionId'>): string
}

const PURPOSE = 'lexnova: messages to an interview, 1'
/** What PKCS #8 puts before the 32 bytes of an Ed25519 private key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const RAW_KEY_BYTES = 32

/** The key of one interview: the same in every process that has the secret, and none that leads to another's. */
export function createSigner(secret: Secret, sessionId: string): Signer {
  const seed = Buffer.from(hkdfSync('sha256', secret.reveal(), sessionId, PURPOSE, RAW_KEY_BYTES))
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    publicKey: spki.subarray(-RAW_KEY_BYTES).toString('hex'),
    sign: (message) => sign(null, signedBytes({ sessionId, ...message }), key).toString('hex'),
  }
}
