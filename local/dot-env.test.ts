import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadDotEnv } from './dot-env.ts'
import { withoutProxyHere } from './loopback.mjs'
import { root } from './place.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lexnova-dot-env-'))
  copyFileSync(join(root, '.env.example'), join(directory, '.env.example'))
})

afterEach(() => rmSync(directory, { recursive: true }))

/** As an npm script does it: the exceptions come before the file. */
function load(text: string, given: NodeJS.ProcessEnv = {}): { environment: NodeJS.ProcessEnv; said: string[] } {
  writeFileSync(join(directory, '.env'), text)
  const environment = { ...withoutProxyHere(given) }
  return { said: loadDotEnv(directory, environment), environment }
}

const here = '127.0.0.1,localhost,::1'

test.each(['NO_PROXY', 'no_proxy'])('this machine is excepted from proxies in a .env that has its own %s', (name) => {
  const { environment, said } = load(`HTTPS_PROXY=http://proxy:1\n${name}=files.example\n`)
  expect(environment['NO_PROXY']?.split(',').toSorted()).toEqual(['files.example', ...here.split(',')].toSorted())
  expect(environment).toMatchObject({ HTTPS_PROXY: 'http://proxy:1', no_proxy: environment['NO_PROXY'] })
  expect(said).toEqual([])
})

test('what the environment excepts comes before what a .env does', () => {
  const { environment } = load('NO_PROXY=files.example', { NO_PROXY: 'mail.example' })
  expect(environment['NO_PROXY']).toBe(`mail.example,${here}`)
})

test('a setting that Node reads at its start is not taken from a .env, and that is said', () => {
  const { environment, said } = load('NODE_USE_ENV_PROXY=1')
  expect(environment['NODE_USE_ENV_PROXY']).toBeUndefined()
  expect(said).toEqual([expect.stringContaining('NODE_USE_ENV_PROXY is not used, because Node reads it at its start')])
  expect(load('NODE_USE_ENV_PROXY=1', { NODE_USE_ENV_PROXY: '1' }).said).toEqual([])
})
