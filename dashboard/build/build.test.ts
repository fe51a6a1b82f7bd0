import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import config from '../vite.config.ts'
import { buildPages } from './build.ts'

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'))
  await buildPages(folder)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

const read = (file: string) => readFileSync(join(folder, file))
const loaded = () => readdirSync(join(folder, 'pages')).map((name) => `pages/${name}`)
const addressesIn = (html: string) => [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address)

test('there is a page for respondents, one for staff, and one with every state', () => {
  expect(readdirSync(folder).filter((name) => name.endsWith('.html'))).toEqual([
    'room.html',
    'staff.html',
    'states.html',
  ])
})

test('a page loads what lies beside it, wherever it is served, staff’s from the root, and has nothing in its text that runs', () => {
  for (const page of ['room.html', 'staff.html', 'states.html']) {
    const html = read(page).toString()
    const files = addressesIn(html).filter((address) => !address.startsWith('data:'))
    expect(files.length).toBeGreaterThan(0)
    const base = page === 'staff.html' ? '/' : ''
    for (const file of files) expect(loaded().map((one) => base + one)).toContain(file)
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/)
  }
})

test('what is loaded has the hash of its content in its name', () => {
  const names = loaded().filter((name) => !/\.(br|gz)$/.test(name))
  expect(names.filter((name) => !/-[\w-]{8}\.\w+$/.test(name))).toEqual([])
})

test('what is compressed is the same', () => {
  const compressed = loaded().filter((name) => /\.(br|gz)$/.test(name))
  expect(compressed.length).toBeGreaterThan(0)
  for (const name of compressed) {
    const open = name.endsWith('.br') ? brotliDecompressSync : gunzipSync
    expect(open(read(name)).equals(read(name.replace(/\.(br|gz)$/, '')))).toBe(true)
  }
})

const ZOD = JSON.stringify(fileURLToPath(import.meta.resolve('zod')))
async function buildOf(name: string, text: string) {
  const entry = join(folder, name)
  writeFileSync(entry, text)
  await build({
    ...config,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, rolldownOptions: { input: entry } },
  })
}

test('a page that would begin with zod is not built', async () => {
  const large = buildOf('large.js', `import { z } from ${ZOD}\nconsole.log(z)\n`)
  await expect(large).rejects.toThrow('zod, which is too large for a page')
})

test('what a page loads late may have it', async () => {
  await buildOf('late.js', `import(${ZOD}).then(console.log)\n`)
})
