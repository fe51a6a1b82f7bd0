import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { noticesOfAgents } from './notices.ts'

const PATIENT_MS = 10_000
let server: Server | undefined
afterEach(() => {
  server?.close()
  server = undefined
})

/** Answers with these bodies, one after the other, and then with the last again and again. */
async function answering(...bodies: unknown[]): Promise<string> {
  let next = 0
  server = createServer((_request, response) => {
    response.end(JSON.stringify(bodies[Math.min(next++, bodies.length - 1)]))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`
}

test('what agents find out while they start is waited for', async () => {
  const health = await answering(
    { agents: null },
    { agents: { notices: ['known'] } },
    { agents: { notices: ['known', 'new'] } },
  )
  expect(await noticesOfAgents(health, ['known'], PATIENT_MS)).toEqual(['new'])
})

test('what they do not say is not waited for for ever', async () => {
  expect(await noticesOfAgents(await answering({ agents: { notices: [] } }), [], 1)).toEqual([])
})

test('an API that does not answer has nothing to say', async () => {
  expect(await noticesOfAgents('http://127.0.0.1:1/health', [], 1)).toEqual([])
})
