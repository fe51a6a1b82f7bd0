import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureBundle } from './bundle-cache.ts'
import type { Bundle, BundleSources } from './make-bundle.ts'
import { stateOf } from './path-states.ts'

let root: string
let directory: string
let source: string
let sources: BundleSources
let made: number

/** The smallest bundler: the code is the source. */
const copy = async ({ workflowsPath }: BundleSources): Promise<Bundle> => {
  made++
  return { code: readFileSync(workflowsPath, 'utf8'), inputs: { [workflowsPath]: stateOf(workflowsPath) } }
}
const ensure = (from = sources) => ensureBundle(from, { directory, make: copy })
const theOnlyFile = () => {
  const [name = '', ...others] = readdirSync(directory)
  expect(others).toEqual([])
  return join(directory, name)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bundle-cache-'))
  directory = join(root, 'cache', 'workflows')
  source = join(root, 'workflow.ts')
  sources = { workflowsPath: source, preloadModules: [] }
  writeFileSync(source, 'first')
  made = 0
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('a bundle', () => {
  it('is made once for the same content', async () => {
    expect([await ensure(), await ensure()]).toEqual(['first', 'first'])
    expect(made).toBe(1)
    theOnlyFile()
  })

  it('is another one for another content, and the earlier one again for the earlier content', async () => {
    await ensure()
    writeFileSync(source, 'second')
    expect(await ensure()).toBe('second')
    writeFileSync(source, 'first')
    expect(await ensure()).toBe('first')
    expect(made).toBe(2)
  })

  it('is another one with other preloaded modules', async () => {
    await ensure()
    await ensure({ ...sources, preloadModules: [source] })
    expect(made).toBe(2)
  })

  it.each<[string, (file: Buffer) => Buffer]>([
    ['cut off', (file) => file.subarray(0, -1)],
    ['empty', () => Buffer.alloc(0)],
    ['changed in its code', (file) => Buffer.from(file.toString().replace(/first$/, 'fjrst'))],
    ['changed in its inputs', (file) => Buffer.from(file.toString().replace('workflow.ts', 'workflow.js'))],
  ])('that is %s is made anew', async (_, damage) => {
    await ensure()
    const file = theOnlyFile()
    const whole = readFileSync(file)
    writeFileSync(file, damage(whole))
    expect(await ensure()).toBe('first')
    expect(made).toBe(2)
    expect(readFileSync(theOnlyFile())).toEqual(whole)
  })

  it('of which nobody knows what it was made of is not kept', async () => {
    const make = async (from: BundleSources) => ({ code: (await copy(from)).code })
    for (const _ of [1, 2]) expect(await ensureBundle(sources, { directory, make })).toBe('first')
    expect(made).toBe(2)
    expect(readdirSync(directory)).toEqual([])
  })

  it('is one file and the same for several who want it at once', async () => {
    expect(await Promise.all([ensure(), ensure(), ensure()])).toEqual(['first', 'first', 'first'])
    theOnlyFile()
  })

  it('goes when eight others were used since', async () => {
    for (const content of ['first', '1', '2', '3', '4', '5', '6', '7', '8']) {
      writeFileSync(source, content)
      await ensure()
    }
    expect(readdirSync(directory)).toHaveLength(8)
    writeFileSync(source, '8')
    await ensure()
    expect(made).toBe(9)
  })
})

describe('the folder', () => {
  it('is its user’s alone, and so are the files', async () => {
    await ensure()
    expect(statSync(directory).mode & 0o777).toBe(0o700)
    expect(statSync(theOnlyFile()).mode & 0o777).toBe(0o600)
  })

  it('is neither read nor written when others may write there', async () => {
    await ensure()
    chmodSync(directory, 0o777)
    const reasons: string[] = []
    const open = { directory, make: copy, notKept: (reason: string) => reasons.push(reason) }
    expect(await ensureBundle(sources, open)).toBe('first')
    writeFileSync(source, 'second')
    expect(await ensureBundle(sources, open)).toBe('second')
    expect(made).toBe(3)
    expect(reasons).toEqual(['NOT_PRIVATE', 'NOT_PRIVATE'])
    theOnlyFile()
  })

  it('that cannot be made costs only time', async () => {
    writeFileSync(join(root, 'cache'), '')
    const reasons: string[] = []
    const options = { directory, make: copy, notKept: (reason: string) => reasons.push(reason) }
    expect(await ensureBundle(sources, options)).toBe('first')
    expect(reasons).toEqual(['ENOTDIR'])
  })

  it('that is not given costs only time', async () => {
    expect(await ensureBundle(sources, { directory: undefined, make: copy })).toBe('first')
  })

  it('with something else under the name of a bundle is used all the same', async () => {
    await ensure()
    const file = theOnlyFile()
    rmSync(file)
    mkdirSync(file)
    expect(await ensure()).toBe('first')
  })
})
