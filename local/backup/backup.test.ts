import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkData } from '../doctor/data.ts'
import { LockedError } from '../lock.ts'
import { openSupervisor } from '../supervisor.ts'
import { type PackedMember, packTarGz, unpackTarGz } from '../tar.fixture.ts'
import { makeBackup } from './backup.ts'
import { restoreBackup } from './restore.ts'

const here = { productVersion: '99.0.0', postgres: '18', temporal: '99.0.0' }
const onProgress = () => {}
const content = {
  'api-key': 'lxn_secret\n',
  'postgres-password': 'password\n',
  'temporal/temporal.db': 'workflows',
  'postgres/data/PG_VERSION': '18\n',
  'postgres/data/base/1/1259': 'x'.repeat(200_000),
}

let directory: string
let dataDir: string
let file: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lexnova-backup-'))
  // Otherwise Postgres's user could not enter, and its files would be put elsewhere.
  chmodSync(directory, 0o711)
  dataDir = join(directory, 'data')
  file = join(directory, 'x.backup')
  for (const [path, text] of Object.entries(content)) put(path, text)
  mkdirSync(join(dataDir, 'postgres/data/pg_notify'))
  chmodSync(dataDir, 0o711)
})

afterEach(() => rmSync(directory, { recursive: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(dataDir, path)), { recursive: true })
  writeFileSync(join(dataDir, path), text)
}

const backup = (options = {}) => makeBackup({ dataDir, file, force: false, onProgress, ...options })
const restore = (options = {}) => restoreBackup({ dataDir, file, force: false, onProgress, here, ...options })
const read = (path: string, folder = dataDir) => readFileSync(join(folder, path), 'utf8')
const names = () => readdirSync(directory).toSorted()

async function tamper(change: (members: PackedMember[]) => PackedMember[]): Promise<void> {
  writeFileSync(file, await packTarGz(change(await unpackTarGz(readFileSync(file)))))
}

test('what was backed up is there after a restore, and only its owner can read it', async () => {
  const large = 'x'.repeat(40_000_000)
  put('postgres/data/base/1/large', large)
  put('postgres/data/postmaster.pid', '12345')
  put('logs/api.log', 'noise')
  const { files } = await backup()
  expect(files).toBe(Object.keys(content).length + 1)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  rmSync(dataDir, { recursive: true })
  expect((await restore()).aside).toBeUndefined()
  for (const [path, text] of Object.entries(content)) {
    expect(read(path), path).toBe(text)
    expect(statSync(join(dataDir, path)).mode & 0o777, path).toBe(0o600)
  }
  expect(read('postgres/data/base/1/large') === large).toBe(true)
  expect(statSync(join(dataDir, 'postgres/data')).mode & 0o777).toBe(0o700)
  expect(readdirSync(join(dataDir, 'postgres/data')).toSorted()).toEqual(['PG_VERSION', 'base', 'pg_notify'])
  expect(readdirSync(dataDir)).not.toContain('lock')
  expect(names()).toEqual(['data', 'x.backup'])
})

test.runIf(process.getuid?.() === 0)("as root Postgres's files are given to its user", async () => {
  await backup()
  rmSync(dataDir, { recursive: true })
  await restore()
  expect(statSync(join(dataDir, 'postgres/data/base/1/1259')).uid).not.toBe(0)
  expect(statSync(join(dataDir, 'postgres/data/base')).uid).not.toBe(0)
  expect(statSync(join(dataDir, 'postgres/data')).uid).not.toBe(0)
  expect(statSync(join(dataDir, 'api-key')).uid).toBe(0)
})

test.runIf(process.getuid?.() === 0)('a cluster that had to be put elsewhere is restored to elsewhere', async () => {
  chmodSync(directory, 0o700)
  put('instance-id', `test-${process.pid}`)
  const elsewhere = `/var/lib/lexnova/test-${process.pid}`
  rmSync(join(dataDir, 'postgres'), { recursive: true })
  mkdirSync(join(elsewhere, 'data'), { recursive: true })
  writeFileSync(join(elsewhere, 'data/PG_VERSION'), '18\n')
  let restored = ''
  try {
    expect((await backup()).files).toBe(4)
    rmSync(dataDir, { recursive: true })
    await restore()
    restored = `/var/lib/lexnova/${read('instance-id')}`
    expect(restored).not.toBe(elsewhere)
    expect(read('data/PG_VERSION', restored)).toBe('18\n')
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
  } finally {
    rmSync(elsewhere, { recursive: true })
    if (restored) rmSync(restored, { recursive: true })
  }
})

test('a running LexNova is not backed up, nor restored over', async () => {
  await backup()
  const supervisor = await openSupervisor({ dataDir })
  await expect(backup({ force: true })).rejects.toThrow(LockedError)
  await expect(restore({ force: true })).rejects.toThrow(LockedError)
  await supervisor.close()
})

test('a file that is there is not overwritten unless told to', async () => {
  writeFileSync(file, 'precious')
  await expect(backup()).rejects.toThrow(/exists.*--force/)
  expect(readFileSync(file, 'utf8')).toBe('precious')
  await backup({ force: true })
  expect(readFileSync(file, 'utf8')).not.toBe('precious')
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a backup that fails leaves no file', async () => {
  symlinkSync('/etc', join(dataDir, 'temporal/link'))
  await expect(backup()).rejects.toThrow(/link is a link/)
  expect(names()).toEqual(['data'])
})

test('a backup that cannot be put in its place leaves no part of it', async () => {
  mkdirSync(file)
  await expect(backup({ force: true })).rejects.toThrow(/EISDIR/)
  expect(names()).toEqual(['data', 'x.backup'])
})

test('nothing is not backed up, and nothing goes into the data folder itself', async () => {
  await expect(backup({ dataDir: join(directory, 'none') })).rejects.toThrow(/none does not exist/)
  const empty = join(directory, 'empty')
  mkdirSync(empty)
  await expect(backup({ dataDir: empty })).rejects.toThrow(/holds no data/)
  await expect(backup({ file: join(dataDir, 'x.backup') })).rejects.toThrow(/outside/)
})

test('data that is there stays unless told to, and then is moved aside whole', async () => {
  await backup()
  put('api-key', 'lxn_newer\n')
  await expect(restore()).rejects.toThrow(/holds data already.*--force/)
  expect(read('api-key')).toBe('lxn_newer\n')
  const { aside } = await restore({ force: true })
  expect(read('api-key')).toBe(content['api-key'])
  expect(read('api-key', aside)).toBe('lxn_newer\n')
  expect(read('postgres/data/PG_VERSION', aside)).toBe('18\n')
  expect(readdirSync(aside ?? '')).not.toContain('lock')
})

test('a cluster alone is data too', async () => {
  await backup()
  for (const path of ['api-key', 'postgres-password', 'temporal']) rmSync(join(dataDir, path), { recursive: true })
  await expect(restore()).rejects.toThrow(/holds data already/)
})

test('a member that was changed is refused with its name, and the data stays as it was', async () => {
  await backup()
  await tamper((members) =>
    members.map(({ name, data }) => ({ name, data: name === 'data/temporal/temporal.db' ? 'w0rkflows' : data })),
  )
  put('api-key', 'lxn_newer\n')
  await expect(restore({ force: true })).rejects.toThrow(/was changed: temporal\/temporal\.db has SHA-256/)
  expect(read('api-key')).toBe('lxn_newer\n')
  expect(names()).toEqual(['data', 'x.backup'])
})

test('a member that was taken out or put in is refused', async () => {
  await backup()
  await tamper((members) => members.filter(({ name }) => name !== 'data/api-key'))
  await expect(restore({ force: true })).rejects.toThrow(/api-key is missing/)
  await backup({ force: true })
  await tamper((members) => [...members, { name: 'data/../../x', data: 'x' }])
  await expect(restore({ force: true })).rejects.toThrow(/does not name data\/\.\.\/\.\.\/x/)
  await backup({ force: true })
  await tamper((members) => [...members, ...members.slice(1, 2)])
  await expect(restore({ force: true })).rejects.toThrow(/does not name/)
  expect(names()).toEqual(['data', 'x.backup'])
})

test('a file that is cut short, or is something else, is refused', async () => {
  await backup()
  truncateSync(file, statSync(file).size - 200)
  await expect(restore({ force: true })).rejects.toThrow(/damaged or is no backup|cut short/)
  writeFileSync(file, 'something else')
  await expect(restore({ force: true })).rejects.toThrow(/damaged or is no backup/)
  writeFileSync(file, await packTarGz([{ name: 'x', data: 'x' }]))
  await expect(restore({ force: true })).rejects.toThrow(/does not begin with manifest\.json/)
  await expect(restore({ file: join(directory, 'none') })).rejects.toThrow(/no file .*none/)
  expect(read('api-key')).toBe(content['api-key'])
})

test('a backup of a newer LexNova is refused before anything is written', async () => {
  await backup()
  await expect(restore({ force: true, here: { ...here, productVersion: '0.0.1' } })).rejects.toThrow(
    /and this is 0\.0\.1/,
  )
  expect(names()).toEqual(['data', 'x.backup'])
})

test('what a restore that was killed left is removed by the next one', async () => {
  await backup()
  for (const name of ['999999999', 'notes', '']) mkdirSync(join(directory, `data.restoring-${name}`))
  await restore({ force: true })
  expect(names().filter((name) => name.includes('restoring'))).toEqual(['data.restoring-', 'data.restoring-notes'])
})

test('a data folder that a broken-off restore left away is not begun anew', async () => {
  const obstacles = () =>
    checkData({ root: directory, environment: {}, dataDir, config: undefined }).filter(
      ({ check, grade }) => check === 'Database' && grade === 'fault',
    )
  await backup()
  const { aside = '' } = await restore({ force: true })
  expect(obstacles()).toEqual([])
  rmSync(dataDir, { recursive: true })
  mkdirSync(`${dataDir}.restoring-999999999`)
  const [obstacle] = obstacles()
  expect(obstacle?.found).toContain(`${dataDir} is missing, and beside it there is ${aside} and ${dataDir}.restoring-`)
  mkdirSync(dataDir)
  expect(obstacles()).toEqual([])
})

test('the part of a backup that was killed is removed by the next one', async () => {
  const { pid } = spawnSync('true')
  writeFileSync(`${file}.${pid}.part`, 'in clear')
  await backup()
  expect(names()).toEqual(['data', 'x.backup'])
})
