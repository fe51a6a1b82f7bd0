import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { tlsOf } from './tls.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lexnova-tls-'))
  for (const name of ['ca', 'cert', 'key']) writeFileSync(join(directory, name), name)
})

afterEach(() => rmSync(directory, { recursive: true }))

const tlsWith = (settings: Record<string, string>) => {
  const { temporal } = readConfig({ TEMPORAL_ADDRESS: '127.0.0.1:7233', ...settings })
  return temporal && tlsOf(temporal)
}

test('without a setting there is none, and with an API key there is', () => {
  expect(tlsWith({})).toBe(false)
  expect(tlsWith({ TEMPORAL_TLS: 'true' })).toBe(true)
  expect(tlsWith({ TEMPORAL_API_KEY: 'key' })).toBe(true)
  expect(tlsWith({ TEMPORAL_API_KEY: 'key', TEMPORAL_TLS: 'false' })).toBe(false)
  expect(tlsWith({ TEMPORAL_TLS_SERVER_NAME: 'inside', TEMPORAL_TLS: 'false' })).toBe(false)
})

test('an authority and a name say which server it has to be', () => {
  expect(tlsWith({ TEMPORAL_TLS_CA_FILE: join(directory, 'ca'), TEMPORAL_TLS_SERVER_NAME: 'inside' })).toEqual({
    serverRootCACertificate: Buffer.from('ca'),
    serverNameOverride: 'inside',
  })
})

test('a certificate is shown with its key, and not without', () => {
  const pair = { TEMPORAL_TLS_CERT_FILE: join(directory, 'cert'), TEMPORAL_TLS_KEY_FILE: join(directory, 'key') }
  expect(tlsWith(pair)).toEqual({ clientCertPair: { crt: Buffer.from('cert'), key: Buffer.from('key') } })
  expect(() => tlsWith({ TEMPORAL_TLS_CERT_FILE: pair.TEMPORAL_TLS_CERT_FILE })).toThrow(/TEMPORAL_TLS_KEY_FILE/)
})
