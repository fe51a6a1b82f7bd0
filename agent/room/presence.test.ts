import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../config.ts'
import { listWorkers } from '../../db/agent-workers.ts'
import { openStore, type Store } from '../../db/testing.ts'
import { abilitiesOf, noticesOf, startPresence } from './presence.ts'

const KEYS = { DEEPGRAM_API_KEY: 'd', ELEVENLABS_API_KEY: 'e', GEMINI_API_KEY: 'g', GEMINI_MODEL: 'gemini-x' }
const logger = pino({ level: 'silent' })

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

describe('what a worker says of itself', () => {
  it('is what its settings give it', () => {
    expect(abilitiesOf(readConfig({}))).toEqual({
      hearing: 'typed',
      judging: 'rules',
      speaking: 'embedded/espeak-ng',
      streamLimits: {},
    })
    expect(abilitiesOf(readConfig({ ...KEYS, DEEPGRAM_MAX_STREAMS: '7' }))).toEqual({
      hearing: 'deepgram/nova-3',
      judging: 'gemini/gemini-x',
      speaking: 'elevenlabs/eleven_flash_v2_5',
      streamLimits: { deepgram: 7 },
    })
  })

  it('reaches the API as long as it is there', async () => {
    const presence = startPresence(store.db, readConfig({ ...KEYS, GEMINI_PAID: 'true' }), logger)
    await expect.poll(() => listWorkers(store.db)).toMatchObject([{ judging: 'gemini/gemini-x', notices: [] }])
    presence.found({ voices: { en: { id: 'abc', name: 'Clara' } }, notices: ['Attention.'] })
    await expect
      .poll(() => listWorkers(store.db))
      .toMatchObject([{ voices: { en: { id: 'abc', name: 'Clara' } }, notices: ['Attention.'] }])
    presence.serves(() => 3)
    presence.found({})
    await expect
      .poll(() => listWorkers(store.db))
      .toMatchObject([{ jobs: 3, maxJobs: 20, software: expect.stringContaining('lexnova') }])
    await presence.close()
    expect(await listWorkers(store.db)).toEqual([])
  })

  it('is not needed: a worker without Postgres works', async () => {
    const presence = startPresence(undefined, readConfig({}), logger)
    presence.found({ notices: ['Attention.'] })
    await presence.close()
  })
})

describe('a key of the Gemini API', () => {
  it('is warned of until it is said to be paid for', () => {
    expect(noticesOf(readConfig({ GEMINI_API_KEY: 'g' }))).toEqual([expect.stringContaining('GEMINI_PAID=true')])
    expect(noticesOf(readConfig({ GEMINI_API_KEY: 'g', GEMINI_PAID: 'true' }))).toEqual([])
    expect(noticesOf(readConfig({}))).toEqual([])
  })

  it('is not warned of where Vertex AI is used', () => {
    const vertex = {
      GOOGLE_GENAI_USE_VERTEXAI: 'true',
      GOOGLE_CLOUD_PROJECT: 'p',
      GOOGLE_CLOUD_LOCATION: 'europe-west4',
      GEMINI_API_KEY: 'g',
    }
    expect(readConfig(vertex).gemini?.access).toEqual({ by: 'vertex', project: 'p', location: 'europe-west4' })
    expect(noticesOf(readConfig(vertex))).toEqual([])
  })
})

describe('a model that ends', () => {
  it('is told of, with what Google names in its place', () => {
    const config = readConfig({ GEMINI_API_KEY: 'g', GEMINI_PAID: 'true', GEMINI_MODEL: 'gemini-2.5-flash' })
    expect(noticesOf(config)).toEqual([
      expect.stringMatching(/ends on 2026-12-01.*GEMINI_MODEL=gemini-3\.5-flash-lite/),
    ])
  })
})

describe('settings of vendors', () => {
  it('say by any of the usual words that Vertex AI is used', () => {
    const place = { GOOGLE_CLOUD_PROJECT: 'p', GOOGLE_CLOUD_LOCATION: 'europe-west4', GEMINI_API_KEY: 'g' }
    for (const word of ['true', 'True', '1']) {
      expect(readConfig({ ...place, GOOGLE_GENAI_USE_VERTEXAI: word }).gemini?.access.by).toBe('vertex')
    }
    expect(readConfig({ ...place, GOOGLE_GENAI_USE_VERTEXAI: '0' }).gemini?.access.by).toBe('key')
    expect(() => readConfig({ GOOGLE_GENAI_USE_VERTEXAI: 'true', GEMINI_API_KEY: 'g' })).toThrow(/GOOGLE_CLOUD_PROJECT/)
  })

  it('cannot give one attempt more time than all of them have', () => {
    expect(() => readConfig({ JUDGE_TIMEOUT_MS: '9000' })).toThrow(/^JUDGE_TIMEOUT_MS/)
  })
})
