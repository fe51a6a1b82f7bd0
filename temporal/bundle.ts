/** `node temporal/bundle.ts FILE`: bundles the workflows ahead of time, for WORKFLOW_BUNDLE. */
import { writeFile } from 'node:fs/promises'
import { bundleWorkflowCode } from '@temporalio/worker'
import { WORKFLOW_SOURCES } from './workflows-path.ts'

const [file] = process.argv.slice(2)
if (!file) throw new Error('usage: node temporal/bundle.ts FILE')
const { code } = await bundleWorkflowCode(WORKFLOW_SOURCES)
await writeFile(file, code)
