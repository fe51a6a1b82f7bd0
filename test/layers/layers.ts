import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { findLongFiles } from './length.ts'
import { findImpurities } from './purity.ts'

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))
const notCode = ['node_modules', 'docs', 'coverage', 'data']

export interface Layers {
  /** How many modules were looked at; a check that saw none proves nothing. */
  modules: number
  /** `rule: from → to`, sorted. */
  violations: string[]
}

/** Checks a tree against the table of folders, what pure code may reach for, and how long a file may be. */
export async function checkLayers(root: string): Promise<Layers> {
  const options = await extractOptions(join(projectRoot, '.dependency-cruiser.cjs'))
  const { output } = await cruise(codeOf(root), { ...options, baseDir: root, validate: true }, undefined, {
    tsConfig: extractTsConfig(join(projectRoot, 'tsconfig.json')),
  })
  const { violations, totalCruised } = (output as ICruiseResult).summary
  const forbidden = violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${packageOf(to)}`)
  return {
    modules: totalCruised,
    violations: [...forbidden, ...findImpurities(root), ...findLongFiles(root)].toSorted(),
  }
}

/** The names of all rules, to show that each of them finds something. */
export async function ruleNames(): Promise<string[]> {
  const { ruleSet } = await extractOptions(join(projectRoot, '.dependency-cruiser.cjs'))
  return (ruleSet?.forbidden ?? []).map(({ name }) => name ?? '')
}

const packageOf = (path: string) => path.replace(/^.*node_modules\/((?:@[^/]+\/)?[^/]+)\/.*$/, '$1')

function codeOf(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !notCode.includes(name))
    .filter((entry) => entry.isDirectory() || /\.(ts|mjs)$/.test(entry.name))
    .map(({ name }) => name)
}
