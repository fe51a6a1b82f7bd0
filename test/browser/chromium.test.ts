import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ChromiumMissingError, ensureChromium } from './chromium.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lexnova-chromium-'))
  mkdirSync(join(directory, 'bin'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const bin = (name: string) => join(directory, 'bin', name)
const machine = (isRoot: boolean) => ({ path: join(directory, 'bin'), isRoot })
const program = (name: string, script: string) => writeFileSync(bin(name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
const asked = () => readFileSync(join(directory, 'asked'), 'utf8').trim().split('\n')
/** An apt-get that notes what it is asked for. */
const aptGet = (then: string) => program('apt-get', `echo "$@" >> ${join(directory, 'asked')}\n${then}`)

test('a browser on the PATH is taken as it is', () => {
  program('chromium', 'exit 0')
  aptGet('exit 1')
  expect(ensureChromium(machine(true))).toBe(bin('chromium'))
})

test('a missing browser is installed by root', () => {
  aptGet(`[ "$1" = install ] && : > ${bin('chromium')} && /bin/chmod 755 ${bin('chromium')}; exit 0`)
  expect(ensureChromium(machine(true))).toBe(bin('chromium'))
  expect(asked()).toEqual(['update', 'install --yes --no-install-recommends chromium'])
})

test.each([
  ['without apt-get', true, undefined, /there is none\. Install it/],
  ['by somebody else than root', false, 'exit 0', /only root can install it here/],
  ['with an apt-get that fails', true, 'echo no network >&2; exit 100', /ended with 100:\nno network/],
  ['with an apt-get that brings nothing', true, 'exit 0', /is not on the PATH/],
])('%s the tests fail and say what to install', (_how, isRoot, script, message) => {
  if (script !== undefined) aptGet(script)
  const ask = () => ensureChromium(machine(isRoot))
  expect(ask).toThrow(ChromiumMissingError)
  expect(ask).toThrow(message)
  expect(ask).toThrow(/apt-get install chromium/)
})
