import { parseArgs } from 'node:util'
import { loadDotEnv } from '../dot-env.ts'
import { dataDirOf, root } from '../place.ts'
import { runChecks, runVendorChecks } from './checks.ts'
import type { Context } from './context.ts'
import { visibleJson, visibleLines } from '../visible.ts'
import { canStart, fault, type Line, show, showVendors, warning } from './line.ts'

const usage = `Usage: npm run doctor -- [--json] [--vendors]
--vendors makes one small real call to each vendor whose key is set, in place of the checks for a start.
`

function readArguments(): { json: boolean; vendors: boolean } {
  try {
    const { json = false, vendors = false } = parseArgs({
      options: { json: { type: 'boolean' }, vendors: { type: 'boolean' } },
    }).values
    return { json, vendors }
  } catch {
    process.stderr.write(usage)
    process.exit(2)
  }
}

const { json, vendors } = readArguments()
const ofFile = readSettings()
const context: Context = { root, environment: process.env, dataDir: dataDirOf(process.env) }
const lines = [...ofFile, ...(await (vendors ? runVendorChecks(context) : runChecks(context)))]
const verdict = vendors ? { vendors_answer: canStart(lines) } : { can_start: canStart(lines) }
const shown = vendors ? showVendors(lines) : show(lines)
process.stdout.write(`${json ? visibleJson({ ...verdict, checks: lines }, 2) : visibleLines(shown)}\n`)
// A connection that a check gave up may still be under way.
process.exit(canStart(lines) ? 0 : 1)

function readSettings(): Line[] {
  const check = '.env'
  try {
    return loadDotEnv(root, process.env).map((found) => warning(check, found, 'Correct the name, or take it out.'))
  } catch (error) {
    return [fault(check, (error as Error).message, 'The settings in it are not used.')]
  }
}
