// The library's dependency injection wants it before anything else.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const { serverAuth, clientAuth } = ExtendedKeyUsage

/** A certificate and its private key in PKCS #8, both as PEM. */
export interface Pair {
  cert: string
  key: string
}

/**
 * An authority, a server on the loopback interface and a client, all with ECDSA on P-256. The authority's key is
 * forgotten, so that nothing more can be signed. The server may be a client too: its parts speak with each other.
 */
export async function makeCertificates(
  serverName: string,
  from: number,
  to: number,
): Promise<{ ca: string; server: Pair; client: Pair }> {
  const authority = await makeKeys()
  const issuer = 'CN=LexNova of this machine'
  const validity = { notBefore: new Date(from), notAfter: new Date(to), signingAlgorithm: ecdsa }
  const ca = await X509CertificateGenerator.createSelfSigned({
    name: issuer,
    keys: authority,
    extensions: [new BasicConstraintsExtension(true, 0, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)],
    ...validity,
  })
  const sign = async (name: string, extensions: Extension[]): Promise<Pair> => {
    const keys = await makeKeys()
    const cert = await X509CertificateGenerator.create({
      subject: `CN=${name}`,
      issuer,
      publicKey: keys.publicKey,
      signingKey: authority.privateKey,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        ...extensions,
      ],
      ...validity,
    })
    return { cert: cert.toString('pem'), key: await pemOf(keys.privateKey) }
  }
  return {
    ca: ca.toString('pem'),
    server: await sign('server', [
      new ExtendedKeyUsageExtension([serverAuth, clientAuth]),
      new SubjectAlternativeNameExtension([
        { type: 'ip', value: '127.0.0.1' },
        { type: 'dns', value: serverName },
      ]),
    ]),
    client: await sign('client', [new ExtendedKeyUsageExtension([clientAuth])]),
  }
}

const makeKeys = () => webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const base64 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64')
  return `-----BEGIN PRIVATE KEY-----\n${base64.replace(/(.{64})(?!$)/g, '$1\n')}\n-----END PRIVATE KEY-----\n`
}
