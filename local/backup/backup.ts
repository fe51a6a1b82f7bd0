import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { isRunning } from '../pids.ts'
import { findCluster } from '../postgres-home.ts'
import { type OnProgress, showWait } from '../progress.ts'
import { claimDataDir } from '../supervisor.ts'
import { describeFile, hashFile, readArchive, writeArchive } from './archive.ts'
import { productVersion, temporalVersion } from './here.ts'
import { BackupError, createManifest, type Manifest } from './manifest.ts'
import { findMembers } from './members.ts'

export interface BackupOptions {
  dataDir: string
  file: string
  /** Puts the backup in place of a file that is there. */
  force: boolean
  onProgress: OnProgress
}

export interface Backup {
  files: number
  bytes: number
  /** Of the whole archive. */
  sha256: string
}

/**
 * Writes the data of the embedded servers into one file. They must be stopped, because Postgres and Temporal
 * could not be copied at the same instant while they run, and a backup in which they differ is none.
 * @throws BackupError, LockedError; then the file is as it was
 */
export async function makeBackup(options: BackupOptions): Promise<Backup> {
  const { dataDir, file, onProgress } = options
  checkPlaces(options)
  const lock = await claimDataDir(dataDir, onProgress)
  removeBrokenOff(file)
  const part = `${file}.${process.pid}.part`
  try {
    return await showWait(onProgress, 'Making the backup', async () => {
      const manifest = await write(dataDir, part)
      await readArchive(part, { begin: () => {}, open: () => undefined })
      const backup = { files: manifest.files.length, bytes: statSync(part).size, sha256: await hashFile(part) }
      renameSync(part, file)
      return backup
    })
  } finally {
    rmSync(part, { force: true })
    lock.release()
  }
}

/** Parts of backups that were killed: they hold in clear what the data holds. */
function removeBrokenOff(file: string): void {
  const pattern = /^.+\.(\d+)\.part$/
  for (const name of readdirSync(dirname(file))) {
    const maker = name.startsWith(`${basename(file)}.`) ? pattern.exec(name)?.[1] : undefined
    if (maker !== undefined && !isRunning(Number(maker))) rmSync(join(dirname(file), name), { force: true })
  }
}

function checkPlaces({ dataDir, file, force }: BackupOptions): void {
  if (!existsSync(dataDir)) throw new BackupError(`There is nothing to back up: ${dataDir} does not exist.`)
  if (!relative(dataDir, file).startsWith('..')) {
    throw new BackupError(`${file} is in the data folder itself. Choose a place outside of ${dataDir}.`)
  }
  if (!existsSync(dirname(file))) throw new BackupError(`There is no folder ${dirname(file)} for the backup.`)
  if (!force && existsSync(file)) {
    throw new BackupError(`${file} exists. Choose another name, or replace it with --force.`)
  }
}

async function write(dataDir: string, part: string): Promise<Manifest> {
  const cluster = findCluster(dataDir)
  const { directories, files } = findMembers(dataDir, cluster)
  if (files.length === 0) throw new BackupError(`There is nothing to back up: ${dataDir} holds no data.`)
  const described = []
  for (const { path, source } of files) described.push(await describeFile(path, source))
  const manifest = createManifest({
    product_version: productVersion(),
    created_at: new Date().toISOString(),
    servers: {
      ...(existsSync(cluster) && { postgres: readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim() }),
      ...(existsSync(join(dataDir, 'temporal')) && { temporal: await temporalVersion() }),
    },
    directories,
    files: described,
  })
  const sources = new Map(files.map(({ path, source }) => [path, source]))
  await writeArchive(part, manifest, (path) => sources.get(path) ?? '')
  return manifest
}
