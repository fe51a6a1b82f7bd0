import { createHash, randomUUID } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bundle, type BundleSources, makeBundle } from './make-bundle.ts'
import { areUnchanged, type PathStates } from './path-states.ts'
import { openPrivate } from './private-folder.ts'

/** Of all copies of the product that share a folder. */
const KEPT = 8
const NAME = /^[0-9a-f]{16}-[0-9a-f]{64}\.bundle$/
const UNFINISHED = /\.unfinished$/
/** An unfinished file that is older was left behind. */
const UNFINISHED_MS = 10 * 60_000

export interface CacheOptions {
  /** Where bundles are kept, in a folder of its user alone; absent: nowhere. */
  directory: string | undefined
  make?: (sources: BundleSources) => Promise<Bundle>
  /** Told, with the system's word for it, that nothing can be kept. */
  notKept?: (reason: string) => void
}

/**
 * The code of these workflows as their files are now: kept from an earlier start, or made. Whatever fails with the
 * folder is as if nothing was kept.
 */
export async function ensureBundle(
  sources: BundleSources,
  { directory, make = makeBundle, notKept = ignore }: CacheOptions,
): Promise<string> {
  if (directory === undefined) return (await make(sources)).code
  const family = familyOf(sources)
  const folder = tryOr(notKept, () => openPrivate(directory))
  const found = folder && tryOr(ignore, () => find(folder, family))
  if (found !== undefined) return found
  const { code, inputs } = await make(sources)
  if (folder && inputs) tryOr(notKept, () => keep(folder, family, code, inputs))
  return code
}

const ignore = () => undefined

function tryOr<T>(failed: (reason: string) => void, act: () => T): T | undefined {
  try {
    return act()
  } catch (error) {
    failed((error as NodeJS.ErrnoException).code ?? 'unknown')
    return undefined
  }
}

const digestOf = (...parts: string[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** What the code depends on besides files; webpack names modules from the current folder. */
const familyOf = ({ workflowsPath, preloadModules }: BundleSources): string =>
  digestOf(JSON.stringify([process.version, process.cwd(), workflowsPath, preloadModules])).slice(0, 16)

/** Its digest, its inputs and the code, a line each but the last. */
function textOf(name: string, code: string, inputs: PathStates): string {
  const body = `${JSON.stringify(inputs)}\n${code}`
  return `${digestOf(name, body)}\n${body}`
}

/** Undefined when the file is damaged, or another's under this name. */
function parse(name: string, text: string): { code: string; inputs: PathStates } | undefined {
  const body = text.slice(text.indexOf('\n') + 1)
  if (text !== `${digestOf(name, body)}\n${body}`) return undefined
  const end = body.indexOf('\n')
  return { inputs: JSON.parse(body.slice(0, end)) as PathStates, code: body.slice(end + 1) }
}

function find(directory: string, family: string): string | undefined {
  for (const { name } of filesIn(directory).filter((file) => file.name.startsWith(`${family}-`))) {
    const path = join(directory, name)
    const kept = tryOr(ignore, () => parse(name, readFileSync(path, 'utf8')))
    if (!kept) rmSync(path, { force: true })
    else if (areUnchanged(kept.inputs)) {
      const now = new Date()
      // The time of its last use, for whoever makes room.
      tryOr(ignore, () => utimesSync(path, now, now))
      return kept.code
    }
  }
  return undefined
}

function keep(directory: string, family: string, code: string, inputs: PathStates): void {
  const name = `${family}-${digestOf(JSON.stringify(Object.entries(inputs).toSorted()))}.bundle`
  const unfinished = join(directory, `${randomUUID()}.unfinished`)
  try {
    writeFileSync(unfinished, textOf(name, code, inputs), { mode: 0o600, flag: 'wx' })
    renameSync(unfinished, join(directory, name))
  } finally {
    rmSync(unfinished, { force: true })
  }
  const files = filesIn(directory)
  const oldest = Date.now() - UNFINISHED_MS
  const lost = files.filter((file) => UNFINISHED.test(file.name) && file.usedMs < oldest)
  const beyond = files.filter((file) => NAME.test(file.name)).slice(KEPT)
  for (const file of [...lost, ...beyond]) rmSync(join(directory, file.name), { force: true })
}

/** Bundles and unfinished files, the last used first. */
function filesIn(directory: string): { name: string; usedMs: number }[] {
  return readdirSync(directory)
    .filter((name) => NAME.test(name) || UNFINISHED.test(name))
    .flatMap((name) => {
      const stats = lstatSync(join(directory, name), { throwIfNoEntry: false })
      return stats ? [{ name, usedMs: stats.mtimeMs }] : []
    })
    .toSorted((a, b) => b.usedMs - a.usedMs)
}
