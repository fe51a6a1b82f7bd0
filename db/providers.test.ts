import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listWorkers, removeWorker, reportWorker } from './agent-workers.ts'
import {
  accountOf,
  dropChoice,
  findChoice,
  forgetUse,
  keepChoice,
  listChoices,
  readUse,
  reportUse,
} from './providers.ts'
import { openStore, type Store } from './testing.ts'

const A = '00000000-0000-4000-8000-00000000000a'
const B = '00000000-0000-4000-8000-00000000000b'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  for (const table of ['provider_choices', 'provider_use', 'agent_workers'] as const) {
    await store.db.deleteFrom(table).execute()
  }
})

const age = (table: 'provider_use' | 'agent_workers', interval: string) =>
  store.db
    .updateTable(table)
    .set({ seen_at: sql<Date>`now() - ${sql.lit(interval)}::interval` })
    .execute()

describe('a choice of an account', () => {
  const key = { provider: 'elevenlabs', account: accountOf('secret'), name: 'voice:en' } as const

  it('is what was kept first, whoever else chooses', async () => {
    const kept = await Promise.all(['one', 'two', 'three'].map((value) => keepChoice(store.db, key, value)))
    expect(new Set(kept).size).toBe(1)
    expect(await findChoice(store.db, key)).toBe(kept[0])
    expect(await keepChoice(store.db, key, 'four')).toBe(kept[0])
  })

  it('is forgotten when it is the one that is no longer served', async () => {
    await keepChoice(store.db, key, 'one')
    await dropChoice(store.db, key, 'another')
    expect(await findChoice(store.db, key)).toBe('one')
    await dropChoice(store.db, key, 'one')
    expect(await findChoice(store.db, key)).toBeUndefined()
  })

  it('belongs to its account, whose key is not stored', async () => {
    await keepChoice(store.db, key, 'one')
    await keepChoice(store.db, { ...key, name: 'voice:fr' }, 'deux')
    expect(await listChoices(store.db, key)).toEqual({ 'voice:en': 'one', 'voice:fr': 'deux' })
    expect(await listChoices(store.db, { ...key, account: accountOf('another') })).toEqual({})
    expect(key.account).toMatch(/^[0-9a-f]{16}$/)
  })
})

describe('streams at a provider', () => {
  it('are counted over all agents, each told how many the others have', async () => {
    expect(await reportUse(store.db, { agent: A, provider: 'deepgram', streams: 2, refusals: 0 })).toBe(0)
    expect(await reportUse(store.db, { agent: B, provider: 'deepgram', streams: 1, refusals: 0 })).toBe(2)
    expect(await reportUse(store.db, { agent: A, provider: 'deepgram', streams: 3, refusals: 0 })).toBe(1)
    expect(await readUse(store.db)).toMatchObject([{ provider: 'deepgram', streams: 4, refusals: 0, refusedAt: null }])
  })

  it('of an agent that was lost count no more', async () => {
    await reportUse(store.db, { agent: A, provider: 'deepgram', streams: 2, refusals: 0 })
    await age('provider_use', '30 seconds')
    expect(await reportUse(store.db, { agent: B, provider: 'deepgram', streams: 1, refusals: 0 })).toBe(0)
    expect(await readUse(store.db)).toMatchObject([{ streams: 1 }])
  })

  it('that were refused are told with the latest cause', async () => {
    await reportUse(store.db, { agent: A, provider: 'gemini', streams: 0, refusals: 1, refusedCode: 'http-429' })
    await store.db.updateTable('provider_use').set({ refused_at: sql<Date>`now() - interval '1 minute'` }).execute()
    const [before] = await readUse(store.db)
    await reportUse(store.db, { agent: A, provider: 'gemini', streams: 0, refusals: 1, refusedCode: 'http-429' })
    expect((await readUse(store.db))[0]?.refusedAt).toEqual(before?.refusedAt)
    await reportUse(store.db, { agent: B, provider: 'gemini', streams: 0, refusals: 2, refusedCode: 'http-503' })
    expect(await readUse(store.db)).toMatchObject([{ refusals: 3, refusedCode: 'http-503' }])
  })

  it('of yesterday are removed', async () => {
    await reportUse(store.db, { agent: A, provider: 'deepgram', streams: 1, refusals: 0 })
    await age('provider_use', '2 days')
    await forgetUse(store.db)
    expect(await store.db.selectFrom('provider_use').select('agent').execute()).toEqual([])
  })
})

describe('agent workers', () => {
  const worker = {
    id: A,
    hearing: 'deepgram/nova-3',
    judging: 'rules',
    speaking: 'elevenlabs/eleven_flash_v2_5',
    voices: { en: { id: 'abc', name: 'Clara' } },
    streamLimits: { deepgram: 50 },
    notices: ['ElevenLabs keeps what is spoken.'],
    software: 'lexnova 1',
    host: 'there',
    jobs: 1,
    maxJobs: 20,
  }

  it('are there as they last said, until they stop', async () => {
    await reportWorker(store.db, worker)
    await reportWorker(store.db, { ...worker, judging: 'gemini/gemini-3.5-flash-lite' })
    expect(await listWorkers(store.db)).toEqual([
      { ...worker, judging: 'gemini/gemini-3.5-flash-lite', seenAt: expect.any(Date) },
    ])
    await removeWorker(store.db, A)
    expect(await listWorkers(store.db)).toEqual([])
  })

  it('that were lost are not there', async () => {
    await reportWorker(store.db, worker)
    await age('agent_workers', '1 minute')
    expect(await listWorkers(store.db)).toEqual([])
    await age('agent_workers', '2 days')
    await removeWorker(store.db, B)
    expect(await store.db.selectFrom('agent_workers').select('id').execute()).toEqual([])
  })
})
