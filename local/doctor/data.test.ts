import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isSameDisk } from '../disk.ts'
import { recordCluster } from '../postgres-place.ts'
import { checkData } from './data.ts'

/** On Linux a disk in memory. */
const otherDisk = '/dev/shm'
const hasOtherDisk = process.platform === 'linux' && !isSameDisk(otherDisk, tmpdir())

test.runIf(hasOtherDisk)('the room of the disk where the database is counts too', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lexnova-data-'))
  const parent = mkdtempSync(join(otherDisk, 'lexnova-cluster-'))
  const disks = () =>
    checkData({ root: dataDir, environment: {}, dataDir, config: undefined })
      .filter(({ check }) => check === 'Disk')
      .map(({ found }) => found)
  try {
    expect(disks()).toHaveLength(1)
    mkdirSync(join(parent, 'data'))
    recordCluster(dataDir, parent)
    expect(disks()[1]).toContain(`where the database is, in ${join(parent, 'data')}`)
  } finally {
    for (const folder of [dataDir, parent]) rmSync(folder, { recursive: true })
  }
})
