import { expect, test } from 'vitest'
import { findArchive, findChecksum } from './archive.ts'
import { servers } from './catalogue.ts'

const urlOf = (name: keyof typeof servers, platform: string, environment = {}) =>
  findArchive(servers[name], platform, environment)?.url.href

test('archives are found where the projects publish them', () => {
  expect(urlOf('temporal', 'linux-x64')).toBe(
    'https://github.com/temporalio/temporal/releases/download/v1.29.1/temporal_1.29.1_linux_amd64.tar.gz',
  )
  expect(urlOf('temporal', 'darwin-arm64')).toMatch(/temporal_1\.29\.1_darwin_arm64\.tar\.gz$/)
  expect(urlOf('liveKit', 'linux-arm64')).toBe(
    'https://github.com/livekit/livekit/releases/download/v1.13.5/livekit_1.13.5_linux_arm64.tar.gz',
  )
})

test('a platform that a project publishes nothing for has no archive', () => {
  expect(urlOf('liveKit', 'darwin-arm64')).toBeUndefined()
  expect(urlOf('temporal', 'linux-riscv64')).toBeUndefined()
})

test('the checksum file is beside the archive', () => {
  expect(findArchive(servers.temporal, 'linux-x64', {})?.checksumsUrl.href).toBe(
    'https://github.com/temporalio/temporal/releases/download/v1.29.1/checksums.txt',
  )
})

test('another host keeps the layout', () => {
  expect(urlOf('liveKit', 'linux-x64', { LEXNOVA_RELEASES_URL: 'http://mirror.example/github/' })).toBe(
    'http://mirror.example/github/livekit/livekit/releases/download/v1.13.5/livekit_1.13.5_linux_amd64.tar.gz',
  )
})

test('a host that is no URL is said', () => {
  expect(() => urlOf('liveKit', 'linux-x64', { LEXNOVA_RELEASES_URL: 'mirror.example' })).toThrow(
    /LEXNOVA_RELEASES_URL: must be a URL/,
  )
})

test('the line of exactly this file gives the checksum', () => {
  const [one, other] = ['a'.repeat(64), 'B'.repeat(64)]
  const checksums = `${one}  x_arm64.tar.gz\n${other} *x.tar.gz\r\nnot a line\n`
  expect(findChecksum(checksums, 'x.tar.gz')).toBe('b'.repeat(64))
  expect(findChecksum(checksums, 'x_arm64.tar.gz')).toBe(one)
  expect(findChecksum(checksums, '64.tar.gz')).toBeUndefined()
  expect(findChecksum(`${'a'.repeat(63)}  x.tar.gz`, 'x.tar.gz')).toBeUndefined()
})
