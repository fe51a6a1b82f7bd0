import { availableParallelism } from 'node:os'

/** One command; it ends with exit code 0 when all is well, and its output is shown when it is not. */
export type Check = readonly [command: string, ...args: string[]]

/** Run in this order, each alone; all of them take seconds. */
export const CHECKS: Record<string, Check> = {
  types: ['tsc', '-p', '.'],
  // What runs in a browser knows other globals.
  'page-types': ['tsc', '-p', 'dashboard'],
  'test-page-types': ['tsc', '-p', 'test/browser/page'],
  // What they have a page do stands among what they do themselves.
  'browser-test-types': ['tsc', '-p', 'test/browser'],
  lint: ['oxlint'],
  format: ['biome', 'format', '.'],
  layers: [process.execPath, 'test/layers/check.ts'],
  unused: ['knip'],
}

export interface Part {
  /** Minutes after which the whole part has failed. */
  limit: number
  /** Of a machine with two cores, between 0 and 1: parts run side by side as long as their shares fit. */
  share: number
  /** Test files at a time; one when it is left out. */
  workers?: number
  /** Needs the Temporal and LiveKit programs. */
  servers?: boolean
  /** Real servers or sound on a machine that does other things too: a test that fails has a second try. */
  secondTry?: boolean
  /** Takes root and minutes: left out unless it is asked for. */
  onlyNamed?: boolean
}

const CORES = Math.max(2, availableParallelism())

/**
 * Projects of vitest.config.ts, begun in this order. What has real rooms and people takes two cores for itself:
 * beside another of its kind speech and leases come too late, and neither is done sooner.
 */
export const PARTS = {
  unit: { limit: 15, share: 1, workers: CORES },
  faults: { limit: 40, share: 1, servers: true, secondTry: true },
  system: { limit: 35, share: 1, servers: true, secondTry: true },
  attacks: { limit: 20, share: 1, servers: true, secondTry: true },
  'first-run': { limit: 10, share: 1, servers: true, secondTry: true },
  vendors: { limit: 20, share: 1, secondTry: true },
  contract: { limit: 20, share: 0.5, servers: true },
  browser: { limit: 30, share: 0.5, servers: true, secondTry: true },
  simulation: { limit: 20, share: 0.5 },
  images: { limit: 25, share: 0.5, servers: true, onlyNamed: true, secondTry: true },
  replay: { limit: 5, share: 0.5 },
  compose: { limit: 5, share: 0.5 },
} satisfies Record<string, Part>

export type PartName = keyof typeof PARTS
