import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from './layers.ts'
import { findLongFiles, MOST_LINES } from './length.ts'

let tree: string
beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'lexnova-long-'))
})
afterAll(() => rmSync(tree, { recursive: true, force: true }))

function write(file: string, lines: number): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true })
  writeFileSync(join(tree, file), 'x\n'.repeat(lines))
}

test('a file of code that is too long is named, at any depth; no other is', () => {
  const long = ['config.ts', 'agent/room/events.test.ts', 'local/node.mjs', 'test/vectors/verify.py']
  for (const file of long) write(file, MOST_LINES + 1)
  for (const file of ['log.ts', 'api/app.ts']) write(file, MOST_LINES)
  for (const file of ['README.md', 'node_modules/x/index.js', 'api/node_modules/y.ts']) write(file, MOST_LINES + 1)
  expect(findLongFiles(tree).toSorted()).toEqual(
    long.map((file) => `too-long: ${file} → ${MOST_LINES + 1} lines`).toSorted(),
  )
})

test('no file of code is longer than it may be', () => {
  expect(findLongFiles(projectRoot)).toEqual([])
})
