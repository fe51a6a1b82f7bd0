/** `node temporal/bundle.ts FILE`: bundles the workflows ahead of time, for WORKFLOW_BUNDLE. */
import { writeFile } from 'node:fs/promises'
import { bundleWorkflowCode } from '@temporalio/worker'
import { PRELOADED_MODULES, WORKFLOWS_PATH } from './workflows-path.ts'

const [file] = process.argv.slice(2)
if (!file) throw new Error('usage: node temporal/bundle.ts FILE')
const { code } = await bundleWorkflowCode({ workflowsPath: WORKFLOWS_PATH, preloadModules: PRELOADED_MODULES })
await writeFile(file, code)
