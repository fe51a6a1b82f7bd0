/**
 * `npm test`: everything that must hold, in this order; `npm test -- unit lint` runs these parts alone,
 * and `npm test -- images` the one that is left out otherwise.
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
import { type Outcome, OUTCOME_FILE } from './outcome-reporter.ts'

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
  /** Takes root and minutes: left out unless it is asked for. */
  onlyNamed?: boolean
}
/** Projects of vitest.config.ts. */
const tests: Record<string, Tests> = {
  unit: { limit: 15 },
  vendors: { limit: 15 },
  simulation: { limit: 10 },
  system: { limit: 25, servers: true },
  contract: { limit: 15, servers: true },
  faults: { limit: 30, servers: true },
  browser: { limit: 15, servers: true },
  replay: { limit: 5 },
  compose: { limit: 5 },
  images: { limit: 25, servers: true, onlyNamed: true },
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
const total: Outcome = { passed: 0, failures: [] }
try {
  const servers = parts.some((name) => tests[name]?.servers) ? await findServers() : {}
  for (const name of parts) {
    if (stopped) break
    const { passed, failures } = name in tests ? await runTests(name, servers) : await runCheck(name)
    total.passed += passed
    total.failures.push(...failures)
  }
} catch (error) {
  total.failures.push(error instanceof Error ? error.message : String(error))
}
rmSync(directory, { recursive: true, force: true })
if (stopped) say('Stopped before the end.')
for (const failure of total.failures) say(`Failed: ${failure}`)
say(`${total.passed} passed, ${total.failures.length} failed`)
process.exit(total.failures.length > 0 || total.passed === 0 || stopped ? 1 : 0)

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
  return code === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [name] }
}

/** A project in which no test ran has failed, and so has one that ended badly after its tests. */
async function runTests(name: string, servers: Record<string, string>): Promise<Outcome> {
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
  const code = await run(bin('vitest'), ['run', '--project', name, ...reporters], env)
  clearTimeout(timer)
  const { passed, failures } = readOutcome(outcomeFile)
  if (passed + failures.length === 0) failures.push('no test ran')
  else if (code !== 0 && failures.length === 0) failures.push(`ended with ${code} after its tests`)
  return { passed, failures: failures.map((failure) => `${name}: ${failure}`) }
}

function readOutcome(file: string): Outcome {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Outcome
  } catch {
    return { passed: 0, failures: [] }
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
