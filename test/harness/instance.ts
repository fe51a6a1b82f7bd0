import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dispose } from '@livekit/rtc-node'
import { afterAll, beforeAll } from 'vitest'
import { type Instance, startInstance } from '../../local/instance.ts'
import { type Doubles, startDoubles } from './doubles.ts'
import { prepareDoubles } from './voice-interview.ts'

/** Quick speech; an answer that does not come is asked for again before a test gives up. */
const ENV = { VOICE_WORDS_PER_MINUTE: '450', ANSWER_TIMEOUT_MS: '20000' }

type Settings = Record<string, string>

/** One instance of the whole product for the tests of a file, removed after them. */
export function useInstance(env: Settings | (() => Promise<Settings>) = {}): () => Instance {
  let instance: Instance | undefined
  beforeAll(async () => {
    const own = typeof env === 'function' ? await env() : env
    instance = await startInstance({ dataDir: mkdtempSync(join(tmpdir(), 'lexnova-test-')), env: { ...ENV, ...own } })
  })
  afterAll(async () => {
    await instance?.remove()
    await dispose()
  })
  return () => {
    if (!instance) throw new Error('the instance has not been started')
    return instance
  }
}

/** The same over the vendors' doubles, which run for the tests of a file. */
export function useVoiceInstance(env: Settings = {}): { instance: () => Instance; doubles: () => Doubles } {
  let doubles: Doubles | undefined
  const instance = useInstance(async () => {
    doubles = await startDoubles()
    await prepareDoubles(doubles)
    return Object.assign({}, ...Object.values(doubles.env), env)
  })
  afterAll(async () => doubles?.close())
  return {
    instance,
    doubles: () => {
      if (!doubles) throw new Error('the doubles have not been started')
      return doubles
    },
  }
}
