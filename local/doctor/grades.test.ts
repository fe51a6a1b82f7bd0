import { expect, test } from 'vitest'
import { servers } from '../servers/catalogue.ts'
import { type DataFound, gradeData } from './data.ts'
import { gradeDatabase, gradeDatabaseError } from './database.ts'
import { gradeLiveKit, gradeTemporalError } from './external.ts'
import { gradeClock, gradeMemory } from './machine.ts'
import { gradeNativeModules } from './native.ts'
import { gradeLoopback } from './network.ts'
import { findMissing, gradePackages } from './packages.ts'
import { gradeServer } from './servers.ts'

const temporalConfig = { address: 'temporal.example:7233', namespace: 'court', taskQueue: 'lexnova', tls: false }
const fine = {
  dataDir: '/data',
  writeFault: undefined,
  freeMebibytes: 20_000,
  elsewhere: undefined,
  isMade: false,
  obstacle: undefined,
  owner: undefined,
}

test('a package counts as missing when it is not there or of another version', () => {
  const packages = {
    '': {},
    'node_modules/there': { version: '1.0.0' },
    'node_modules/absent': { version: '1.0.0' },
    'node_modules/older': { version: '2.0.0' },
    'node_modules/a/node_modules/linked': { link: true },
    'node_modules/for-another-platform': { version: '1.0.0', optional: true },
    'node_modules/optional-older': { version: '2.0.0', optional: true },
  }
  const there: Record<string, string> = {
    'node_modules/there': '1.0.0',
    'node_modules/older': '1.0.0',
    'node_modules/optional-older': '1.0.0',
  }
  expect(findMissing(packages, (path) => there[path])).toEqual(['absent', 'older', 'optional-older'])
})

test('a few of the missing packages are named', () => {
  expect(gradePackages([])).toMatchObject({ grade: 'ok' })
  expect(gradePackages(['a', 'b', 'c', 'd', 'e'])).toMatchObject({
    grade: 'fault',
    found: expect.stringMatching(/a, b, c and 2 more$/),
    advice: 'Run npm ci.',
  })
})

test('a native module that does not load is a fault with its reason', () => {
  const loads = { name: 'one', user: 'the agent', complaint: undefined }
  const fails = { name: 'other', user: 'the worker', complaint: 'wrong ELF class' }
  expect(gradeNativeModules([loads])).toMatchObject({ grade: 'ok' })
  expect(gradeNativeModules([loads, fails])).toMatchObject({
    grade: 'fault',
    found: 'other, which the worker needs, does not load: wrong ELF class',
  })
})

test('a server is well when there is any way to have it, and a build is said to take long', () => {
  const grade = (found: Parameters<typeof gradeServer>[1]) => gradeServer(servers.liveKit, found, [])[0]
  expect(grade({ from: 'address' })).toMatchObject({ grade: 'ok', found: 'not needed: LIVEKIT_URL is set' })
  expect(grade({ from: 'program', path: '/x', version: '1.13.5' })).toMatchObject({ grade: 'ok' })
  expect(grade({ from: 'release', url: 'https://host/x' })).toMatchObject({ grade: 'ok' })
  expect(grade({ from: 'go', version: '1.26.1', noRelease: 'offline' })).toMatchObject({ grade: 'warning' })
  expect(grade({ from: 'go', version: '1.9.7', noRelease: 'offline' })).toMatchObject({ grade: 'fault' })
  expect(grade({ from: 'nowhere', noRelease: 'offline' })).toMatchObject({
    grade: 'fault',
    found: expect.stringContaining('offline'),
    advice: expect.stringContaining('LEXNOVA_LIVEKIT_BIN'),
  })
})

test('a program that is passed over is said beside what is used', () => {
  const lines = gradeServer(servers.temporal, { from: 'address' }, [{ path: '/old', complaint: 'it does not run' }])
  expect(lines.map(({ grade, found }) => [grade, found])).toEqual([
    ['warning', '/old is not used: it does not run'],
    ['ok', 'not needed: TEMPORAL_ADDRESS is set'],
  ])
})

test('the data folder must be writable, with room, and for one instance', () => {
  const grades = (found: Partial<DataFound>) => gradeData({ ...fine, ...found }).map(({ grade }) => grade)
  expect(grades({})).toEqual(['ok', 'ok', 'ok'])
  expect(grades({ writeFault: 'EACCES' })).toEqual(['fault', 'ok', 'ok'])
  expect(grades({ freeMebibytes: 900 })).toEqual(['ok', 'warning', 'ok'])
  expect(grades({ freeMebibytes: 100 })).toEqual(['ok', 'fault', 'ok'])
  expect(grades({ freeMebibytes: 100, isMade: true })).toEqual(['ok', 'warning', 'ok'])
  const elsewhere = { folder: '/disk/data', freeMebibytes: 100 }
  expect(grades({ elsewhere })).toEqual(['ok', 'ok', 'fault', 'ok'])
  expect(grades({ elsewhere, isMade: true })).toEqual(['ok', 'ok', 'warning', 'ok'])
  expect(grades({ obstacle: 'It is missing.' })).toEqual(['ok', 'fault', 'ok', 'ok'])
  expect(grades({ owner: 42 })).toEqual(['ok', 'ok', 'warning'])
})

test('memory that is short is a warning', () => {
  expect(gradeMemory(4_000).grade).toBe('ok')
  expect(gradeMemory(1_000).grade).toBe('warning')
})

test('a clock before the project was put here is a fault', () => {
  const written = Date.parse('2026-11-01T00:00:00Z')
  expect(gradeClock(written + 1, written).grade).toBe('ok')
  expect(gradeClock(Date.parse('1970-01-02T00:00:00Z'), written)).toMatchObject({
    grade: 'fault',
    found: expect.stringContaining('1970-01-02'),
  })
})

test('a loopback without UDP is a fault', () => {
  expect(gradeLoopback(undefined).grade).toBe('ok')
  expect(gradeLoopback('EPERM').grade).toBe('fault')
})

const database = {
  version: '18.4 (Debian 18.4-1)',
  encoding: 'UTF8',
  readOnly: false,
  mayCreate: true,
  mayWrite: true,
  migrations: [],
  user: 'me',
}

test.each([
  ['is too old', { version: '17.9' }, /too old/],
  ['is a standby', { readOnly: true }, /no writes/],
  ['cannot hold every letter', { encoding: 'LATIN1' }, /LATIN1/],
  ['lets us make no tables', { mayCreate: false }, /may not make tables/],
  ['lets us write no tables', { mayWrite: false }, /may not use the tables/],
  ['was used by a newer version', { migrations: ['0001', '0002', '0003'] }, /newer LexNova.*0003/],
])('a database that %s is a fault', (_what, found, words) => {
  const known = ['0001', '0002']
  expect(gradeDatabase(database, known).grade).toBe('ok')
  expect(gradeDatabase({ ...database, ...found }, known)).toMatchObject({
    grade: 'fault',
    found: expect.stringMatching(words),
  })
})

test('a database that is up to date needs no right to make tables', () => {
  expect(gradeDatabase({ ...database, mayCreate: false, migrations: ['0001'] }, ['0001']).grade).toBe('ok')
})

test('why a database cannot be used leads to different advice', () => {
  const advice = (code: string) => gradeDatabaseError({ name: '', code, message: 'said' }).advice
  expect(advice('28P01')).toMatch(/password/)
  expect(advice('3D000')).toMatch(/Create this database/)
  expect(advice('ECONNREFUSED')).toMatch(/host and port/)
})

test('why a Temporal cannot be used leads to different advice', () => {
  const advice = (code: number) => gradeTemporalError(temporalConfig, { code, message: 'said' }).advice
  expect(advice(5)).toMatch(/TEMPORAL_NAMESPACE/)
  expect(advice(7)).toMatch(/TEMPORAL_API_KEY/)
  expect(advice(16)).toMatch(/TEMPORAL_API_KEY/)
  expect(advice(14)).toMatch(/Start that Temporal/)
  expect(advice(2)).toBe('Correct the TEMPORAL_ settings.')
})

test('a LiveKit that refuses the key, or whose clock is far off, is said', () => {
  const grades = (status: number, skewMs?: number) =>
    gradeLiveKit('ws://livekit.example', { status, skewMs }).map(({ grade, check }) => `${grade} ${check}`)
  expect(grades(200, 1_000)).toEqual(['ok LIVEKIT_URL'])
  expect(grades(401)).toEqual(['fault LIVEKIT_URL'])
  expect(gradeLiveKit('ws://livekit.example', { status: 401, skewMs: 0 })[0]?.advice).toMatch(/LIVEKIT_API_SECRET/)
  expect(grades(404)).toEqual(['fault LIVEKIT_URL'])
  expect(grades(200, -90_000)).toEqual(['ok LIVEKIT_URL', 'warning Clock'])
})
