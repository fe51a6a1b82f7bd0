import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { areUnchanged, stateOf } from './path-states.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'path-states-'))
  for (const folder of ['one', 'two']) {
    mkdirSync(join(root, folder))
    writeFileSync(join(root, folder, 'file'), 'content')
  }
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

it('is the same for two files of one content, and another for another', () => {
  expect(stateOf(join(root, 'one', 'file'))).toBe(stateOf(join(root, 'two', 'file')))
  writeFileSync(join(root, 'two', 'file'), 'other')
  expect(stateOf(join(root, 'one', 'file'))).not.toBe(stateOf(join(root, 'two', 'file')))
})

it('tells a file from a folder, and both from nothing', () => {
  expect(new Set(['one', 'one/file', 'none', 'one/file/none'].map((path) => stateOf(join(root, path)))).size).toBe(4)
})

it('changes with where a link leads to, and with the content there', () => {
  const link = join(root, 'link')
  symlinkSync(join(root, 'one', 'file'), link)
  const before = { [link]: stateOf(link) }
  expect(areUnchanged(before)).toBe(true)
  rmSync(link)
  symlinkSync(join(root, 'two', 'file'), link)
  expect(areUnchanged(before)).toBe(false)
  const after = { [link]: stateOf(link) }
  writeFileSync(join(root, 'two', 'file'), 'other')
  expect(areUnchanged(after)).toBe(false)
})
