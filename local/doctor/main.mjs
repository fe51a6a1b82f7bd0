/**
 * `npm run doctor`: checks what a start needs, also when the packages are missing or broken.
 * Runs on any Node from 20; run.ts needs Node 24 and no package.
 */
import { spawnSync } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withoutProxyHere } from '../loopback.mjs'
import { findNode, nodeMissing } from '../node.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(dirname(here))
const args = process.argv.slice(2)
const node = findNode(root)

if (node) {
  const { status } = spawnSync(node, [join(here, 'run.ts'), ...args], {
    stdio: 'inherit',
    env: {
      ...withoutProxyHere(process.env),
      PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].filter(Boolean).join(delimiter),
    },
  })
  process.exitCode = status ?? 1
} else {
  const advice = 'Run npm ci: on Linux it brings Node 24. Elsewhere install it from https://nodejs.org.'
  const line = { grade: 'fault', check: 'Node', found: nodeMissing, advice }
  console.log(
    args.includes('--json')
      ? JSON.stringify({ can_start: false, checks: [line] })
      : `✗ Node  ${nodeMissing}\n        → ${advice}\n\nThe other checks need it.`,
  )
  process.exitCode = 1
}
