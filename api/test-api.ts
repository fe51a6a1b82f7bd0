import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { readConfig } from '../config.ts'
import { createApiKey } from '../db/api-keys.ts'
import { initialProgress, type Progress } from '../interview/progress/state.ts'
import { ROLES, type Role } from '../interview/statuses.ts'
import { createLogger } from '../log.ts'
import { createTestDatabase } from '../test/database.ts'
import { createApp } from './app.ts'
import { checkAnswer } from './test-contract.ts'
import { createApiServer } from './server.ts'
import { closeContext, type Context, createContext } from './context.ts'

/** A key of a user of its own. */
export interface TestKey {
  id: string
  userId: string
  key: string
}

/** What came back, read as JSON where it is. */
export interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any shape
  body: any
}

/** Sent as it is. */
export type RawBody = string | FormData

interface Asking {
  key?: string | undefined
  json?: unknown
  raw?: RawBody
  headers?: Record<string, string>
}

/**
 * The real application on a port of its own, with a fresh database and one key for each role.
 * Every answer is compared with the document of the API.
 */
export interface TestApi {
  url: string
  databaseUrl: string
  context: Context
  keys: Record<Role, TestKey>
  ask(method: string, path: string, asking?: Asking): Promise<Answer>
  stop(): Promise<void>
}

/** @param environment settings beside those of a test */
export async function startTestApi(environment: Record<string, string> = {}): Promise<TestApi> {
  const database = await createTestDatabase()
  const config = readConfig({ REFUSED_KEYS_PER_MINUTE: '0', ...environment, LOG_LEVEL: 'silent' })
  const context = createContext(config, database.url, createLogger('api', config.log))
  const keys = {} as Record<Role, TestKey>
  for (const role of ROLES) keys[role] = await createApiKey(context.db, { role, label: `test ${role}` })
  const server = createApiServer(createApp(context))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    databaseUrl: database.url,
    context,
    keys,
    async ask(method, path, { key, json, raw, headers } = {}) {
      const sent = raw ?? (json === undefined ? undefined : JSON.stringify(json))
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(sent === undefined ? {} : { body: sent }),
      })
      const text = await response.text()
      const contentType = response.headers.get('content-type')
      const body = contentType?.includes('json') ? JSON.parse(text) : text
      if (response.status !== 304) checkAnswer({ method, path, status: response.status, contentType, body })
      return { status: response.status, headers: response.headers, body }
    },
    async stop() {
      server.close()
      server.closeAllConnections()
      await closeContext(context)
      await database.drop()
    },
  }
}

/** Progress as the workflow might have written it. */
export const someProgress = (changes: Partial<Progress> = {}): Progress => ({
  ...initialProgress(['groom', 'bride']),
  revision: 1,
  ...changes,
})
