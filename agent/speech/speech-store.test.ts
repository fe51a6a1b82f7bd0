import { mkdtemp, readdir, rename, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileNameOf, type SpeechKey, SpeechStore } from './speech-store.ts'

const KEY: SpeechKey = {
  voiceId: 'voice',
  model: 'model',
  language: 'en',
  text: 'Zephyrine, yes?',
  spoken: 'Zephyrine, yes?',
}
const MIB = 2 ** 20

let root: string
let directory: string
let store: SpeechStore

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'speech-store-'))
  directory = join(root, 'speech')
  store = new SpeechStore({ directory, limitMib: 3 })
})

afterEach(() => rm(root, { recursive: true, force: true }))

const sound = (bytes: number, value = 1) => Buffer.alloc(bytes, value)
const text = (name: string): SpeechKey => ({ ...KEY, text: name, spoken: name })
const pathOf = (key: SpeechKey) => join(directory, fileNameOf(key))

/** As if it was used so many seconds ago. */
async function used(key: SpeechKey, secondsAgo: number): Promise<void> {
  const at = new Date(Date.now() - secondsAgo * 1_000)
  await utimes(pathOf(key), at, at)
}

test('what is kept is found by another, as it was', async () => {
  await store.keep(KEY, sound(1_000))
  expect(await new SpeechStore({ directory, limitMib: 3 }).find(KEY)).toEqual(sound(1_000))
})

test.each(['voiceId', 'model', 'language', 'text', 'spoken'] as const)('another %s is another speech', async (part) => {
  await store.keep(KEY, sound(1_000))
  expect(await store.find({ ...KEY, [part]: 'another' })).toBeUndefined()
})

test('only its owner can read it, and no name has a word of it', async () => {
  await store.keep(KEY, sound(1_000))
  const [name = '', ...others] = await readdir(directory)
  expect(others).toEqual([])
  expect(name).toMatch(/^[0-9a-f]{64}\.speech$/)
  expect((await stat(directory)).mode & 0o777).toBe(0o700)
  expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600)
  expect((await readFile(join(directory, name))).includes('Zephyrine')).toBe(false)
})

test('beyond the limit those go that were used least recently', async () => {
  for (const [name, secondsAgo] of [
    ['one', 30],
    ['two', 20],
    ['three', 10],
  ] as const) {
    await store.keep(text(name), sound(0.9 * MIB))
    await used(text(name), secondsAgo)
  }
  await store.find(text('one'))
  await store.keep(text('four'), sound(0.9 * MIB))
  const found = await Promise.all(['one', 'two', 'three', 'four'].map((name) => store.find(text(name))))
  expect(found.map((speech) => speech !== undefined)).toEqual([true, false, true, true])
})

test.each<[string, (file: Buffer) => Buffer]>([
  ['cut', (file) => file.subarray(0, -100)],
  ['changed', (file) => Buffer.concat([file.subarray(0, -1), Buffer.of(7)])],
  ['empty', () => Buffer.alloc(0)],
  ['another kind of file', () => Buffer.from('RIFF....WAVE'.repeat(20))],
])('a damaged file is as none, and removed: %s', async (_what, damage) => {
  await store.keep(KEY, sound(1_000))
  await writeFile(pathOf(KEY), damage(await readFile(pathOf(KEY))))
  expect(await store.find(KEY)).toBeUndefined()
  expect(await readdir(directory)).toEqual([])
})

test('many who write and read at once find nothing that is half written', async () => {
  const stores = Array.from({ length: 4 }, () => new SpeechStore({ directory, limitMib: 3 }))
  const writing = stores.map((each, value) => each.keep(KEY, sound(0.5 * MIB, value)))
  const reading = stores.map(async (each) => [await each.find(KEY), await each.find(KEY)])
  const read = (await Promise.all(reading)).flat()
  await Promise.all(writing)
  for (const speech of [...read, await store.find(KEY)]) {
    if (speech) expect(speech.every((byte) => byte === speech[0]) && speech.length === 0.5 * MIB).toBe(true)
  }
  expect(await store.find(KEY)).toBeDefined()
  expect(await readdir(directory)).toHaveLength(1)
})

test('what a process left unfinished goes, and files of others stay', async () => {
  await store.keep(KEY, sound(1_000))
  const left = `${pathOf(text('left'))}.unfinished`
  await writeFile(left, 'half')
  const old = new Date(Date.now() - 3_600_000)
  await utimes(left, old, old)
  await writeFile(join(directory, 'README'), 'of somebody else')
  await new SpeechStore({ directory, limitMib: 3 }).keep(text('two'), sound(1_000))
  expect((await readdir(directory)).toSorted()).toEqual([fileNameOf(KEY), fileNameOf(text('two')), 'README'].toSorted())
})

test('a directory that cannot be is as if nothing was kept, and is told of once', async () => {
  await writeFile(join(root, 'file'), '')
  const told: string[] = []
  const nowhere = new SpeechStore({ directory: join(root, 'file', 'speech'), limitMib: 1 }, (code) => told.push(code))
  await nowhere.keep(KEY, sound(1_000))
  await nowhere.keep(KEY, sound(1_000))
  expect(await nowhere.find(KEY)).toBeUndefined()
  expect(told).toEqual(['ENOTDIR'])
})

test('the file of one text is not taken for that of another', async () => {
  await store.keep(KEY, sound(1_000))
  await rename(pathOf(KEY), pathOf(text('two')))
  expect(await store.find(text('two'))).toBeUndefined()
})

test('a speech that is larger than the limit removes no other', async () => {
  await store.keep(KEY, sound(1_000))
  await store.keep(text('long'), sound(4 * MIB))
  expect(await store.find(text('long'))).toBeUndefined()
  expect(await store.find(KEY)).toBeDefined()
})
