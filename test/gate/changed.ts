import { execFileSync } from 'node:child_process'
import type { Choice } from './choice.ts'
import { CHECKS, PARTS, type PartName } from './parts.ts'
import { ROOT } from './programs.ts'

export interface Change {
  /** The commit that the change began from. */
  since: string
  /** Paths from the root of the repository, those that are new to git included. */
  files: string[]
}

const git = (...args: string[]): string[] =>
  execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '')

/** What is not committed, or else the last commit; with a commit or branch, everything since. */
export function changedFiles(since?: string): Change {
  const uncommitted = git('status', '--porcelain')
  const base = since ?? (uncommitted.length > 0 ? 'HEAD' : 'HEAD~1')
  const [commit = base] = git('merge-base', base, 'HEAD')
  const fresh = git('ls-files', '--others', '--exclude-standard')
  return { since: commit, files: [...git('diff', '--name-only', '--diff-filter=d', commit), ...fresh] }
}

/** Parts whose tests reach the product by imports alone, and what they are about when that is less than all. */
const BY_IMPORTS: Partial<Record<PartName, RegExp>> = {
  unit: /./,
  simulation: /./,
  vendors: /^(agent\/(hearing|speech|judging|recording)|sound|test\/doubles|interview\/(spoken|judging|languages))\//,
}

/** Parts that run as a whole when something in these places changed. */
const BY_PLACE: Partial<Record<PartName, RegExp>> = {
  replay: /^(workflows|interview|temporal|activities|test\/replay)\//,
  compose: /^(docker-compose\.yml|Dockerfile|(config|settings)\.ts|\.env\.example|deploy\/|test\/containers\/)/,
  contract: /^(api\/|test\/contract\/)/,
}

const PRODUCT =
  /^(activities|agent|api|config|db|documents|interview|local|log|main|semaphore|settings|sound|temporal|workflows)\b.*\.(ts|mjs)$/
/** The shortest interview through all of the product. */
const ONE_INTERVIEW = 'test/system/acts.system.test.ts'
const TEST_FILE = /\.(system|fault|attack|browser|first-run)\.test\.ts$|^test\/containers\/(images|edge)\.test\.ts$/
const FOLDERS: Partial<Record<PartName, string>> = {
  faults: 'test/faults/',
  system: 'test/system/',
  attacks: 'test/attacks/',
  'first-run': 'test/first-run/',
  browser: 'test/browser/',
  images: 'test/containers/',
}

/** What a change can touch: by imports, by place, its own test files, and one interview through the whole product. */
export function choiceFor({ since, files }: Change): Choice {
  const parts: Choice['parts'] = []
  const leftOut: string[] = []
  for (const name of Object.keys(PARTS) as PartName[]) {
    const about = BY_IMPORTS[name]
    const place = BY_PLACE[name]
    if (about) {
      if (files.some((file) => about.test(file))) parts.push({ name, only: ['--changed', since, '--passWithNoTests'] })
      else leftOut.push(`${name}: nothing that it is about has changed`)
      if (parts.at(-1)?.name === name) leftOut.push(`${name}: files that import nothing of the change`)
    } else if (place) {
      if (files.some((file) => place.test(file))) parts.push({ name })
      else leftOut.push(`${name}: nothing in its places has changed`)
    } else {
      const own = files.filter((file) => TEST_FILE.test(file) && file.startsWith(FOLDERS[name] ?? '\0'))
      if (name === 'system') own.push(...files.filter((file) => /^local\/.*\.system\.test\.ts$/.test(file)))
      if (name === 'system' && files.some((file) => PRODUCT.test(file))) own.push(ONE_INTERVIEW)
      if (own.length > 0) parts.push({ name, only: [...new Set(own)] })
      leftOut.push(own.length > 0 ? `${name}: all but ${own.join(', ')}` : `${name}: run it by its name`)
    }
  }
  return { checks: Object.keys(CHECKS), parts, leftOut }
}
