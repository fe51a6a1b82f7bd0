import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemDir } from './cluster-owner.ts'
import { lookForCluster } from './postgres-place.ts'

let dataDir: string

beforeEach(() => {
  dataDir = realpathSync(mkdtempSync(join(tmpdir(), 'lexnova-place-')))
})

afterEach(() => rmSync(dataDir, { recursive: true }))

const put = (name: string) => writeFileSync(join(dataDir, name), 'secret')

test.each([
  [['api-key'], true],
  [['postgres-password', 'name-index-key'], true],
  [['postgres-password'], false],
  [['name-index-key', 'api-key-0123abcd'], false],
])('a folder with %j and no database: whether it is missing is %s', (names, isMissing) => {
  for (const name of names) put(name)
  const { isMade, lost } = lookForCluster(dataDir, undefined)
  expect([isMade, lost !== undefined]).toEqual([isMissing, isMissing])
})

test.runIf(process.getuid?.() === 0)(
  '(as root) of two databases none is chosen, until its place is written down',
  () => {
    const id = `test-${process.pid}`
    const parents = [join(systemDir, id), join(dataDir, 'postgres')]
    writeFileSync(join(dataDir, 'instance-id'), id)
    try {
      for (const [index, parent] of parents.entries()) {
        const control = join(parent, 'data', 'global', 'pg_control')
        mkdirSync(join(control, '..'), { recursive: true })
        writeFileSync(control, '')
        utimesSync(control, 0, Date.parse(`202${index}-03-04T05:06:07Z`) / 1000)
      }
      const { isUndecided, lost } = lookForCluster(dataDir, undefined)
      expect(isUndecided).toBe(true)
      expect(lost).toContain(`${parents[0]}/data (last changed 2020-03-04T05:06:07.000Z)`)
      expect(lost).toContain(`${parents[1]}/data (last changed 2021-03-04T05:06:07.000Z)`)
      writeFileSync(join(dataDir, 'postgres-place'), 'postgres')
      expect(lookForCluster(dataDir, undefined)).toMatchObject({ parent: parents[1], lost: undefined })
    } finally {
      rmSync(join(systemDir, id), { recursive: true })
    }
  },
)
