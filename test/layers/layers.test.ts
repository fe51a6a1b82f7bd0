import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkLayers, projectRoot, ruleNames } from './layers.ts'

const bad = fileURLToPath(new URL('./bad', import.meta.url))
const patient = { timeout: 30_000 }

test('every kind of forbidden import is found in the known-bad tree', patient, async () => {
  const { violations } = await checkLayers(bad)
  expect(violations).toEqual([
    'activities-imports: activities/imports-workflow.ts → workflows/messages.ts',
    'activities-in-the-worker: temporal/imports-activity.ts → activities/effects.ts',
    'agent-imports: agent/imports-queries.ts → db/queries.ts',
    'agent-imports: agent/imports-worker.ts → temporal/worker.ts',
    'agent-imports: agent/imports-workflow.ts → workflows/imports-node.ts',
    'agent-kinds-apart: agent/imports-kind.ts → agent/scripted/officer.ts',
    'api-imports: api/imports-agent.ts → agent/imports-worker.ts',
    'api-imports: api/imports-dashboard.ts → dashboard/room/views/view.ts',
    'api-imports: api/imports-local.ts → local/stack.ts',
    'circular-types: db/circular-one.ts → db/circular-two.ts',
    'circular-types: db/circular-types-one.ts → db/circular-types-two.ts',
    'circular: db/circular-one.ts → db/circular-two.ts',
    'dashboard-alone: api/imports-dashboard.ts → dashboard/room/views/view.ts',
    'dashboard-build-apart: dashboard/build/imports-page.ts → dashboard/room/views/view.ts',
    'dashboard-imports: dashboard/imports-db.ts → db/queries.ts',
    'dashboard-node: dashboard/imports-node.ts → fs',
    'db-imports: db/imports-api.ts → api/server.ts',
    'db-interview-types: db/imports-value.ts → interview/state.ts',
    'documents-imports: documents/imports-db.ts → db/queries.ts',
    'engine-draws-nothing: dashboard/room/engine/draws.ts → dashboard/room/views/view.ts',
    'engine-draws-nothing: dashboard/room/engine/draws.ts → react',
    'folder-not-in-table: elsewhere/thing.ts → config.ts',
    'impure: interview/impure.ts:10 → setTimeout',
    'impure: interview/impure.ts:11 → globalThis',
    'impure: interview/impure.ts:12 → import()',
    'impure: interview/impure.ts:14 → console',
    'impure: interview/impure.ts:3 → Date.now',
    'impure: interview/impure.ts:4 → new Date()',
    'impure: interview/impure.ts:5 → Date()',
    'impure: interview/impure.ts:6 → Math.random',
    'impure: interview/impure.ts:7 → crypto',
    'impure: interview/impure.ts:8 → process',
    'impure: interview/impure.ts:9 → performance',
    'impure: workflows/impure.ts:2 → Math.random',
    'impure: workflows/impure.ts:2 → crypto',
    'impure: workflows/impure.ts:2 → performance',
    'impure: workflows/impure.ts:2 → process',
    'interview-imports: interview/imports-config.ts → config.ts',
    'interview-imports: interview/imports-db.ts → db/queries.ts',
    'interview-packages: interview/imports-node.ts → crypto',
    'interview-packages: interview/imports-sdk.ts → livekit-server-sdk',
    'interview-packages: interview/impure.ts → fs',
    'knowledge-imports: knowledge/imports-interview.ts → interview/state.ts',
    'livekit-in-the-engine: dashboard/room/views/imports-livekit.ts → livekit-client',
    'product-imports-dev-packages: api/imports-dev-package.ts → vitest',
    'product-imports-tests: api/imports-local.ts → local/stack.ts',
    'root-imports: log.ts → db/queries.ts',
    'sound-imports: sound/imports-db.ts → db/queries.ts',
    'temporal-imports: temporal/imports-db.ts → db/queries.ts',
    'unlisted-package: db/imports-unlisted.ts → pg-types',
    'unresolvable: db/imports-nothing.ts → ./missing.ts',
    'workflows-activities-types: workflows/imports-activity.ts → activities/effects.ts',
    'workflows-imports: workflows/imports-db.ts → db/queries.ts',
    'workflows-packages: workflows/imports-node.ts → fs',
    'workflows-packages: workflows/imports-sdk.ts → @temporalio/common',
    'workflows-reach-node: workflows/imports-node.ts → fs',
    'workflows-reach-node: workflows/reaches-node.ts → crypto',
  ])
})

test('no rule is there that the known-bad tree does not break', patient, async () => {
  const { violations } = await checkLayers(bad)
  const broken = new Set(violations.map((violation) => violation.split(':')[0]))
  expect((await ruleNames()).filter((name) => !broken.has(name))).toEqual([])
})

test('the product keeps to the table', patient, async () => {
  const { modules, violations } = await checkLayers(projectRoot)
  expect(violations).toEqual([])
  expect(modules).toBeGreaterThan(50)
})
