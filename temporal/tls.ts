import { readFileSync } from 'node:fs'
import type { TemporalConfig } from '../config.ts'

export type Tls = boolean | { clientCertPair: { crt: Buffer; key: Buffer } }

/** The TLS setting of a connection: a client certificate where one is given. */
export function tlsOf({ tls, tlsCertFile, tlsKeyFile }: TemporalConfig): Tls {
  return tlsCertFile && tlsKeyFile
    ? { clientCertPair: { crt: readFileSync(tlsCertFile), key: readFileSync(tlsKeyFile) } }
    : tls
}
