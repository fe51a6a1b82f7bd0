import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js'
import {
  bundleWorkflowCode,
  DefaultLogger,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker'
import { DeterminismViolationError } from '@temporalio/workflow'
import { beforeAll, describe, expect, it } from 'vitest'
import { PRELOADED_MODULES } from '../../temporal/workflows-path.ts'

const HISTORIES = fileURLToPath(new URL('./histories', import.meta.url))
const files = readdirSync(HISTORIES).filter((name) => name.endsWith('.json'))

const bundle = (path: string) =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL(path, import.meta.url)),
    preloadModules: PRELOADED_MODULES,
  })

const replay = async (workflowBundle: WorkflowBundleWithSourceMap, file: string) => {
  const history = historyFromJSON(JSON.parse(readFileSync(`${HISTORIES}/${file}`, 'utf8')))
  await Worker.runReplayHistory({ workflowBundle }, history, `interview-${file}`)
}

describe('interviews of the past', () => {
  let current: WorkflowBundleWithSourceMap
  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'OFF' } } })
    current = await bundle('../../workflows/index.ts')
  })

  it('are there to be replayed', () => {
    expect(files.length).toBeGreaterThanOrEqual(4)
  })

  it.each(files)('%s replays with the workflow of today', async (file) => {
    await replay(current, file)
  })

  it('do not replay with a workflow that acts otherwise', async () => {
    const changed = await bundle('./changed-workflow.ts')
    await expect(replay(changed, 'plain.json')).rejects.toThrow(DeterminismViolationError)
  })
})
