/**
 * `node local/bootstrap.mjs <entry.ts> [args]`, for the npm scripts on any Node from 20:
 * installs the packages when they are missing or stale, finds Node 24 and runs the entry with it.
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { installPackages, packagesAreCurrent } from './install.mjs'
import { watchAncestors } from './ancestors.mjs'
import { compiledDir } from './compiled.mjs'
import { withoutProxyHere } from './loopback.mjs'
import { findNode, nodeMissing } from './node.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const binDir = join(root, 'node_modules', '.bin')
/** npm passes on the signal that the terminal has sent already. */
const sameSignalMs = 1_000

const [entry, ...args] = process.argv.slice(2)
if (!entry) fail('usage: node local/bootstrap.mjs <entry.ts> [args]')

let child
let lastSignalMs = Number.NEGATIVE_INFINITY
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))
if (process.env.npm_lifecycle_event) watchAncestors(() => stop('SIGTERM'))

try {
  if (!packagesAreCurrent(root)) await installPackages(root, (installer) => (child = installer))
} catch (error) {
  fail(error.message)
}
run(findNode(root) ?? fail(`${nodeMissing} Install it from https://nodejs.org and run the command again.`))

function stop(signal) {
  const nowMs = performance.now()
  const repeated = nowMs - lastSignalMs < sameSignalMs
  lastSignalMs = nowMs
  if (repeated) return
  if (child) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
  else process.exit(128 + constants.signals[signal])
}

function run(node) {
  child = spawn(node, ['--import', pathToFileURL(join(root, 'local', 'tether.mjs')).href, entry, ...args], {
    stdio: 'inherit',
    // In a group of its own, or Ctrl-C in a terminal would reach it twice: from the terminal and from here.
    detached: true,
    env: {
      ...withoutProxyHere(process.env),
      PATH: [binDir, process.env.PATH].filter(Boolean).join(delimiter),
      LEXNOVA_BOOTSTRAP_PID: String(process.pid),
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? compiledDir(process.env),
    },
  })
  child.on('error', (error) => fail(`${node} does not start: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
