import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../test/database.ts'
import { createFirstKey } from './bootstrap-key.ts'
import { createDatabase } from './database.ts'
import { migrateToLatest } from './migrate.ts'

const ALL = [
  '0001-interviews',
  '0002-rooms',
  '0003-name-index',
  '0004-idempotent-users',
  '0005-recordings',
  '0006-providers',
  '0007-idempotency-keys',
  '0008-seats',
  '0009-script-notes',
  '0010-accounts',
  '0011-staff',
]
const TABLES = [
  'accounts',
  'agent_workers',
  'api_keys',
  'audit',
  'histories',
  'idempotency_keys',
  'invitations',
  'known_browsers',
  'login_sessions',
  'openings',
  'progress',
  'provider_choices',
  'provider_use',
  'read_audit',
  'record_entries',
  'recording_chunks',
  'records',
  'respondents',
  'room_identities',
  'rooms',
  'scripts',
  'seat_events',
  'seats',
  'sessions',
  'staff_invitations',
  'transcript_segments',
  'uploads',
  'users',
]

test('an empty database gets every table, and a second run changes nothing', async () => {
  await using database = await createTestDatabase({ migrated: false })
  expect(await migrateToLatest(database.url)).toEqual(ALL)
  expect(await migrateToLatest(database.url)).toEqual([])
  const db = createDatabase(database.url)
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name not like 'kysely%' order by 1`.execute(db)
  expect(rows.map(({ name }) => name)).toEqual(TABLES)
  await db.destroy()
})

test('several processes may migrate at once: one does, the others wait and find it done', async () => {
  for (let turn = 0; turn < 3; turn++) {
    await using database = await createTestDatabase({ migrated: false })
    const ran = await Promise.all(Array.from({ length: 6 }, () => migrateToLatest(database.url)))
    expect(ran.flat()).toEqual(ALL)
  }
})

test('the first key is made once, however many processes start', async () => {
  await using database = await createTestDatabase()
  const keys = await Promise.all(Array.from({ length: 4 }, () => createFirstKey(database.url)))
  expect(keys.filter((key) => key !== undefined)).toEqual([expect.stringMatching(/^lxn_[0-9a-f]{32}_[\w-]{43}$/)])
  expect(await createFirstKey(database.url)).toBeUndefined()
})
