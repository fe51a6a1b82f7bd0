import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DefaultLogger } from '@temporalio/worker'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeBundle } from './make-bundle.ts'
import { areUnchanged } from './path-states.ts'
import { WORKFLOW_SOURCES } from './workflows-path.ts'

const ROOT = resolve(import.meta.dirname, '..')
const MODULES = join(ROOT, 'node_modules')
const PATIENCE_MS = 60_000
const quiet = new DefaultLogger('ERROR')

/** Files of the code, as the map says that comes with it. */
function sourcesOf(code: string): string[] {
  const [, map = ''] = /\/\/# sourceMappingURL=data:application\/json;[^,]*base64,(\S+)\s*$/.exec(code) ?? []
  const { sources } = JSON.parse(Buffer.from(map, 'base64').toString()) as { sources: string[] }
  return sources.filter((source) => source.startsWith('/') && existsSync(source))
}

describe('a bundle of small workflows', () => {
  let root: string
  let folder: string
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text)
  const make = (logger = quiet) =>
    makeBundle({ workflowsPath: join(folder, 'index.ts'), preloadModules: [join(folder, 'shared.ts')] }, logger)
  const inputsOf = async () => (await make()).inputs ?? {}

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'make-bundle-'))
    symlinkSync(MODULES, join(root, 'node_modules'))
    folder = join(root, 'workflows')
    mkdirSync(join(folder, 'node_modules', 'near'), { recursive: true })
    write('node_modules/near/package.json', '{ "name": "near", "main": "index.js" }')
    write('node_modules/near/index.js', 'exports.near = "from the package"')
    write('node_modules/near/other.js', 'exports.near = "from the other file"')
    write('index.ts', 'export { work } from "./work.ts"')
    write(
      'work.ts',
      'import ms from "ms"\nimport { near } from "near"\nexport const work = async () => near + ms("1s")',
    )
    write('shared.ts', 'export const shared = 1')
    write('unused.ts', 'export const unused = 1')
  })

  afterEach(() => rmSync(root, { recursive: true, force: true }))

  it('knows what it was made of', { timeout: PATIENCE_MS }, async () => {
    const { code, inputs = {} } = await make()
    expect(code).toContain('from the package')
    const paths = ['index.ts', 'work.ts', 'shared.ts', 'node_modules/near/index.js'].map((file) => join(folder, file))
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(paths))
    expect(areUnchanged(inputs)).toBe(true)
    write('unused.ts', 'export const unused = 2')
    expect(areUnchanged(inputs)).toBe(true)
  })

  it.each<[string, () => void]>([
    ['a workflow changes', () => write('work.ts', 'export const work = async () => 2')],
    ['a preloaded module changes', () => write('shared.ts', 'export const shared = 2')],
    ['a file of a package changes', () => write('node_modules/near/index.js', 'exports.near = "changed"')],
    [
      'a package names another file of its own',
      () => write('node_modules/near/package.json', '{ "name": "near", "main": "other.js" }'),
    ],
    [
      'a nearer package takes the place of another',
      () => {
        mkdirSync(join(folder, 'node_modules', 'ms'))
        write('node_modules/ms/index.js', 'module.exports = () => 0')
      },
    ],
    ['settings of the compiler appear', () => write('.swcrc', '{}')],
    [
      'the folder of packages is another',
      () => {
        rmSync(join(root, 'node_modules'))
        symlinkSync(folder, join(root, 'node_modules'))
      },
    ],
  ])('is out of date when %s', { timeout: PATIENCE_MS }, async (_, change) => {
    const inputs = await inputsOf()
    expect(areUnchanged(inputs)).toBe(true)
    change()
    expect(areUnchanged(inputs)).toBe(false)
  })

  it('does not pass for one of a content that came while it was made', { timeout: PATIENCE_MS }, async () => {
    // The bundler speaks when it has read everything.
    const { code, inputs } = await make(new DefaultLogger('INFO', () => write('work.ts', 'export const work = 2')))
    expect(code).toContain('from the package')
    expect(inputs).toBeUndefined()
  })
})

describe('the bundle of the interviews', () => {
  it('is made of files that it knows', { timeout: PATIENCE_MS }, async () => {
    const { code, inputs } = await makeBundle(WORKFLOW_SOURCES, quiet)
    const ours = sourcesOf(code).filter((source) => /^\/(workflows|interview)\//.test(source.slice(ROOT.length)))
    expect(ours.length).toBeGreaterThan(20)
    const packages = ['package-lock.json', 'node_modules/.package-lock.json'].map((file) => join(ROOT, file))
    expect(Object.keys(inputs ?? {})).toEqual(expect.arrayContaining([...ours, ...packages]))
  })
})
