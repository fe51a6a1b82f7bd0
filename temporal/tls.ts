import { readFileSync } from 'node:fs'
import type { TLSConfig } from '@temporalio/common/lib/internal-non-workflow/index.js'
import type { TemporalConfig } from '../config.ts'

/** The TLS setting of a connection: root and name of the server, and a client certificate, where they are given. */
export function tlsOf(
  config: Pick<TemporalConfig, 'tls' | 'tlsCaFile' | 'tlsServerName' | 'tlsCertFile' | 'tlsKeyFile'>,
): boolean | TLSConfig {
  const { tls, tlsCaFile, tlsServerName, tlsCertFile, tlsKeyFile } = config
  if (!tls) return false
  const given: TLSConfig = {
    ...(tlsCaFile && { serverRootCACertificate: readFileSync(tlsCaFile) }),
    ...(tlsServerName && { serverNameOverride: tlsServerName }),
    ...(tlsCertFile &&
      tlsKeyFile && {
        clientCertPair: { crt: readFileSync(tlsCertFile), key: readFileSync(tlsKeyFile) },
      }),
  }
  return Object.keys(given).length > 0 ? given : tls
}
