import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findOwner } from '../lock.ts'
import type { Context } from './context.ts'
import { fault, type Line, ok, warning } from './line.ts'

const check = 'Data folder'
const mebibyte = 1024 * 1024
/** A new Postgres takes 60 MB and its log of changes grows by 16 MB at a time. */
const leastMebibytes = 200
const goodMebibytes = 1024

export interface DataFound {
  dataDir: string
  /** Error code of a trial write. */
  writeFault: string | undefined
  freeMebibytes: number
  /** Process of another instance that uses it. */
  owner: number | undefined
}

export function checkData({ dataDir }: Context): Line[] {
  const place = existing(dataDir)
  const { bavail, bsize } = statfsSync(place)
  return gradeData({
    dataDir,
    writeFault: tryWriting(place),
    freeMebibytes: Math.floor((bavail * bsize) / mebibyte),
    owner: findOwner(join(dataDir, 'lock')),
  })
}

export function gradeData({ dataDir, writeFault, freeMebibytes, owner }: DataFound): Line[] {
  return [
    gradeFolder(dataDir, writeFault),
    gradeSpace(freeMebibytes),
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

function gradeSpace(freeMebibytes: number): Line {
  const found = freeMebibytes < 10 * 1024 ? `${freeMebibytes} MiB free` : `${Math.floor(freeMebibytes / 1024)} GiB free`
  const advice = 'Make room, or choose another LEXNOVA_DATA_DIR.'
  if (freeMebibytes < leastMebibytes) return fault('Disk', found, advice)
  return freeMebibytes < goodMebibytes ? warning('Disk', found, advice) : ok('Disk', found)
}

/** The folder itself, or the one in which it will be made. */
function existing(path: string): string {
  return existsSync(path) ? path : existing(dirname(path))
}

function tryWriting(directory: string): string | undefined {
  try {
    rmSync(mkdtempSync(join(directory, '.lexnova-doctor-')), { recursive: true })
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code
  }
}
