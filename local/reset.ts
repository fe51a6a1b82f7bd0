/** `npm run reset -- --yes`: removes all data of the embedded servers, wherever it is, to begin anew. */
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadDotEnv } from './dot-env.ts'
import { describeError } from './obstacle.ts'
import { dataDirOf, root } from './place.ts'
import { findClusterParent, removePostgresHome } from './postgres-home.ts'
import { claimDataDir } from './supervisor.ts'
import { visibleLines } from './visible.ts'

/** What a start, a backup and a doctor put into a data folder; what else is there is somebody's own. */
const ours =
  /^(postgres|temporal|logs|speech|livekit\.yaml|livekit-secret|postgres-password|api-key(-[0-9a-f]{8})?|name-index-key|(postgres-place|instance-id|groups\.json|lock)(\..*)?|\.lexnova-doctor-.*)$/

const say = (line: string): void => void process.stdout.write(`${visibleLines(line)}\n`)

function isConfirmed(): boolean {
  try {
    return parseArgs({ options: { yes: { type: 'boolean' } } }).values.yes === true
  } catch {
    return false
  }
}

try {
  for (const line of loadDotEnv(root, process.env)) say(`Attention  ${line}`)
  const dataDir = dataDirOf(process.env)
  if (!existsSync(dataDir)) {
    say(`There is nothing to remove: ${dataDir} does not exist.`)
    process.exit(0)
  }
  const cluster = findClusterParent(dataDir)
  if (!isConfirmed()) {
    process.stderr.write(
      `${visibleLines(`This removes every interview, record, recording and key in ${dataDir}, and the database in ${cluster}. It cannot be undone.\nTo do it: npm run reset -- --yes`)}\n`,
    )
    process.exit(2)
  }
  const lock = await claimDataDir(dataDir, say)
  removePostgresHome({ clusterParent: cluster })
  for (const name of readdirSync(dataDir)) {
    if (ours.test(name) && name !== 'lock') rmSync(join(dataDir, name), { recursive: true, force: true })
  }
  lock.release()
  if (readdirSync(dataDir).length === 0) rmdirSync(dataDir)
  say('Removed. The next start begins anew.')
} catch (error) {
  process.stderr.write(`${visibleLines(describeError(error))}\n`)
  process.exit(1)
}
