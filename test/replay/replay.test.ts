import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
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
import { listHistories, patchesOf, readHistory } from './histories.ts'

/** Each recorded history, with the ids of `patched` that come true in it. */
const REACHED: Record<string, string[]> = {
  'ended-by-a-person.json': [],
  'eventful.json': [],
  'hindered-in-flight.json': ['press-until-written'],
  'never-started.json': [],
  'plain.json': [],
  'recorded.json': [],
  'signed.json': [],
  'sound-settled.json': ['settle-sound'],
  'swollen.json.gz': ['history-limits'],
}

/** Patches that no history reaches, and why. */
const UNREACHED: Record<string, string> = {
  'start-with-last-script':
    'Only a start that names no version, by an API of before, lets an edit in: none is sent any more.',
  'freeze-while-starting': 'Only a start that names its version, by an API of later, is asked for it.',
  'act-as-foreseen': 'Only an act that was previewed, by an API of later, is asked for it.',
}

const WORKFLOWS = fileURLToPath(new URL('../../workflows', import.meta.url))

const patchesInCode = (): string[] =>
  globSync(`${WORKFLOWS}/**/*.ts`).flatMap((file) =>
    Array.from(readFileSync(file, 'utf8').matchAll(/\bpatched\(([^)]*)\)/g), ([, id]) => id?.slice(1, -1) ?? ''),
  )

const bundle = (path: string) =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL(path, import.meta.url)),
    preloadModules: PRELOADED_MODULES,
  })

const replay = (workflowBundle: WorkflowBundleWithSourceMap, file: string) =>
  Worker.runReplayHistory({ workflowBundle }, readHistory(file), `interview-${file}`)

describe('interviews of the past', () => {
  let current: WorkflowBundleWithSourceMap
  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'OFF' } } })
    current = await bundle('../../workflows/index.ts')
  })

  it.each(listHistories())('%s replays with the workflow of today', async (file) => {
    await replay(current, file)
  })

  it('do not replay with a workflow that acts otherwise', async () => {
    const changed = await bundle('./changed-workflow.ts')
    await expect(replay(changed, 'plain.json')).rejects.toThrow(DeterminismViolationError)
  })

  it('reach the patches that are named for each of them', () => {
    expect(Object.fromEntries(listHistories().map((file) => [file, patchesOf(readHistory(file))]))).toEqual(REACHED)
  })

  it('reach every patch of the workflow but those that are named', () => {
    const reached = new Set(Object.values(REACHED).flat())
    expect(patchesInCode().filter((id) => !reached.has(id))).toEqual(Object.keys(UNREACHED))
  })
})
