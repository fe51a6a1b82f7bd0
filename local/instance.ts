import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFirstKey } from '../db/bootstrap-key.ts'
import { migrateToLatest } from '../db/migrate.ts'
import { freePort } from './ports.ts'
import type { Process } from './process.ts'
import { webhookUrlOf } from './product.ts'
import { whenAnswers, whenWrites } from './ready.ts'
import { type Stack, type StackOptions, startServers } from './stack.ts'

export interface InstanceOptions extends Pick<StackOptions, 'dataDir' | 'onProgress' | 'onOpen'> {
  /** Settings on top of the embedded servers' addresses. */
  env?: Record<string, string>
}

/** The whole product on free ports, for the demo, the tests and the benchmarks. */
export interface Instance {
  stack: Stack
  url: string
  /** An admin's API key. */
  key: string
  worker: Process
  agent: Process
  api: Process
  /** Settings that its processes were started with. */
  env: Record<string, string>
  startAgent(name: string, env?: Record<string, string>): Promise<Process>
  startWorker(name: string): Promise<Process>
  /** Stops everything and removes its data. */
  remove(): Promise<void>
}

/** Starts servers, API, worker and agent on free loopback ports, with data in a directory of their own. */
export async function startInstance({ env = {}, ...options }: InstanceOptions): Promise<Instance> {
  const port = await freePort()
  const webhookUrl = webhookUrlOf('127.0.0.1', port)
  const stack = await startServers({ ...options, webhookUrl, pages: true })
  try {
    return await startProcesses(stack, port, env)
  } catch (error) {
    await stack.remove()
    throw error
  }
}

/**
 * The process of the agent that entered this session's room last.
 * @throws when no agent has been there
 */
export function agentProcessOf({ stack }: { stack: Pick<Stack, 'logsDir'> }, sessionId: string): number {
  const lines = readdirSync(stack.logsDir)
    .filter((name) => name.startsWith('agent'))
    .flatMap((name) => readFileSync(join(stack.logsDir, name), 'utf8').split('\n'))
    .filter((line) => line.includes('"in the room"') && line.includes(sessionId))
    .map((line) => JSON.parse(line) as { pid: number; time: string })
    .toSorted((a, b) => a.time.localeCompare(b.time))
  const last = lines.at(-1)
  if (!last) throw new Error('no agent has been in the room')
  return last.pid
}

async function startProcesses(stack: Stack, port: number, env: Record<string, string>): Promise<Instance> {
  const databaseUrl = stack.env['DATABASE_URL'] ?? ''
  await migrateToLatest(databaseUrl)
  const key = await createFirstKey(databaseUrl)
  if (key === undefined) throw new Error('the database is not fresh')
  const url = `http://127.0.0.1:${port}`
  const startAgent = (name: string, more: Record<string, string> = {}) =>
    stack.startEntry({ name, entry: 'agent/main.ts', env: { ...env, ...more }, ready: whenWrites('agent ready') })
  const startWorker = (name: string) =>
    stack.startEntry({ name, entry: 'temporal/worker.ts', env, ready: whenWrites('worker ready') })
  const [worker, agent, api] = await Promise.all([
    startWorker('worker'),
    startAgent('agent'),
    stack.startEntry({
      name: 'api',
      entry: 'api/main.ts',
      // One client asks here far more often than people do.
      env: {
        REQUESTS_PER_MINUTE: '0',
        STATES_PAGE: 'true',
        NAME_INDEX_KEY: randomBytes(32).toString('hex'),
        ...env,
        PORT: String(port),
      },
      ready: whenAnswers(`${url}/health`),
    }),
  ])
  return {
    stack,
    url,
    key,
    worker,
    agent,
    api,
    env: { ...stack.env, ...env },
    startAgent,
    startWorker,
    remove: () => stack.remove(),
  }
}
