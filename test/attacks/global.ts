import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startInstance } from '../../local/instance.ts'
import { freePort } from '../../local/ports.ts'
import { whenAnswers } from '../../local/ready.ts'
import { LIMITS } from './limits.ts'

const PROGRAMS = ['postgres', 'temporal', 'liveKit', 'liveKitEdge', 'api', 'worker', 'agent'] as const

/** What attacks are made on, as test files get it from the process that runs it. */
export interface Attacked {
  url: string
  /** An admin's API key. */
  key: string
  env: Record<string, string>
  stack: { env: Record<string, string>; dataDir: string; logsDir: string }
  /** Of its servers and its own programs. */
  pids: Record<(typeof PROGRAMS)[number], number>
  /** Another API of the same product, that counts; clients reach it directly. */
  limitedUrl: string
  /** One more, behind a reverse proxy that adds to X-Forwarded-For. */
  proxiedUrl: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    attacked: Attacked
  }
}

/** One running product for all files of attacks; what kills a part of it starts its own. */
export default async function startAttacked({ provide }: TestProject): Promise<() => Promise<void>> {
  const instance = await startInstance({
    dataDir: mkdtempSync(join(tmpdir(), 'lexnova-attacks-')),
    env: {
      VOICE_WORDS_PER_MINUTE: '450',
      // Interviews side by side do not wait for each other's agents.
      AGENT_IDLE_PROCESSES: '3',
      REFUSED_KEYS_PER_MINUTE: '0',
      LOG_LEVEL: 'debug',
      PARSE_TIMEOUT_MS: '8000',
      PARSE_MEMORY_MIB: '256',
    },
  })
  const { stack } = instance
  const startApi = async (name: string, env: Record<string, string>) => {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    await stack.startEntry({
      name,
      entry: 'api/main.ts',
      env: { ...LIMITS, ...env, PORT: String(port) },
      ready: whenAnswers(`${url}/health`),
    })
    return url
  }
  try {
    const [limitedUrl, proxiedUrl] = await Promise.all([
      startApi('limited-api', {}),
      startApi('proxied-api', { TRUSTED_PROXIES: '1' }),
    ])
    const { url, key, env } = instance
    const { dataDir, logsDir } = stack
    const processes = { ...instance, ...stack }
    const pids = Object.fromEntries(PROGRAMS.map((name) => [name, processes[name].pid ?? 0])) as Attacked['pids']
    provide('attacked', { url, key, env, stack: { env: stack.env, dataDir, logsDir }, pids, limitedUrl, proxiedUrl })
  } catch (error) {
    await instance.remove()
    throw error
  }
  return () => instance.remove()
}
