import { parseArgs } from 'node:util'
import { dataDirOf, loadDotEnv, root } from '../place.ts'
import { type Context, runChecks } from './checks.ts'
import { canStart, show } from './line.ts'

const usage = 'Usage: npm run doctor -- [--json]\n'

function readArguments(): { json: boolean } {
  try {
    return { json: parseArgs({ options: { json: { type: 'boolean' } } }).values.json === true }
  } catch {
    process.stderr.write(usage)
    process.exit(2)
  }
}

const { json } = readArguments()
loadDotEnv()
const context: Context = { root, environment: process.env, dataDir: dataDirOf(process.env) }
const lines = await runChecks(context)
process.stdout.write(
  `${json ? JSON.stringify({ can_start: canStart(lines), checks: lines }, undefined, 2) : show(lines)}\n`,
)
// A connection that a check gave up may still be under way.
process.exit(canStart(lines) ? 0 : 1)
