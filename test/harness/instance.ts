import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dispose } from '@livekit/rtc-node'
import { afterAll, beforeAll } from 'vitest'
import { type Instance, startInstance } from '../../local/instance.ts'

/** Quick speech; an answer that does not come is asked for again before a test gives up. */
const ENV = { VOICE_WORDS_PER_MINUTE: '450', ANSWER_TIMEOUT_MS: '20000' }

/** One instance of the whole product for the tests of a file, removed after them. */
export function useInstance(env: Record<string, string> = {}): () => Instance {
  let instance: Instance | undefined
  beforeAll(async () => {
    instance = await startInstance({ dataDir: mkdtempSync(join(tmpdir(), 'lexnova-test-')), env: { ...ENV, ...env } })
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
