/**
 * `npm test`: everything that must hold, in this order; `npm test -- unit lint` runs these parts alone,
 * and `npm test -- images` the one that is left out otherwise.
 * A test of a part with real servers or sound that failed is run once more, alone, at the end: when it passes
 * then, it counts as passed and is named in a line that begins with `Unsteady: `. A third one in a run has failed.
 * What failed is named once more at the end, each in a line that begins with `Failed: `. The last line is
 * `N passed, N failed`: every test counts one, and so does every check.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { showWait } from '../local/progress.ts'
import { ensureServers } from '../local/servers/lookup.ts'
import { openSupervisor } from '../local/supervisor.ts'
import { type Failure, type Outcome, OUTCOME_FILE } from './outcome-reporter.ts'
import { patternOf, settle, type Settled } from './second-try.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name: string) => join(root, 'node_modules', '.bin', name)

/** Each ends with exit code 0 when all is well; its output is shown when it is not. */
const checks: Record<string, [command: string, ...args: string[]]> = {
  types: [bin('tsc'), '-p', '.'],
  // What runs in a browser knows other globals.
  'page-types': [bin('tsc'), '-p', 'test/browser/page'],
  lint: [bin('oxlint')],
  format: [bin('biome'), 'format', '.'],
  layers: [process.execPath, 'test/layers/check.ts'],
  unused: [bin('knip')],
}

interface Tests {
  /** Minutes after which the whole part has failed. */
  limit: number
  /** Needs the Temporal and LiveKit programs. */
  servers?: boolean
  /** Real servers or sound on a machine that does other things too: a test that fails has a second try. */
  secondTry?: boolean
  /** Takes root and minutes: left out unless it is asked for. */
  onlyNamed?: boolean
}
/** Projects of vitest.config.ts. */
const tests: Record<string, Tests> = {
  unit: { limit: 15 },
  vendors: { limit: 15, secondTry: true },
  simulation: { limit: 10 },
  system: { limit: 25, servers: true, secondTry: true },
  'first-run': { limit: 10, servers: true, secondTry: true },
  contract: { limit: 15, servers: true },
  attacks: { limit: 15, servers: true, secondTry: true },
  faults: { limit: 30, servers: true, secondTry: true },
  browser: { limit: 15, servers: true, secondTry: true },
  replay: { limit: 5 },
  compose: { limit: 5 },
  images: { limit: 25, servers: true, onlyNamed: true, secondTry: true },
}

let running: ReturnType<typeof spawn> | undefined
let stopped = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopped = true
    running?.kill('SIGTERM')
  })
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const known = [...Object.keys(checks), ...Object.keys(tests)]
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(', ')}; there are ${known.join(', ')}.\n`)
  process.exit(2)
}
const parts = known.filter((name) => (wanted.length === 0 ? !tests[name]?.onlyNamed : wanted.includes(name)))
const directory = mkdtempSync(join(tmpdir(), 'lexnova-test-'))
const minutes: string[] = []
let passed = 0
let settled: Settled = { passed: 0, failures: [], unsteady: [] }
try {
  const servers = parts.some((name) => tests[name]?.servers) ? await findServers() : {}
  const failed: { part: string; failure: Failure }[] = []
  for (const part of parts) {
    if (stopped) break
    const startedMs = performance.now()
    const outcome = part in tests ? await runTests(part, servers) : await runCheck(part)
    passed += outcome.passed
    failed.push(...outcome.failures.map((failure) => ({ part, failure })))
    minutes.push(`${part} ${((performance.now() - startedMs) / 60_000).toFixed(1)}`)
  }
  settled = await settle(failed, {
    mayTryAgain: (part) => !stopped && tests[part]?.secondTry === true,
    passesAlone: async (part, test) => {
      say(`\nonce more, alone: ${part}: ${test.file}: ${test.name}`)
      const again = await runTests(part, servers, [test.file, '--testNamePattern', patternOf(test.name)])
      return again.failures.length === 0
    },
  })
} catch (error) {
  settled.failures.push(error instanceof Error ? error.message : String(error))
}
rmSync(directory, { recursive: true, force: true })
if (stopped) say('Stopped before the end.')
say(`Minutes: ${minutes.join(', ')}`)
for (const unsteady of settled.unsteady) say(`Unsteady: ${unsteady}`)
for (const failure of settled.failures) say(`Failed: ${failure}`)
passed += settled.passed
say(`${passed} passed, ${settled.failures.length} failed`)
process.exit(settled.failures.length > 0 || passed === 0 || stopped ? 1 : 0)

/** The server programs by the variables that name them, found or built once for all parts. */
async function findServers(): Promise<Record<string, string>> {
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
  const [command = '', ...args] = checks[name] ?? []
  const startedMs = performance.now()
  let output = ''
  const code = await showWait(say, name, () => run(command, args, {}, (text) => (output += text)))
  say(`${code === 0 ? '✓' : '✗'} ${name} (${Math.round(performance.now() - startedMs)} ms)`)
  if (code !== 0) say(output.trimEnd())
  return { passed: code === 0 ? 1 : 0, failures: code === 0 ? [] : [{ line: 'ended with an error' }], slowest: [] }
}

/** A project in which no test ran has failed, and so has one that ended badly after its tests. */
async function runTests(name: string, servers: Record<string, string>, only: readonly string[] = []): Promise<Outcome> {
  const { limit, servers: needsServers = false } = tests[name] as Tests
  const outcomeFile = join(directory, `${name}.json`)
  const reporters = ['--reporter', needsServers ? 'verbose' : 'default', '--reporter', './test/outcome-reporter.ts']
  say(`\n${name}`)
  const timer = setTimeout(() => {
    say(`${name}: not done after ${limit} minutes`)
    const hanging = running
    hanging?.kill('SIGTERM')
    setTimeout(() => hanging?.kill('SIGKILL'), 20_000).unref()
  }, limit * 60_000)
  const env = { ...(needsServers ? servers : {}), [OUTCOME_FILE]: outcomeFile }
  const code = await run(bin('vitest'), ['run', '--project', name, ...reporters, ...only], env)
  clearTimeout(timer)
  const outcome = readOutcome(outcomeFile)
  rmSync(outcomeFile, { force: true })
  const { passed: done, failures, slowest } = outcome
  if (done + failures.length === 0) failures.push({ line: 'no test ran' })
  else if (code !== 0 && failures.length === 0) failures.push({ line: `ended with ${code} after its tests` })
  if (only.length === 0) for (const { line, ms } of slowest) say(`  ${(ms / 1_000).toFixed(1).padStart(6)} s  ${line}`)
  return outcome
}

function readOutcome(file: string): Outcome {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Outcome
  } catch {
    return { passed: 0, failures: [], slowest: [] }
  }
}

/** Runs a program to its end; without `onOutput` its output goes where ours does. */
function run(
  command: string,
  args: string[],
  env: Record<string, string>,
  onOutput?: (text: string) => void,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const stdio = onOutput ? 'pipe' : 'inherit'
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', stdio, stdio] })
    running = child
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => onOutput?.(String(data)))
    child.on('error', reject)
    child.on('close', (code) => resolve(code))
  })
}
