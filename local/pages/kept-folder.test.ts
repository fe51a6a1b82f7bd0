import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureFolder } from './kept-folder.ts'

let root: string
let directory: string
let source: string
let made: number

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kept-folder-'))
  directory = join(root, 'cache', 'pages')
  source = 'first'
  made = 0
})
afterEach(() => rmSync(root, { recursive: true }))

/** The smallest build: the page is the source. */
const copy = async (folder: string) => {
  made++
  writeFileSync(join(folder, 'page.html'), source)
}
const ensure = (make = copy) => ensureFolder({ directory, digest: () => source, make })
const pageIn = (folder: string) => readFileSync(join(folder, 'page.html'), 'utf8')

test('a folder is made once for the same sources, and the earlier one is found again for the earlier sources', async () => {
  const first = await ensure()
  expect(await ensure()).toBe(first)
  expect(made).toBe(1)
  source = 'second'
  expect(pageIn(await ensure())).toBe('second')
  source = 'first'
  expect(pageIn(await ensure())).toBe('first')
  expect(made).toBe(2)
})

test.each<[string, (folder: string) => void]>([
  ['was changed', (folder) => writeFileSync(join(folder, 'page.html'), 'another')],
  ['lost a file', (folder) => rmSync(join(folder, 'page.html'))],
  ['got another file', (folder) => writeFileSync(join(folder, 'more.js'), 'more')],
  ['lost its account', (folder) => rmSync(join(folder, '.content.json'))],
])('a folder that %s is made anew', async (_what, harm) => {
  harm(await ensure())
  const folder = await ensure()
  expect([made, pageIn(folder), existsSync(join(folder, 'more.js'))]).toEqual([2, 'first', false])
})

test('what was made of sources that changed meanwhile is used now, and never for them', async () => {
  const folder = await ensure(async (unfinished) => {
    await copy(unfinished)
    source = 'second'
  })
  expect(pageIn(folder)).toBe('first')
  expect(pageIn(await ensure())).toBe('second')
})

test('two that make the same at once end with one, whole', async () => {
  const [one, other] = await Promise.all([ensure(), ensure()])
  expect([one, pageIn(one), readdirSync(directory)]).toEqual([other, 'first', ['first']])
})

test('a build that fails leaves nothing', async () => {
  const failing = async (folder: string) => {
    await copy(folder)
    throw new Error('does not build')
  }
  await expect(ensure(failing)).rejects.toThrow('does not build')
  expect(readdirSync(directory)).toEqual([])
})

test('of many folders the last used are kept', async () => {
  for (let version = 1; version <= 10; version++) {
    source = `version ${version}`
    await ensure()
  }
  expect(readdirSync(directory)).toHaveLength(8)
  expect(readdirSync(directory)).toContain('version 10')
})

test('a folder in which others may write is not used', async () => {
  await ensure()
  chmodSync(directory, 0o777)
  await expect(ensure()).rejects.toThrow('its user’s alone')
})
