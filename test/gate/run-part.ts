import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, OUTCOME_FILE } from './outcome-reporter.ts'
import { PARTS, type Part, type PartName } from './parts.ts'
import { portsOf, PORTS } from './ports.ts'
import { runProgram } from './programs.ts'

export interface Surroundings {
  /** Where outcomes are written. */
  directory: string
  /** The server programs by the variables that name them. */
  servers: Record<string, string>
  say(line: string): void
}

/**
 * Runs a project of vitest.config.ts, or what `only` (arguments of vitest) leaves of it.
 * A project in which no test ran has failed, and so has one that ended badly after its tests.
 */
export async function runPart(
  name: PartName,
  { directory, servers, say }: Surroundings,
  only: readonly string[] = [],
): Promise<Outcome> {
  const { limit, servers: needsServers = false }: Part = PARTS[name]
  const outcomeFile = join(directory, `${name}.json`)
  const code = await runProgram({
    command: 'vitest',
    args: [
      ...['run', '--project', name],
      ...['--reporter', needsServers ? 'verbose' : 'default', '--reporter', './test/gate/outcome-reporter.ts'],
      ...only,
    ],
    env: { ...(needsServers ? servers : {}), [OUTCOME_FILE]: outcomeFile, [PORTS]: portsOf(name) },
    limit,
    onLine: say,
  })
  const outcome = readOutcome(outcomeFile)
  rmSync(outcomeFile, { force: true })
  const { passed, failures, slowest } = outcome
  const mayBeEmpty = only.includes('--passWithNoTests')
  if (passed + failures.length === 0 && !mayBeEmpty) failures.push({ line: 'no test ran' })
  else if (code !== 0 && failures.length === 0) failures.push({ line: `ended with ${code} after its tests` })
  if (only.length === 0) for (const { line, ms } of slowest) say(`${(ms / 1_000).toFixed(1).padStart(8)} s  ${line}`)
  return outcome
}

function readOutcome(file: string): Outcome {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Outcome
  } catch {
    return { passed: 0, failures: [], slowest: [] }
  }
}
