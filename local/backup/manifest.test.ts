import { expect, test } from 'vitest'
import { createManifest, findObstacle, isKept, type Manifest, readManifest } from './manifest.ts'

const here = { productVersion: '0.2.0', postgres: '18', temporal: '1.29.1' }

function manifest(given: Partial<Manifest> = {}): Manifest {
  return {
    ...createManifest({
      product_version: '0.2.0',
      created_at: '2026-11-21T10:00:00.000Z',
      servers: { postgres: '18', temporal: '1.29.1' },
      directories: ['temporal'],
      files: [{ path: 'temporal/temporal.db', size: 3, sha256: 'a'.repeat(64) }],
    }),
    ...given,
  }
}

test('data and secrets are kept, what belongs to this run or place is not', () => {
  const kept = ['api-key', 'postgres-password', 'temporal/temporal.db-wal', 'postgres/data/PG_VERSION', 'some-new-key']
  const left = [
    'lock',
    'lock.12.next',
    'groups.json',
    'logs',
    'logs/api.log',
    'speech/00ab.flac',
    'livekit.yaml',
    'instance-id',
    'temporal/config/server.yaml',
    'temporal/tls',
    'temporal/tls/client.key',
    'temporal/tls.new/client.key',
  ]
  const ofPostgres = ['postgres/data/postmaster.pid', 'postgres/data.unfinished/base', 'postgres/initial-password']
  expect(kept.filter((path) => !isKept(path))).toEqual([])
  expect([...left, ...ofPostgres].filter(isKept)).toEqual([])
})

test('a path that leads elsewhere is none of a backup', () => {
  const paths = ['../x', '/etc/passwd', 'a/../../x', 'a//b', './x', 'postgres/../x', '']
  expect(paths.filter(isKept)).toEqual([])
})

test('a manifest is read back as it was written', () => {
  expect(readManifest(JSON.stringify(manifest()))).toEqual(manifest())
})

test('a manifest that is none of ours, or names a path elsewhere, is refused', () => {
  expect(() => readManifest('no json')).toThrow(/no backup of LexNova/)
  expect(() => readManifest('{"product": "Other"}')).toThrow(/product/)
  const evil = manifest({ files: [{ path: '../../etc/cron.d/x', size: 1, sha256: 'a'.repeat(64) }] })
  expect(() => readManifest(JSON.stringify(evil))).toThrow(/files 0 path: is no path of a backup/)
  expect(() => readManifest(JSON.stringify(manifest({ directories: ['instance-id'] })))).toThrow(/directories 0/)
})

test('a backup of this version or an older one fits', () => {
  expect(findObstacle(manifest(), here)).toBeUndefined()
  expect(findObstacle(manifest({ product_version: '0.1.9' }), here)).toBeUndefined()
  expect(findObstacle(manifest({ servers: {} }), here)).toBeUndefined()
})

test('a backup of a newer product, another Postgres or a newer Temporal does not', () => {
  expect(findObstacle(manifest({ product_version: '0.10.0' }), here)).toMatch(
    /of LexNova 0\.10\.0, and this is 0\.2\.0/,
  )
  expect(findObstacle(manifest({ format: 2 }), here)).toMatch(/of LexNova/)
  expect(findObstacle(manifest({ servers: { postgres: '19' } }), here)).toMatch(/Postgres 19.*Postgres 18/)
  expect(findObstacle(manifest({ servers: { postgres: '17' } }), here)).toMatch(/Postgres 17/)
  expect(findObstacle(manifest({ servers: { temporal: '1.30.0' } }), here)).toMatch(/Temporal 1\.30\.0/)
})
