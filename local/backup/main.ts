/** `npm run backup -- FILE` and `npm run restore -- FILE`. */
import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../config.ts'
import { describeError } from '../obstacle.ts'
import { loadDotEnv } from '../dot-env.ts'
import { dataDirOf, root } from '../place.ts'
import { findClusterPlace } from '../postgres-home.ts'
import { makeBackup } from './backup.ts'
import { visibleLines } from '../visible.ts'
import { restoreBackup } from './restore.ts'

const say = (line: string): void => void process.stdout.write(`${visibleLines(line)}\n`)

function readArguments(): { command: 'backup' | 'restore'; file: string; force: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({ options: { force: { type: 'boolean' } }, allowPositionals: true })
    const [command, file, ...rest] = positionals
    if ((command !== 'backup' && command !== 'restore') || file === undefined || rest.length > 0) return undefined
    // npm runs this in the project's folder; the name is meant where npm was called.
    return { command, file: resolve(process.env.INIT_CWD ?? '', file), force: values.force === true }
  } catch {
    return undefined
  }
}

/** What a backup cannot hold, because it is not kept here. */
function sayWhatIsElsewhere(): void {
  const { databaseUrl, temporal } = readConfig()
  if (databaseUrl) say('DATABASE_URL is set: that Postgres is not in this backup. Back it up with its own tools.')
  if (temporal) say('TEMPORAL_ADDRESS is set: that Temporal is not in this backup. Back it up with its own tools.')
}

async function backup(file: string, force: boolean): Promise<void> {
  sayWhatIsElsewhere()
  const { files, bytes, sha256 } = await makeBackup({ dataDir: dataDirOf(process.env), file, force, onProgress: say })
  say(`Backup   ${file} (${files} files, ${(bytes / 1024 / 1024).toFixed(1)} MiB)`)
  say(`SHA-256  ${sha256}`)
  say('It holds names, answers and secrets in clear: keep it as closely as the data itself.')
}

async function restore(file: string, force: boolean): Promise<void> {
  const dataDir = dataDirOf(process.env)
  const { manifest, aside } = await restoreBackup({ dataDir, file, force, onProgress: say })
  say(`Restored  ${dataDir}, as it was at ${manifest.created_at}`)
  if (aside) say(`Before    ${aside} holds the data that was there. ${describeRemoval(aside)}`)
}

/** Its database may be elsewhere, and would stay there. */
function describeRemoval(aside: string): string {
  const { parent } = findClusterPlace(aside)
  if (!relative(aside, parent).startsWith('..') || !existsSync(join(parent, 'data')))
    return 'Remove it when you no longer need it.'
  return `Its database is in ${parent}. To remove both when you no longer need them: LEXNOVA_DATA_DIR=${aside} npm run reset -- --yes`
}

const given = readArguments()
if (!given) {
  process.stderr.write('Usage: npm run backup -- [--force] FILE\n       npm run restore -- [--force] FILE\n')
  process.exit(2)
}
try {
  for (const line of loadDotEnv(root, process.env)) say(`Attention  ${line}`)
  await (given.command === 'backup' ? backup : restore)(given.file, given.force)
} catch (error) {
  process.stderr.write(`${visibleLines(describeError(error))}\n`)
  process.exit(1)
}
