/**
 * `npm test`: everything that must hold; `npm test -- unit lint` runs these parts alone, and `npm test -- all` also
 * those that are left out otherwise. `changed` and `repeat` are described in test/README.md.
 * A test of a part with real servers or sound that failed is run once more, alone, at the end: when it passes
 * then, it counts as passed and is named in a line that begins with `Unsteady: `. A third one in a run has failed.
 * What failed is named once more at the end, each in a line that begins with `Failed: `. The last line is
 * `N passed, N failed`: every test counts one, and so does every check.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { showWait } from '../local/progress.ts'
import { ensureServers } from '../local/servers/lookup.ts'
import { openSupervisor } from '../local/supervisor.ts'
import type { Failure, Outcome } from './gate/outcome-reporter.ts'
import { CHECKS, PARTS, type Part, type PartName } from './gate/parts.ts'
import { runProgram, stopPrograms } from './gate/programs.ts'
import { repeat } from './gate/repeat.ts'
import { runPart } from './gate/run-part.ts'
import { patternOf, settle, type Settled } from './gate/second-try.ts'
import { sideBySide } from './gate/side-by-side.ts'
import { type Choice, choose } from './gate/choice.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

let stopped = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopped = true
    stopPrograms()
  })
}

const [first, ...rest] = process.argv.slice(2)
if (first === 'repeat') process.exit(await repeat(rest, say, () => stopped))
const choice = choose(process.argv.slice(2))
if ('unknown' in choice) {
  process.stderr.write(`${choice.unknown}\n`)
  process.exit(2)
}
process.exit(await runAll(choice))

/** Resolves with the exit code. */
async function runAll({ checks, parts, leftOut }: Choice): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'lexnova-test-'))
  const failed: { part: string; failure: Failure }[] = []
  const minutes: string[] = []
  let passed = 0
  let settled: Settled = { passed: 0, failures: [], unsteady: [] }
  const count = async (name: string, run: () => Promise<Outcome>) => {
    if (stopped) return
    const startedMs = performance.now()
    const outcome = await run()
    passed += outcome.passed
    failed.push(...outcome.failures.map((failure) => ({ part: name, failure })))
    minutes.push(`${name} ${((performance.now() - startedMs) / 60_000).toFixed(1)}`)
  }
  try {
    const isServed = parts.some(({ name }) => (PARTS[name] as Part).servers)
    const servers = isServed ? await findServers(directory) : {}
    for (const name of checks) await count(name, () => runCheck(name))
    const width = Math.max(...parts.map(({ name }) => name.length))
    const tellerOf = (name: string) =>
      parts.length === 1 ? say : (line: string) => say(`${name.padEnd(width)} | ${line}`)
    const surroundings = (name: PartName) => ({ directory, servers, say: tellerOf(name) })
    await sideBySide(
      parts.map(({ name, only }) => ({
        share: PARTS[name].share,
        run: () => count(name, () => runPart(name, surroundings(name), only)),
      })),
    )
    settled = await settle(failed, {
      mayTryAgain: (part) => !stopped && (PARTS[part as PartName] as Part | undefined)?.secondTry === true,
      passesAlone: async (part, test) => {
        say(`once more, alone: ${part}: ${test.file}: ${test.name}`)
        const only = [test.file, '--testNamePattern', patternOf(test.name)]
        const again = await runPart(part as PartName, surroundings(part as PartName), only)
        return again.failures.length === 0
      },
    })
  } catch (error) {
    settled.failures.push(error instanceof Error ? error.message : String(error))
  }
  rmSync(directory, { recursive: true, force: true })
  if (stopped) say('Stopped before the end.')
  for (const line of leftOut) say(`Left out: ${line}`)
  say(`Minutes: ${minutes.join(', ')}`)
  for (const unsteady of settled.unsteady) say(`Unsteady: ${unsteady}`)
  for (const failure of settled.failures) say(`Failed: ${failure}`)
  passed += settled.passed
  say(`${passed} passed, ${settled.failures.length} failed`)
  return settled.failures.length > 0 || passed === 0 || stopped ? 1 : 0
}

/** The server programs by the variables that name them, found or built once for all parts. */
async function findServers(directory: string): Promise<Record<string, string>> {
  const supervisor = await openSupervisor({ dataDir: join(directory, 'servers'), onProgress: say })
  try {
    const { temporal, liveKit } = await ensureServers(supervisor)
    say(`Temporal server: ${temporal}\nLiveKit server:  ${liveKit}`)
    return { LEXNOVA_TEMPORAL_BIN: temporal, LEXNOVA_LIVEKIT_BIN: liveKit }
  } finally {
    await supervisor.close()
  }
}

async function runCheck(name: string): Promise<Outcome> {
  const [command = '', ...args] = CHECKS[name] ?? []
  const startedMs = performance.now()
  const output: string[] = []
  const run = () => runProgram({ command, args, onLine: (line) => void output.push(line) })
  const isWell = (await showWait(say, name, run)) === 0
  say(`${isWell ? '✓' : '✗'} ${name} (${Math.round(performance.now() - startedMs)} ms)`)
  if (!isWell) say(output.join('\n').trimEnd())
  return { passed: isWell ? 1 : 0, failures: isWell ? [] : [{ line: 'ended with an error' }], slowest: [] }
}
