import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { download, downloadText, type OnBytes } from './download.ts'
import { sentOn, UnreachableError } from './http.ts'
import { claimPartial, type Partial } from './partial.ts'
import { ReleaseHost } from './release-host.fixture.ts'

const impatient = { answerMs: 300, silenceMs: 300 }
const path = '/file.gz'
const file = randomBytes(300_000)

let directory: string
let host: ReleaseHost
let partial: Partial

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'lexnova-download-'))
  host = new ReleaseHost()
  host.files.set(path, file)
  await host.open()
  partial = claimPartial(directory, 'file.gz')
})

afterEach(async () => {
  await host.close()
  rmSync(directory, { recursive: true })
})

const urlOf = (name = path) => new URL(`${host.url}${name}`)
const load = (onBytes: OnBytes = () => {}) => download(urlOf(), partial, onBytes, impatient)
const loaded = () => readFileSync(partial.file)
const ranges = () => host.requests.map(({ range }) => range)

test('a file comes whole, and it is said how far it is', async () => {
  const seen: [number, number | undefined][] = []
  await load((done, total) => seen.push([done, total]))
  expect(loaded().equals(file)).toBe(true)
  expect(seen[0]).toEqual([0, file.length])
  expect(seen.at(-1)).toEqual([file.length, file.length])
})

test('a connection that breaks in the middle is taken up where it broke', async () => {
  host.cuts = [100_000, 50_000]
  await load()
  expect(loaded().equals(file)).toBe(true)
  expect(ranges()).toEqual([undefined, 'bytes=100000-', 'bytes=150000-'])
  expect(host.requests[1]?.ifRange).toMatch(/^"/)
})

test('a connection that always breaks is left, and the next start goes on with what came', async () => {
  host.cuts = Array.from({ length: 5 }, () => 10_000)
  await expect(load()).rejects.toThrow(UnreachableError)
  partial.leave()
  partial = claimPartial(directory, 'file.gz')
  host.requests.length = 0
  await load()
  expect(ranges()).toEqual(['bytes=50000-'])
  expect(loaded().equals(file)).toBe(true)
})

test('what a dead process left is resumed', async () => {
  const dead = join(directory, '.download-999999999-0123abcd-file.gz')
  mkdirSync(dead)
  writeFileSync(join(dead, 'file.gz.part'), 'beginning')
  expect(claimPartial(directory, 'file.gz').bytes).toBe('beginning'.length)
  expect(claimPartial(directory, 'file.gz').bytes).toBe(0)
})

test('what a living process has is not touched, nor another file', async () => {
  await load()
  expect(claimPartial(directory, 'file.gz').bytes).toBe(0)
  partial.leave()
  expect(claimPartial(directory, 'another.gz').bytes).toBe(0)
  expect(claimPartial(directory, 'file.gz').bytes).toBe(file.length)
})

test('a server without ranges sends the file again from its beginning', async () => {
  host.ranges = false
  host.cuts = [100_000]
  await load()
  expect(loaded().equals(file)).toBe(true)
  expect(ranges()).toEqual([undefined, 'bytes=100000-'])
})

test('a file that changed in between is fetched from its beginning', async () => {
  host.cuts = Array.from({ length: 5 }, () => 10_000)
  await expect(load()).rejects.toThrow(UnreachableError)
  const changed = randomBytes(300_000)
  host.files.set(path, changed)
  await load()
  expect(loaded().equals(changed)).toBe(true)
})

test('without an entity tag nothing is put together from two answers', async () => {
  host.etags = false
  host.cuts = [100_000]
  await load()
  expect(loaded().equals(file)).toBe(true)
  expect(ranges()).toEqual([undefined, undefined])
})

test('a part that is as long as the file is fetched again', async () => {
  await load()
  host.requests.length = 0
  await load()
  expect(ranges()).toEqual([`bytes=${file.length}-`, undefined])
  expect(loaded().equals(file)).toBe(true)
})

test('a server that falls silent is given up', async () => {
  host.silent = true
  await expect(load()).rejects.toThrow(/silent for 0\.3 s/)
})

test('a server that does not begin to answer is given up', async () => {
  const mute = createServer(() => {}).listen(0, '127.0.0.1')
  await expect.poll(() => mute.listening).toBe(true)
  const url = new URL(`http://127.0.0.1:${(mute.address() as AddressInfo).port}/`)
  await expect(downloadText(url, 100, impatient)).rejects.toThrow(/silent for 0\.3 s/)
  mute.closeAllConnections()
  mute.close()
})

test('a file that is not there and a server that is not there are said with their URL', async () => {
  await expect(downloadText(urlOf('/none'), 100, impatient)).rejects.toThrow(/\/none cannot be had: status 404/)
  const url = urlOf()
  await host.close()
  await expect(downloadText(url, 100, impatient)).rejects.toThrow(/file\.gz cannot be had: ECONNREFUSED/)
})

test('a redirect is followed, and one in a circle is given up', async () => {
  const to: Record<string, string> = { '/one': urlOf().href, '/circle': '/circle' }
  const sender = createServer(({ url = '' }, response) => response.writeHead(302, { location: to[url] }).end())
  sender.listen(0, '127.0.0.1')
  await expect.poll(() => sender.listening).toBe(true)
  const base = `http://127.0.0.1:${(sender.address() as AddressInfo).port}`
  await download(new URL(`${base}/one`), partial, () => {}, impatient)
  expect(loaded().equals(file)).toBe(true)
  await expect(downloadText(new URL(`${base}/circle`), 100, impatient)).rejects.toThrow(/sent on too often/)
  sender.closeAllConnections()
  sender.close()
})

test('a redirect stays encrypted', () => {
  const here = new URL('https://host.example/a')
  expect(sentOn(here, '/b').href).toBe('https://host.example/b')
  expect(sentOn(here, 'https://other.example/').href).toBe('https://other.example/')
  expect(() => sentOn(here, 'http://host.example/a')).toThrow(/sent on to http:/)
})

test('a text that is too long is refused', async () => {
  await expect(downloadText(urlOf(), 1000, impatient)).rejects.toThrow(/longer than 1000 bytes/)
})

test('a part without its entity tag is begun again', async () => {
  writeFileSync(partial.file, 'something else')
  await load()
  expect(ranges()).toEqual([undefined])
  expect(loaded().equals(file)).toBe(true)
})
