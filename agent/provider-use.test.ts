import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createDatabase } from '../db/database.ts'
import { readUse } from '../db/providers.ts'
import { openStore, type Store } from '../db/testing.ts'
import { createProviderUse, type ProviderUse } from './provider-use.ts'

let store: Store
const uses: ProviderUse[] = []
beforeAll(async () => {
  store = await openStore()
})
afterEach(async () => {
  await Promise.all(uses.splice(0).map((use) => use.close()))
  await store.db.deleteFrom('provider_use').execute()
})
afterAll(() => store.close())

function newUse(db: Store['db'] | undefined = store.db, lines: string[] = []): ProviderUse {
  const logger = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) })
  const use = createProviderUse({ db, agent: randomUUID(), logger })
  uses.push(use)
  return use
}

const openStreams = async () =>
  Object.fromEntries((await readUse(store.db)).map(({ provider, streams }) => [provider, streams]))

test('streams are told as they open and close, for each provider', async () => {
  const use = newUse()
  use.opened('deepgram')
  use.opened('deepgram')
  use.opened('elevenlabs')
  await expect.poll(openStreams).toEqual({ deepgram: 2, elevenlabs: 1 })
  use.closed('deepgram')
  await expect.poll(openStreams).toEqual({ deepgram: 1, elevenlabs: 1 })
})

test('refusals are told with the code of the latest', async () => {
  const use = newUse()
  use.refused('deepgram', 'http-429')
  use.refused('deepgram', 'at-limit')
  await expect
    .poll(() => readUse(store.db))
    .toMatchObject([{ provider: 'deepgram', streams: 0, refusals: 2, refusedCode: 'at-limit' }])
})

test('what others have open is known from the next report on', async () => {
  const [one, other] = [newUse(), newUse()]
  expect(other.othersOpen('deepgram')).toBe(0)
  for (let at = 0; at < 3; at++) one.opened('deepgram')
  await expect.poll(openStreams).toEqual({ deepgram: 3 })
  other.watch('deepgram')
  await expect.poll(() => other.othersOpen('deepgram')).toBe(3)
  expect(one.othersOpen('deepgram')).toBe(0)
})

test('at its close nothing is open any more, and nothing is told after it', async () => {
  const use = newUse()
  use.opened('gemini')
  use.opened('deepgram')
  await use.close()
  expect(await openStreams()).toEqual({ deepgram: 0, gemini: 0 })
  use.opened('deepgram')
  await use.close()
  expect(await openStreams()).toEqual({ deepgram: 0, gemini: 0 })
})

test('changes that come together are told in a few reports', async () => {
  let reports = 0
  const db = createDatabase(store.url)
  const insertInto = db.insertInto.bind(db)
  Object.assign(db, {
    insertInto: (table: 'provider_use') => {
      reports += 1
      return insertInto(table)
    },
  })
  const use = newUse(db)
  for (let at = 0; at < 50; at++) use.opened('deepgram')
  await use.close()
  expect(reports).toBeLessThanOrEqual(2)
  await db.destroy()
})

test('a database that fails is told in the log once, and nothing else comes of it', async () => {
  const db = createDatabase('postgres://127.0.0.1:1/nowhere')
  const lines: string[] = []
  const use = newUse(db, lines)
  use.opened('deepgram')
  use.closed('deepgram')
  use.refused('gemini', 'http-429')
  await use.close()
  expect(use.othersOpen('deepgram')).toBe(0)
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['a vendor has no room for more', 'use is not reported'])
  await db.destroy()
})

test('without a database nothing is told', async () => {
  const use = newUse(undefined)
  use.opened('deepgram')
  await use.close()
  expect(use.othersOpen('deepgram')).toBe(0)
})
