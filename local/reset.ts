/** `npm run reset -- --yes`: removes all data of the embedded servers, wherever it is, to begin anew. */
import { existsSync, readdirSync, rmdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { loadDotEnv } from './dot-env.ts'
import { describeError } from './obstacle.ts'
import { dataDirOf, root } from './place.ts'
import { findClusterPlace } from './postgres-home.ts'
import { ClusterError } from './postgres-place.ts'
import { isLink, removeData } from './remove-data.ts'
import { describeMissing } from './restore-leftovers.ts'
import { claimDataDir } from './supervisor.ts'
import { visibleLines } from './visible.ts'

/** What of a Postgres and a Temporal that are not embedded is to be known. */
function describeOthers(environment: NodeJS.ProcessEnv): string {
  if (!environment.DATABASE_URL) return ''
  const untouched = ' The Postgres that DATABASE_URL names is not touched, and its keys are kept.'
  if (environment.TEMPORAL_ADDRESS) return untouched
  return `${untouched} Its interviews that are under way lose their workflows, which the embedded Temporal has.`
}

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
  const { parent: clusterParent, owner, isUndecided, lost } = findClusterPlace(dataDir)
  const database = owner.kind === 'own' ? `, and the database in ${clusterParent}` : ''
  if (isUndecided) throw new ClusterError(lost)
  if (!isConfirmed()) {
    process.stderr.write(
      `${visibleLines(`This removes every interview, record, recording and key in ${dataDir}${database}. It cannot be undone.${describeOthers(process.env)}\nTo do it: npm run reset -- --yes`)}\n`,
    )
    process.exit(2)
  }
  const lock = await claimDataDir(dataDir, say)
  let stays: string[]
  try {
    stays = removeData(dataDir, { clusterParent, keepsOtherDatabase: Boolean(process.env.DATABASE_URL) })
  } finally {
    lock.release()
  }
  for (const line of stays) say(line)
  // An empty folder says that to begin anew is meant, whatever a restore has left beside it.
  const isWanted = isLink(dataDir) || describeMissing(dataDir) !== undefined
  if (readdirSync(dataDir).length === 0 && !isWanted) rmdirSync(dataDir)
  say(`Removed. The next start begins anew.${describeOthers(process.env)}`)
} catch (error) {
  process.stderr.write(`${visibleLines(describeError(error))}\n`)
  process.exit(1)
}
