import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureInstanceId, lookForCluster, recordCluster } from './postgres-place.ts'
import { removeData } from './remove-data.ts'

let directory: string
let dataDir: string

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'lexnova-remove-')))
  dataDir = join(directory, 'data')
  mkdirSync(join(dataDir, 'logs'), { recursive: true })
})

afterEach(() => rmSync(directory, { recursive: true }))

/** A cluster as a start leaves it, recorded in the data folder. */
function makeCluster(parent: string, folder = dataDir): string {
  mkdirSync(join(parent, 'data', 'global'), { recursive: true })
  recordCluster(folder, parent)
  return parent
}

const place = (folder = dataDir) => lookForCluster(folder, undefined)
const remove = (folder = dataDir, keepsOtherDatabase = false) =>
  removeData(folder, { clusterParent: place(folder).parent, keepsOtherDatabase })

test('of the folder that holds the database only what is of LexNova is removed', () => {
  const elsewhere = makeCluster(join(directory, 'elsewhere'))
  writeFileSync(join(elsewhere, 'accounts.ods'), 'mine')
  for (const name of ['data.unfinished', 'initial-password']) writeFileSync(join(elsewhere, name), '')
  expect(remove()).toEqual([`${elsewhere} stays, because it also holds accounts.ods.`])
  expect(readdirSync(elsewhere)).toEqual(['accounts.ods'])
  expect(readdirSync(dataDir)).toEqual([])
})

test('a folder that holds nothing but the database is removed with it', () => {
  const elsewhere = makeCluster(join(directory, 'elsewhere'))
  expect(remove()).toEqual([])
  expect(readdirSync(directory)).toEqual(['data'])
  expect(existsSync(elsewhere)).toBe(false)
})

test('a database that somebody renamed stays, and is named', () => {
  const inside = makeCluster(join(dataDir, 'postgres'))
  renameSync(join(inside, 'data'), join(inside, 'data.away'))
  expect(remove()).toEqual([`${inside} stays, because it also holds data.away.`])
  expect(readdirSync(inside)).toEqual(['data.away'])
})

test('of a link only the link is removed, and where it led is said', () => {
  const disk = join(directory, 'disk')
  mkdirSync(join(disk, 'data'), { recursive: true })
  symlinkSync(disk, join(dataDir, 'postgres'))
  symlinkSync(disk, join(dataDir, 'temporal'))
  makeCluster(join(dataDir, 'postgres'))
  expect(remove()).toEqual(
    ['postgres', 'temporal'].map((name) => `${join(dataDir, name)} was a link. What it led to stays: ${disk}`),
  )
  expect(existsSync(join(disk, 'data', 'global'))).toBe(true)
  expect(readdirSync(dataDir)).toEqual([])
})

test.each(['elsewhere', 'data/postgres'])('the database of another data folder in %s stays, and is named', (name) => {
  const parent = makeCluster(join(directory, name))
  writeFileSync(join(parent, 'instance-id'), 'another')
  expect(remove()).toEqual([`The database in ${parent} stays: it belongs to another data folder.`])
  expect(existsSync(join(parent, 'data'))).toBe(true)
})

test('a database elsewhere of which nothing says whose it is stays, and is named', () => {
  const parent = makeCluster(join(directory, 'elsewhere'))
  rmSync(join(parent, 'instance-id'))
  expect(remove()).toEqual([expect.stringContaining(`The database in ${parent} stays: nothing there says`)])
  expect(existsSync(join(parent, 'data'))).toBe(true)
})

test('a copy of a data folder does not take the database of the original, neither to use nor to remove it', () => {
  const parent = makeCluster(join(directory, 'elsewhere'))
  const copy = join(directory, 'copy')
  cpSync(dataDir, copy, { recursive: true })
  expect(place(copy).lost).toContain(`${copy} is a copy of ${dataDir}. Its database is not in it`)
  expect(remove(copy)).toEqual([
    `The database in ${parent} stays: it belongs to ${dataDir}, of which ${copy} is a copy.`,
  ])
  expect(place().lost).toBeUndefined()
  expect(existsSync(join(parent, 'data'))).toBe(true)
})

test('a data folder that was moved, also with a copy left in its place, keeps its database', () => {
  makeCluster(join(directory, 'elsewhere'))
  const moved = join(directory, 'moved')
  renameSync(dataDir, moved)
  expect(place(moved)).toMatchObject({ owner: { kind: 'own' }, lost: undefined })
  cpSync(moved, dataDir, { recursive: true })
  expect(place(moved)).toMatchObject({ owner: { kind: 'own' }, lost: undefined })
})

test('a copy that has its database in it uses and removes its own', () => {
  makeCluster(join(dataDir, 'postgres'))
  const copy = join(directory, 'copy')
  cpSync(dataDir, copy, { recursive: true })
  expect(place(copy)).toMatchObject({ owner: { kind: 'own' }, lost: undefined })
  expect(remove(copy)).toEqual([])
  expect(readdirSync(copy)).toEqual([])
  expect(existsSync(join(dataDir, 'postgres', 'data'))).toBe(true)
})

test('a lost id of a data folder is taken from its database again', () => {
  const parent = makeCluster(join(dataDir, 'postgres'))
  const id = readFileSync(join(parent, 'instance-id'), 'utf8')
  rmSync(join(dataDir, 'instance-id'))
  expect(ensureInstanceId(dataDir)).toBe(id)
  expect(place()).toMatchObject({ owner: { kind: 'own' }, lost: undefined })
})

test('what belongs to a Postgres that is not embedded is kept when there is one', () => {
  const others = ['api-key-0123abcd', 'first-link-0123abcd', 'name-index-key']
  const keys = [...others, 'api-key', 'first-link', 'postgres-password']
  const write = () => keys.forEach((name) => writeFileSync(join(dataDir, name), 'secret'))
  write()
  remove(dataDir, true)
  expect(readdirSync(dataDir).toSorted()).toEqual(others)
  write()
  remove()
  expect(readdirSync(dataDir)).toEqual([])
})

test('nothing is removed while Postgres runs on the database', () => {
  const parent = makeCluster(join(directory, 'elsewhere'))
  const server = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'postgres'])
  try {
    writeFileSync(join(parent, 'data', 'postmaster.pid'), `${server.pid}\n`)
    expect(() => remove()).toThrow(`Postgres (process ${server.pid}) runs on the database`)
    expect(existsSync(join(dataDir, 'logs')) && existsSync(join(parent, 'data'))).toBe(true)
  } finally {
    server.kill('SIGKILL')
  }
  writeFileSync(join(parent, 'data', 'postmaster.pid'), `${process.pid}\n`)
  expect(remove()).toEqual([])
})
