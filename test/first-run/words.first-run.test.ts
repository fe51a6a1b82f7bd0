import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../../local/ports.ts'
import { copyProduct, makeFolder, run, type RunOptions, type Settings } from './command.ts'

/** Nothing of this gets as far as a server of ours. */
const isRoot = process.getuid?.() === 0
const SECRET = 'hunter2-which-nobody-may-read-anywhere'

let silent: Server
let silentPort: number
let closedPort: number

beforeAll(async () => {
  silentPort = await freePort()
  closedPort = await freePort()
  silent = createServer(() => {}).listen(silentPort, '127.0.0.1')
})

afterAll(() => silent?.close())

/** A start that is refused: in words, within seconds, with no secret and nothing left behind. */
async function refused(env: Settings, options: RunOptions = {}): Promise<string> {
  const dataDir = join(makeFolder(), 'data')
  const { code, output } = await run('local/start.ts', { ...options, env: { LEXNOVA_DATA_DIR: dataDir, ...env } })
  expect(code, output).toBe(1)
  expect(output).not.toMatch(/^\s+at /m)
  expect(output).not.toMatch(/^\{/m)
  expect(output).not.toContain(SECRET)
  expect(existsSync(dataDir)).toBe(false)
  return output
}

test.each([
  ['is no URL', () => 'localhost:5432', /DATABASE_URL: must be a URL/],
  [
    'names a host that is unknown',
    () => `postgres://me:${SECRET}@nowhere.invalid/x`,
    /DATABASE_URL: its host is unknown/,
  ],
  [
    'names a port where nothing listens',
    () => `postgres://me:${SECRET}@127.0.0.1:${closedPort}/x`,
    /ECONNREFUSED.*correct host and port/,
  ],
  [
    'names a port where something else listens',
    () => `postgres://me:${SECRET}@127.0.0.1:${silentPort}/x`,
    /is no Postgres, or too slow/,
  ],
  [
    'names a certificate that is not there',
    () => `postgres://me:${SECRET}@127.0.0.1/x?sslmode=verify-full&sslrootcert=/no/ca.pem`,
    /Correct the path/,
  ],
])('a DATABASE_URL that %s is refused in words', async (_what, url, words) => {
  expect(await refused({ DATABASE_URL: url() })).toMatch(words)
})

test('a Temporal and a LiveKit that are away are named together', async () => {
  const output = await refused({
    TEMPORAL_ADDRESS: `127.0.0.1:${closedPort}`,
    LIVEKIT_URL: `ws://127.0.0.1:${closedPort}`,
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: SECRET,
  })
  expect(output).toMatch(/TEMPORAL_ADDRESS: .* does not answer/)
  expect(output).toMatch(/LIVEKIT_URL: .* does not answer/)
})

test.each([
  [
    'a temporary folder that is not there',
    { TMPDIR: '/no/such/folder' },
    /Temporary folder: \/no\/such\/folder is not there/,
  ],
  ['a temporary folder that is too long', { TMPDIR: 'long' }, /too long for the sockets/],
  ['a bundle that is not there', { WORKFLOW_BUNDLE: '/no/bundle.js' }, /WORKFLOW_BUNDLE: .*ENOENT/],
  ['a data folder whose name SQLite reads in its own way', { LEXNOVA_DATA_DIR: '/tmp/what?' }, /has "\?" in its name/],
  ['a data folder that is a file', { LEXNOVA_DATA_DIR: '/etc/passwd' }, /\/etc\/passwd/],
  ['a timer beyond what timers reach', { ANSWER_TIMEOUT_MS: '2147483648' }, /ANSWER_TIMEOUT_MS: /],
])('%s is refused in words', async (_what, env, words) => {
  if ('TMPDIR' in env && env.TMPDIR === 'long') {
    env.TMPDIR = join(makeFolder(), 'x'.repeat(90))
    mkdirSync(env.TMPDIR)
  }
  expect(await refused(env)).toMatch(words)
})

test.runIf(isRoot)('(as root) folders that this user may not write are refused in words, and do not hang', async () => {
  const home = makeFolder()
  chmodSync(home, 0o755)
  const user = { uid: 65_534, gid: 65_534 }
  const closed = await refused({ LEXNOVA_DATA_DIR: join(home, 'data'), HOME: home }, { user })
  expect(closed).toMatch(/Data folder: .*EACCES/)
  const dataDir = join(home, 'other')
  mkdirSync(dataDir)
  chmodSync(dataDir, 0o777)
  writeFileSync(join(dataDir, 'lock'), '{}', { mode: 0o600 })
  const { code, output } = await run('local/start.ts', { env: { LEXNOVA_DATA_DIR: dataDir, HOME: home }, user })
  expect([code, output]).toEqual([
    1,
    expect.stringMatching(/lock cannot be read \(EACCES\).*as root.*LEXNOVA_DATA_DIR/),
  ])
})

test('an .env with a byte-order mark is read whole, and a misspelt name is said with the one that is meant', async () => {
  const checkout = copyProduct(join(makeFolder(), 'product'))
  const at = (text: string, encoding: BufferEncoding = 'utf8') => {
    writeFileSync(join(checkout, '.env'), Buffer.from(text, encoding))
    return run('local/start.ts', { checkout, env: { PORT: undefined } })
  }
  for (const encoding of ['utf8', 'utf16le'] as const) {
    const { output, code } = await at('\uFEFFPORT=none\n', encoding)
    expect([code, output]).toEqual([1, expect.stringContaining('PORT:')])
  }
  const misspelt = await at('LIVEKIT_SECRETT=x\nDEEPGRAM_API_KY=x\nNODE_EXTRA_CA_CERTS=x\nPORT=none\n')
  expect(misspelt.output).toContain(
    'DEEPGRAM_API_KY is no setting of LexNova, and is not used. Is DEEPGRAM_API_KEY meant?',
  )
  expect(misspelt.output).not.toContain('NODE_EXTRA')
  const home = await at('LEXNOVA_DATA_DIR=~/data\n')
  expect(home.output).toContain('LEXNOVA_DATA_DIR: ~/data begins with ~')
  expect(existsSync(join(checkout, '~'))).toBe(false)
  rmSync(join(checkout, '.env'))
  mkdirSync(join(checkout, '.env'))
  const folder = await run('local/start.ts', { checkout })
  expect(folder.output).toMatch(/^\S+\.env cannot be read \(EISDIR\)\. .*\n$/)
})
