import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { reportWorker } from '../db/agent-workers.ts'
import { createProbe } from './health.ts'
import { startTestApi, type TestApi } from './test-api.ts'

let api: TestApi | undefined
afterEach(async () => {
  await api?.stop()
  api = undefined
})

test.each(['/', '/health', '/api/health'])('%s says what is there and what is not', async (path) => {
  api = await startTestApi()
  const answer = await api.ask('GET', path)
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({
    service: 'lexnova',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    postgres: 'ok',
    temporal: 'not configured',
    livekit: 'not configured',
    agents: { workers: 0, notices: [] },
    speech: null,
  })
})

test('health says by what the agents hear, judge and speak, as they say it themselves', async () => {
  api = await startTestApi()
  await reportWorker(api.context.db, {
    id: randomUUID(),
    hearing: 'deepgram/nova-3',
    judging: 'rules',
    speaking: 'elevenlabs/eleven_flash_v2_5',
    voices: { en: { id: 'abc', name: 'Clara' } },
    streamLimits: { deepgram: 50 },
    notices: [],
  })
  const { body } = await api.ask('GET', '/health')
  expect(body).toMatchObject({
    agents: { workers: 1 },
    speech: {
      hearing: 'deepgram/nova-3',
      voices: { en: { id: 'abc', name: 'Clara' } },
      streams: { deepgram: { open: 0, limit: 50, refused: 0, last_refusal: null } },
    },
  })
})

test('health stays 200 while everything is away', async () => {
  api = await startTestApi({
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    LIVEKIT_URL: 'ws://127.0.0.1:1',
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 'x'.repeat(32),
  })
  const { url } = api
  await api.context.db.destroy()
  const response = await fetch(`${url}/health`)
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    postgres: 'unreachable',
    temporal: 'unreachable',
    livekit: 'unreachable',
    agents: null,
    speech: null,
  })
})

test('a start without a reachable LiveKit is refused with its name', async () => {
  api = await startTestApi({
    LIVEKIT_URL: 'ws://127.0.0.1:1',
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 'x'.repeat(32),
  })
  const { id } = await api.context.db
    .insertInto('sessions')
    .values({ lawyer_id: api.keys.lawyer.userId, kind: 'scripted' })
    .returning('id')
    .executeTakeFirstOrThrow()
  expect(await api.ask('POST', `/start-interview/${id}`, { key: api.keys.lawyer.key })).toMatchObject({
    status: 503,
    body: { code: 'livekit-unreachable', detail: expect.stringMatching(/^LiveKit cannot be reached/) },
  })
})

test('a part is asked once however many look, and again after a while', async () => {
  let asked = 0
  let up = true
  const probe = createProbe(async () => {
    asked += 1
    if (!up) throw new Error('away')
  }, 50)
  expect(await Promise.all([probe(), probe(), probe()])).toEqual(['ok', 'ok', 'ok'])
  expect(asked).toBe(1)
  up = false
  expect(await probe()).toBe('ok')
  await new Promise((resolve) => setTimeout(resolve, 80))
  expect(await probe()).toBe('unreachable')
  expect(asked).toBe(2)
})
