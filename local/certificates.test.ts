import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepCertificates } from './certificates.ts'

const yearMs = 365 * 24 * 60 * 60_000

let parent: string
let directory: string

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'lexnova-certificates-'))
  directory = join(parent, 'tls')
})

afterEach(() => rmSync(parent, { recursive: true }))

const contents = () => readdirSync(directory).map((name) => readFileSync(join(directory, name), 'utf8'))

test('a server for this machine and a client are signed by an authority of their own', async () => {
  const { ca, server, client } = await keepCertificates(directory)
  const [authority, serverCert, clientCert] = [ca, server.cert, client.cert].map(
    (file) => new X509Certificate(readFileSync(file)),
  )
  expect(authority?.ca).toBe(true)
  for (const cert of [serverCert, clientCert]) {
    expect(cert?.verify(authority?.publicKey as never)).toBe(true)
    expect(cert?.ca).toBe(false)
  }
  expect(serverCert?.subjectAltName).toBe('IP Address:127.0.0.1, DNS:localhost')
  expect(clientCert?.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
})

test("only the owner reads them, and the authority's key is nowhere", async () => {
  await keepCertificates(directory)
  expect(statSync(directory).mode & 0o777).toBe(0o700)
  expect(readdirSync(directory).toSorted()).toEqual(['ca.crt', 'client.crt', 'client.key', 'server.crt', 'server.key'])
  for (const name of readdirSync(directory)) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600)
  expect(readdirSync(parent)).toEqual(['tls'])
})

test('they are kept while at least half of their ten years is left, and then made anew', async () => {
  const made = Date.now()
  await keepCertificates(directory, made)
  const before = contents()
  await keepCertificates(directory, made + 4.9 * yearMs)
  expect(contents()).toEqual(before)
  await keepCertificates(directory, made + 5.1 * yearMs)
  for (const text of contents()) expect(before).not.toContain(text)
})

test('those that were made by a clock ahead of this one are made anew', async () => {
  const now = Date.now()
  await keepCertificates(directory, now + yearMs)
  const before = contents()
  await keepCertificates(directory, now)
  for (const text of contents()) expect(before).not.toContain(text)
})

test.each(['ca.crt', 'server.crt', 'client.key'])('all are made anew when %s is lost', async (name) => {
  await keepCertificates(directory)
  const before = contents()
  rmSync(join(directory, name))
  await keepCertificates(directory)
  for (const text of contents()) expect(before).not.toContain(text)
})

test.each(['ca.crt', 'server.key', 'client.crt'])('all are made anew when %s is of another instance', async (name) => {
  await keepCertificates(directory)
  const before = contents()
  await keepCertificates(join(parent, 'other'))
  writeFileSync(join(directory, name), readFileSync(join(parent, 'other', name)))
  await keepCertificates(directory)
  for (const text of contents()) expect(before).not.toContain(text)
})
