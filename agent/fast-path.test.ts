import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepPrivate } from './fast-path.ts'

let parent: string
let path: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'lexnova-private-'))
  path = join(parent, 'sockets')
})
afterEach(() => rmSync(parent, { recursive: true }))

test('the directory of sockets is made for its owner alone, whatever the mask, and stays so', () => {
  const mask = process.umask(0)
  try {
    keepPrivate(path)
    keepPrivate(path)
  } finally {
    process.umask(mask)
  }
  expect(statSync(path).mode & 0o777).toBe(0o700)
})

test('one that others may enter, or that leads elsewhere, is not taken', () => {
  mkdirSync(path, { mode: 0o700 })
  chmodSync(path, 0o711)
  expect(() => keepPrivate(path)).toThrow('not a directory of this user alone')
  const link = join(parent, 'link')
  chmodSync(path, 0o700)
  symlinkSync(path, link)
  expect(() => keepPrivate(link)).toThrow('not a directory of this user alone')
  const file = join(parent, 'file')
  writeFileSync(file, '')
  expect(() => keepPrivate(file)).toThrow()
})
