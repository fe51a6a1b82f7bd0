import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { installPackages, packagesAreCurrent } from './install.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lexnova-install-'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(root, { recursive: true })
})

/** A checkout whose packages, by npm's own account, are those of its lock. */
function putCheckout(): void {
  const text = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } } })
  mkdirSync(join(root, 'node_modules'))
  for (const name of ['package-lock.json', 'node_modules/.package-lock.json']) writeFileSync(join(root, name), text)
}

test('everything is installed whatever NODE_ENV and the settings of npm leave out', async () => {
  putCheckout()
  const npm = join(root, 'npm.cjs')
  const given = '{ args: process.argv.slice(2), mode: process.env.NODE_ENV, omit: process.env.npm_config_omit }'
  writeFileSync(npm, `require('node:fs').writeFileSync('given.json', JSON.stringify(${given}))`)
  vi.stubEnv('npm_execpath', npm)
  vi.stubEnv('NODE_ENV', 'production')
  vi.stubEnv('npm_config_omit', 'dev optional')
  await installPackages(root, () => {})
  const { args, mode, omit } = JSON.parse(readFileSync(join(root, 'given.json'), 'utf8'))
  expect(args).toEqual(expect.arrayContaining(['ci', '--include=dev', '--include=optional', '--include=peer']))
  expect([mode, omit]).toEqual(['development', ''])
  expect(packagesAreCurrent(root)).toBe(true)
})

test.runIf(process.getuid?.() === 0)('(as root) a checkout that cannot be written is current all the same', () => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', root])
  try {
    putCheckout()
    execFileSync('mount', ['-o', 'remount,ro', root])
    expect(packagesAreCurrent(root)).toBe(true)
    expect(readdirSync(join(root, 'node_modules'))).toEqual(['.package-lock.json'])
  } finally {
    execFileSync('umount', ['-l', root])
  }
})
