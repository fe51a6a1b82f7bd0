import { chownSync, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { takeLock } from '../lock.ts'
import { isRunning } from '../pids.ts'
import { findClusterPlace, type PostgresHome, preparePostgresHome } from '../postgres-home.ts'
import { recordCluster } from '../postgres-place.ts'
import { type OnProgress, showWait } from '../progress.ts'
import { removeCluster } from '../remove-data.ts'
import { asideOf, findStages, stageOf } from '../restore-leftovers.ts'
import { claimDataDir } from '../supervisor.ts'
import { readArchive } from './archive.ts'
import { describeHere } from './here.ts'
import { BackupError, findObstacle, type Here, isKept, type Manifest } from './manifest.ts'

export interface RestoreOptions {
  dataDir: string
  file: string
  /** Moves data that is there aside; it is never deleted. */
  force: boolean
  onProgress: OnProgress
  /** What the backup must fit; this installation when not given. */
  here?: Here
}

export interface Restored {
  manifest: Manifest
  /** Where the data is that was there before. */
  aside: string | undefined
}

/**
 * Puts the data of a backup in the place of the data directory, all or nothing.
 * @throws BackupError, LockedError; then the data directory is as it was
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { dataDir, file, force, onProgress, here = await describeHere() } = options
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`)
  const lock = await claimDataDir(dataDir, onProgress)
  try {
    if (!force && holdsData(dataDir)) {
      throw new BackupError(
        `${dataDir} holds data already. With --force it is moved aside and the backup put in its place.`,
      )
    }
    removeBrokenOff(dataDir)
    const stage = stageOf(dataDir, process.pid)
    mkdirSync(stage, { mode: 0o711 })
    try {
      const manifest = await showWait(onProgress, 'Reading the backup', () => unpack(file, stage, here))
      await takeLock(join(stage, 'lock'), stage, onProgress)
      return { manifest, aside: swap(dataDir, stage) }
    } catch (error) {
      removeStage(stage)
      throw error
    }
  } finally {
    lock.release()
  }
}

/** Unpacks into the stage, ready to be started from; Postgres's files belong to the user that it runs as. */
async function unpack(file: string, stage: string, here: Here): Promise<Manifest> {
  let home: PostgresHome | undefined
  const targetOf = (path: string) =>
    home && path.startsWith('postgres/') ? join(home.clusterParent, path.slice('postgres/'.length)) : join(stage, path)
  const own = (path: string, target: string) => {
    if (home?.user && path.startsWith('postgres/')) chownSync(target, home.user.uid, home.user.gid)
  }
  const manifest = await readArchive(file, {
    begin(found) {
      const obstacle = findObstacle(found, here)
      if (obstacle) throw new BackupError(obstacle)
      if (found.servers.postgres !== undefined) {
        home = preparePostgresHome(stage)
        mkdirSync(join(home.clusterParent, 'data'), { mode: 0o700 })
        own('postgres/', join(home.clusterParent, 'data'))
      }
      for (const path of found.directories) {
        mkdirSync(targetOf(path), { recursive: true, mode: 0o700 })
        own(path, targetOf(path))
      }
    },
    open: (path) => createWriteStream(targetOf(path), { flags: 'wx', mode: 0o600, flush: true }),
  })
  for (const { path } of manifest.files) own(path, targetOf(path))
  if (home) recordCluster(stage, home.clusterParent)
  return manifest
}

/** Two renames; when the second fails, the first is undone. */
function swap(dataDir: string, stage: string): string | undefined {
  const aside = asideOf(dataDir, new Date())
  const hadData = holdsData(dataDir)
  renameSync(dataDir, aside)
  try {
    renameSync(stage, dataDir)
  } catch (error) {
    renameSync(aside, dataDir)
    throw error
  }
  rmSync(join(aside, 'lock'), { force: true })
  if (hadData) return aside
  rmSync(aside, { recursive: true })
  return undefined
}

function holdsData(dataDir: string): boolean {
  return readdirSync(dataDir).some(isKept) || existsSync(join(findClusterPlace(dataDir).parent, 'data'))
}

/** What a restore that was killed left beside the data directory. */
function removeBrokenOff(dataDir: string): void {
  for (const { path, maker } of findStages(dataDir)) if (!isRunning(maker)) removeStage(path)
}

function removeStage(stage: string): void {
  const { parent, owner } = findClusterPlace(stage)
  if (owner.kind === 'own') removeCluster(parent)
  rmSync(stage, { recursive: true, force: true })
}
