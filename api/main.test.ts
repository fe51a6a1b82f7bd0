import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'
import { createApiKey } from '../db/api-keys.ts'
import { createDatabase } from '../db/database.ts'
import { ensureSession } from '../db/sessions.ts'
import { createTestDatabase } from '../test/database.ts'

let child: ChildProcess | undefined
afterEach(() => {
  child?.kill('SIGKILL')
})

interface Line {
  msg: string
  port?: number
  [field: string]: unknown
}

/** The real entry point as its own process, with the lines it logs. */
async function startMain(environment: Record<string, string>) {
  const started = spawn(process.execPath, ['api/main.ts'], {
    env: { ...environment, HOST: '127.0.0.1', PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child = started
  const lines: Line[] = []
  const { promise, resolve } = Promise.withResolvers<number>()
  createInterface({ input: started.stdout }).on('line', (line) => {
    const parsed = JSON.parse(line) as Line
    lines.push(parsed)
    if (parsed.msg === 'api ready') resolve(parsed.port ?? 0)
  })
  let complaint = ''
  started.stderr.on('data', (data) => {
    complaint += String(data)
  })
  const exit = once(started, 'exit')
  return { process: started, lines, exit, port: promise, complaint: () => complaint }
}

test('it stops on SIGTERM within seconds, with a stream open and Temporal away, and logs nobody', async () => {
  await using database = await createTestDatabase()
  const db = createDatabase(database.url)
  const { key, userId } = await createApiKey(db, { role: 'lawyer', label: 'main' })
  const respondents = [{ role: 'groom', name: 'Zebulon' }]
  const { id } = await ensureSession(db, { lawyerId: userId, kind: 'scripted', respondents, reference: 'Xylophone' })
  await db.destroy()
  const main = await startMain({ DATABASE_URL: database.url, TEMPORAL_ADDRESS: '127.0.0.1:1' })
  const origin = `http://127.0.0.1:${await main.port}`
  const headers = { 'x-api-key': key }
  const stream = await fetch(`${origin}/sessions/${id}/events`, { headers })
  expect((await fetch(`${origin}/sessions?reference=Xylophone`, { headers })).status).toBe(200)
  expect((await fetch(`${origin}/Zebulon`, { headers })).status).toBe(404)
  expect((await fetch(`${origin}/health`)).status).toBe(200)

  main.process.kill('SIGTERM')
  const [code] = await main.exit
  expect(code).toBe(0)
  const streamed = await stream.text()
  expect(streamed).toContain('Zebulon')
  expect(streamed.trimEnd()).toMatch(/event: ?restart\n(.*\n)*.*data: ?\{\}$|data: ?\{\}\n(.*\n)*event: ?restart$/)
  const logged = JSON.stringify(main.lines)
  const request = main.lines.find(({ msg, route }) => msg === 'request' && route === '/sessions')
  expect(request).toMatchObject({ method: 'GET', status: 200, ms: expect.any(Number), reqId: expect.any(String) })
  for (const secret of ['Zebulon', 'Xylophone', key, key.slice(37)]) expect(logged).not.toContain(secret)
  expect(main.complaint()).toBe('')
})

test('without a database address it does not start, and says which variable', async () => {
  const main = await startMain({})
  const [code] = await main.exit
  expect(code).not.toBe(0)
  expect(main.complaint()).toContain('DATABASE_URL')
})
