import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { PARTS, type Part, type PartName } from './test/gate/parts.ts'

/** One part of `npm test`. In a run of several parts they follow one another. */
const part = (
  name: PartName,
  test: NonNullable<TestProjectInlineConfiguration['test']>,
): TestProjectInlineConfiguration => {
  const { workers = 1 }: Part = PARTS[name]
  const groupOrder = Object.keys(PARTS).indexOf(name) + 1
  return { test: { name, maxWorkers: workers, sequence: { groupOrder }, ...test } }
}

/** Real servers, real rooms, processes that are killed: time for all of it, and interviews side by side that two cores carry. */
const wholeSystem = {
  testTimeout: 240_000,
  hookTimeout: 180_000,
  maxConcurrency: 3,
  setupFiles: 'test/gate/use-ports.ts',
}

export default defineConfig({
  test: {
    slowTestThreshold: 5_000,
    projects: [
      part('unit', {
        include: ['**/*.test.{ts,tsx}'],
        exclude: [
          '**/node_modules/**',
          '**/*.{system,vendor}.test.ts',
          'test/{system,faults,attacks,simulation,replay,containers,contract,browser,first-run}/**',
        ],
        // Nothing of ours keeps anything in its modules, so that one process may read them once for all its files.
        isolate: false,
        globalSetup: 'test/postgres.ts',
        setupFiles: 'test/gate/use-ports.ts',
        testTimeout: 15_000,
        hookTimeout: 30_000,
      }),
      // The vendors' plugins against the doubles: speech takes its time, and a busy machine tears it.
      part('vendors', {
        include: ['**/*.vendor.test.ts'],
        exclude: ['**/node_modules/**'],
        setupFiles: 'test/gate/use-ports.ts',
        testTimeout: 60_000,
        hookTimeout: 120_000,
      }),
      part('simulation', { include: ['test/simulation/**/*.test.ts'], testTimeout: 900_000 }),
      part('system', { include: ['test/system/**/*.system.test.ts', 'local/stack.system.test.ts'], ...wholeSystem }),
      part('first-run', { include: ['test/first-run/*.first-run.test.ts'], ...wholeSystem }),
      part('faults', { include: ['test/faults/**/*.fault.test.ts'], ...wholeSystem }),
      part('attacks', {
        include: ['test/attacks/**/*.attack.test.ts'],
        globalSetup: 'test/attacks/global.ts',
        ...wholeSystem,
      }),
      part('compose', { include: ['test/containers/compose.test.ts'], testTimeout: 120_000 }),
      part('images', { include: ['test/containers/{images,edge}.test.ts'], ...wholeSystem }),
      part('contract', { include: ['test/contract/**/*.test.ts'], ...wholeSystem }),
      part('browser', {
        include: ['test/browser/**/*.browser.test.ts'],
        globalSetup: 'test/browser/install.ts',
        ...wholeSystem,
      }),
      part('replay', { include: ['test/replay/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 }),
    ],
  },
})
