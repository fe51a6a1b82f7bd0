import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { freeMebibytes as readFreeMebibytes, isSameDisk } from '../disk.ts'
import { findOwner } from '../lock.ts'
import { findPostgresUser } from '../postgres-home.ts'
import { lookForCluster } from '../postgres-place.ts'
import { describeMissing } from '../restore-leftovers.ts'
import type { WithConfig } from './context.ts'
import { existing, tryWriting } from './folders.ts'
import { fault, type Line, ok, warning } from './line.ts'

const check = 'Data folder'
/** A new Postgres takes 60 MB and its log of changes grows by 16 MB at a time. */
const leastMebibytes = 200
/** What is there already goes on with less. */
const leastAgainMebibytes = 48
const goodMebibytes = 1024
/** What a start makes in the data folder and writes again at the next one. */
const written = ['', 'logs', 'temporal', 'temporal/config', 'temporal/tls']

export interface DataFound {
  dataDir: string
  /** Error code of a trial write. */
  writeFault: string | undefined
  freeMebibytes: number
  /** Given when the database is on another disk: its folder, and the room there. */
  elsewhere: { folder: string; freeMebibytes: number } | undefined
  /** Whether there is a database already. */
  isMade: boolean
  /** What keeps the database from being used. */
  obstacle: string | undefined
  /** Process of another instance that uses it. */
  owner: number | undefined
}

export function checkData({ dataDir, config }: WithConfig): Line[] {
  const place = existing(dataDir)
  return gradeData({
    dataDir,
    writeFault: findWriteFault(place, dataDir),
    freeMebibytes: readFreeMebibytes(place),
    owner: findOwner(join(dataDir, 'lock')),
    ...findDatabase(dataDir, config?.databaseUrl === undefined),
  })
}

function findWriteFault(place: string, dataDir: string): string | undefined {
  if (place !== dataDir) return tryWriting(place)
  const folders = written.map((name) => join(dataDir, name)).filter((folder) => existsSync(folder))
  for (const folder of folders) {
    const complaint = tryWriting(folder)
    if (complaint !== undefined) return folder === join(dataDir, '') ? complaint : `${complaint}: ${folder}`
  }
  return undefined
}

type DatabaseFound = Pick<DataFound, 'isMade' | 'obstacle' | 'elsewhere'>

const none: DatabaseFound = { isMade: false, obstacle: undefined, elsewhere: undefined }

function findDatabase(dataDir: string, isEmbedded: boolean): DatabaseFound {
  if (!existsSync(dataDir)) return { ...none, obstacle: describeMissing(dataDir) }
  if (!isEmbedded) return none
  try {
    const found = lookForCluster(dataDir, process.getuid?.() === 0 ? findPostgresUser() : undefined)
    const { parent, isMade, lost, closed } = found
    const folder = existing(join(parent, 'data'))
    const elsewhere = isSameDisk(folder, dataDir) ? undefined : { folder, freeMebibytes: readFreeMebibytes(folder) }
    return { isMade, obstacle: lost ?? closed, elsewhere }
  } catch (error) {
    return { ...none, obstacle: (error as Error).message }
  }
}

export function gradeData(given: DataFound): Line[] {
  const { dataDir, writeFault, freeMebibytes, elsewhere, isMade, obstacle, owner } = given
  const least = isMade ? leastAgainMebibytes : leastMebibytes
  return [
    gradeFolder(dataDir, writeFault),
    ...(obstacle === undefined ? [] : [fault('Database', obstacle, 'Nothing was changed.')]),
    gradeSpace(freeMebibytes, least),
    ...(elsewhere ? [gradeSpace(elsewhere.freeMebibytes, least, elsewhere.folder)] : []),
    owner === undefined
      ? ok('Other instance', 'none')
      : warning(
          'Other instance',
          `LexNova runs here already (process ${owner})`,
          'A second start is refused while it runs. Stop it first, or choose another LEXNOVA_DATA_DIR.',
        ),
  ]
}

function gradeFolder(dataDir: string, writeFault: string | undefined): Line {
  if (writeFault === undefined) return ok(check, dataDir)
  return fault(
    check,
    `${dataDir} cannot be written (${writeFault})`,
    'Give yourself the right to write there, or choose another LEXNOVA_DATA_DIR.',
  )
}

function gradeSpace(freeMebibytes: number, least: number, databaseFolder?: string): Line {
  const free = freeMebibytes < 10 * 1024 ? `${freeMebibytes} MiB free` : `${Math.floor(freeMebibytes / 1024)} GiB free`
  const found = databaseFolder === undefined ? free : `${free} where the database is, in ${databaseFolder}`
  const advice = 'Make room, 1 GiB or more, or choose another LEXNOVA_DATA_DIR.'
  if (freeMebibytes < least) return fault('Disk', found, advice)
  return freeMebibytes < goodMebibytes ? warning('Disk', found, advice) : ok('Disk', found)
}
