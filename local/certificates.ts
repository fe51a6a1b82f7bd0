import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pair } from './make-certificates.ts'

const dayMs = 24 * 60 * 60_000
/** Long, because what runs never takes new ones: a start in the second half makes them. */
const validMs = 10 * 365 * dayMs

/** What the server's certificate is for, beside 127.0.0.1. */
export const SERVER_NAME = 'localhost'

/** PEM files of a server on the loopback interface and of its only clients. */
export interface CertificateFiles {
  ca: string
  server: PairFiles
  client: PairFiles
}

interface PairFiles {
  cert: string
  key: string
}

/**
 * The certificates kept in a folder, of an authority that signed nothing else: its key is never written.
 * All are made anew when one is missing, does not fit the others or has less than half of its time left.
 */
export async function keepCertificates(directory: string, now = Date.now()): Promise<CertificateFiles> {
  const files = filesIn(directory)
  if (isUsable(files, now)) return files
  // The library is loaded by the starts that need it.
  const { makeCertificates } = await import('./make-certificates.ts')
  const { ca, server, client } = await makeCertificates(SERVER_NAME, now - dayMs, now + validMs)
  // Put in place whole: a start that is killed leaves no half of a set that looks usable.
  const fresh = `${directory}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  const into = filesIn(fresh)
  writeFileSync(into.ca, ca, { mode: 0o600 })
  writePair(into.server, server)
  writePair(into.client, client)
  rmSync(directory, { recursive: true, force: true })
  renameSync(fresh, directory)
  return files
}

function filesIn(directory: string): CertificateFiles {
  const pair = (name: string): PairFiles => ({
    cert: join(directory, `${name}.crt`),
    key: join(directory, `${name}.key`),
  })
  return { ca: join(directory, 'ca.crt'), server: pair('server'), client: pair('client') }
}

function writePair(files: PairFiles, { cert, key }: Pair): void {
  writeFileSync(files.cert, cert, { mode: 0o600 })
  writeFileSync(files.key, key, { mode: 0o600 })
}

function isUsable({ ca, server, client }: CertificateFiles, now: number): boolean {
  try {
    const { publicKey } = new X509Certificate(readFileSync(ca))
    return [server, client].every(({ cert, key }) => {
      const certificate = new X509Certificate(readFileSync(cert))
      return (
        certificate.validFromDate.getTime() <= now &&
        certificate.validToDate.getTime() - now >= validMs / 2 &&
        certificate.verify(publicKey) &&
        certificate.checkPrivateKey(createPrivateKey(readFileSync(key)))
      )
    })
  } catch {
    return false
  }
}
