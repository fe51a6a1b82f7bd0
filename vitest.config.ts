import { defineConfig } from 'vitest/config'

/** Real servers, real rooms, processes that are killed: one file at a time, and time for all of it. */
const wholeSystem = { fileParallelism: false, testTimeout: 240_000, hookTimeout: 180_000 }

export default defineConfig({
  test: {
    slowTestThreshold: 5_000,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [
            '**/node_modules/**',
            '**/*.{system,vendor}.test.ts',
            'test/{system,faults,attacks,simulation,replay,containers,contract,browser,first-run}/**',
          ],
          globalSetup: 'test/postgres.ts',
          testTimeout: 15_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          // The vendors' plugins against the doubles: speech takes its time, and a busy machine tears it.
          name: 'vendors',
          include: ['**/*.vendor.test.ts'],
          exclude: ['**/node_modules/**'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'simulation', include: ['test/simulation/**/*.test.ts'], testTimeout: 600_000 } },
      {
        test: {
          name: 'system',
          include: ['test/system/**/*.system.test.ts', 'local/stack.system.test.ts'],
          ...wholeSystem,
        },
      },
      { test: { name: 'first-run', include: ['test/first-run/*.first-run.test.ts'], ...wholeSystem } },
      { test: { name: 'faults', include: ['test/faults/**/*.fault.test.ts'], ...wholeSystem } },
      {
        test: {
          name: 'attacks',
          include: ['test/attacks/**/*.attack.test.ts'],
          globalSetup: 'test/attacks/global.ts',
          // Interviews side by side that two cores carry.
          maxConcurrency: 3,
          ...wholeSystem,
        },
      },
      { test: { name: 'compose', include: ['test/containers/compose.test.ts'], testTimeout: 120_000 } },
      { test: { name: 'images', include: ['test/containers/{images,edge}.test.ts'], ...wholeSystem } },
      { test: { name: 'contract', include: ['test/contract/**/*.test.ts'], ...wholeSystem } },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.browser.test.ts'],
          globalSetup: 'test/browser/install.ts',
          ...wholeSystem,
        },
      },
      { test: { name: 'replay', include: ['test/replay/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
})
