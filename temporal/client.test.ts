import { createServer, type Server } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { connectTemporal, isTemporalAway, isTemporalTimeout, isWorkflowNotReady, type Temporal } from './client.ts'

const connect = (address: string) => connectTemporal({ address, namespace: 'default', taskQueue: 'x', tls: false })

let temporal: Temporal | undefined
let silent: Server | undefined
afterEach(async () => {
  await temporal?.close()
  silent?.close()
})

const failureOf = async (call: Promise<unknown>) =>
  await call.then(
    () => undefined,
    (error: unknown) => error,
  )

test('a client is made while Temporal is away, and its calls say so', async () => {
  temporal = connect('127.0.0.1:1')
  expect(isTemporalAway(await failureOf(temporal.ping(300)))).toBe(true)
  const { client, within } = temporal
  const error = await failureOf(within(300, () => client.workflow.getHandle('x').query('progress')))
  expect(isTemporalAway(error)).toBe(true)
})

test('a call to a server that says nothing ends at its deadline', async () => {
  silent = createServer(() => {})
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  temporal = connect(`127.0.0.1:${(silent.address() as AddressInfo).port}`)
  const error = await failureOf(temporal.ping(300))
  expect(isTemporalTimeout(error)).toBe(true)
})

test('closing amid retries leaves nothing behind that throws', async () => {
  const thrown: unknown[] = []
  const note = (error: unknown) => thrown.push(error)
  const before = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', note)
  try {
    const closing = connect('127.0.0.1:1')
    void failureOf(closing.ping(10_000))
    await new Promise((resolve) => setTimeout(resolve, 250))
    await closing.close()
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(thrown).toEqual([])
  } finally {
    process.removeListener('uncaughtException', note)
    for (const listener of before) process.on('uncaughtException', listener)
  }
})

test('an error of another kind is not taken for an absence', () => {
  expect(isTemporalAway(new Error('no'))).toBe(false)
})

test.each([
  [9, true],
  [14, false],
  [3, false],
])('of gRPC status %i a workflow is not ready for more: %s', (code, expected) => {
  const status = Object.assign(new Error('from the server'), { code, details: '', metadata: {} })
  expect(isWorkflowNotReady(new Error('from the client', { cause: status }))).toBe(expected)
})
