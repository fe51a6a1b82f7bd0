import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { RoomServiceClient } from 'livekit-server-sdk'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { tlsOf } from '../temporal/tls.ts'
import { isGroupRunning, isRunning } from './pids.ts'
import { type Stack, startServers } from './stack.ts'

const startTimeoutMs = 10 * 60_000
const testTimeoutMs = 60_000

let dataDir: string
let stack: Stack

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lexnova-stack-'))
  stack = await startServers({ dataDir })
}, startTimeoutMs)

afterAll(() => stack?.remove(), testTimeoutMs)

async function sql(url: string | undefined, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

async function withTemporal<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const { temporal } = readConfig(stack.env)
  if (!temporal) throw new Error('the stack has no Temporal')
  const connection = await Connection.connect({ address: temporal.address, tls: tlsOf(temporal) })
  try {
    return await work(new Client({ connection }))
  } finally {
    await connection.close()
  }
}

function rooms(): RoomServiceClient {
  const { LIVEKIT_URL = '', LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = stack.env
  return new RoomServiceClient(LIVEKIT_URL.replace('ws:', 'http:'), LIVEKIT_API_KEY, LIVEKIT_API_SECRET)
}

/** Postgres's sessions leave its process group; they are its children all the same. */
async function backends(): Promise<number[]> {
  const found = await sql(stack.env.DATABASE_URL, 'select pid from pg_stat_activity')
  return found.rows.map(({ pid }) => pid)
}

test('a killed Postgres comes back on its port with its data', { timeout: testTimeoutMs }, async () => {
  await sql(stack.env.DATABASE_URL, 'create table kept (value text)')
  await sql(stack.env.DATABASE_URL, `insert into kept values ('yes')`)
  await stack.postgres.kill()
  await expect(sql(stack.env.DATABASE_URL, 'select 1')).rejects.toThrow()
  await stack.postgres.start()
  expect((await sql(stack.env.DATABASE_URL, 'select value from kept')).rows).toEqual([{ value: 'yes' }])
})

test('a killed Postgres with open sessions comes back', { timeout: testTimeoutMs }, async () => {
  const client = new pg.Client({ connectionString: stack.env.DATABASE_URL })
  client.on('error', () => {})
  await client.connect()
  const broken = expect(client.query('select pg_sleep(60)')).rejects.toThrow()
  await stack.postgres.kill()
  await stack.postgres.start()
  await broken
  expect((await sql(stack.env.DATABASE_URL, 'select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('a wrong password is refused', { timeout: testTimeoutMs }, async () => {
  const url = new URL(stack.env.DATABASE_URL as string)
  url.password = 'wrong'
  await expect(sql(url.href, 'select 1')).rejects.toThrow(/password authentication failed/)
})

test('a created database is empty, again when it is created again', { timeout: testTimeoutMs }, async () => {
  const url = await stack.createDatabase('fresh')
  await sql(url, 'create table here ()')
  expect(await stack.createDatabase('fresh')).toBe(url)
  await sql(url, 'create table here ()')
})

test('a killed Temporal comes back at its address with its workflows', { timeout: testTimeoutMs }, async () => {
  const workflowId = 'kept'
  await withTemporal((client) => client.workflow.start('nobody', { workflowId, taskQueue: 'nobody' }))
  await stack.temporal.kill()
  await stack.temporal.start()
  const description = await withTemporal((client) => client.workflow.getHandle(workflowId).describe())
  expect(description.status.name).toBe('RUNNING')
})

test('a killed LiveKit comes back at its address with its key', { timeout: testTimeoutMs }, async () => {
  await stack.liveKit.kill()
  await stack.liveKit.start()
  const room = await rooms().createRoom({ name: 'again' })
  expect([room.emptyTimeout, room.departureTimeout]).toEqual([86_400, 86_400])
})

test('stopping leaves no process, and the next start finds the data', { timeout: testTimeoutMs }, async () => {
  const groups = [stack.postgres, stack.temporal, stack.liveKit].map(({ pid }) => pid as number)
  const sessions = await backends()
  await stack.stop()
  expect(groups.filter(isGroupRunning)).toEqual([])
  expect(sessions.filter(isRunning)).toEqual([])
  stack = await startServers({ dataDir })
  expect((await sql(stack.env.DATABASE_URL, 'select value from kept')).rows).toEqual([{ value: 'yes' }])
})
