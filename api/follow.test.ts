import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import express, { type Request, type Response } from 'express'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readConfig } from '../config.ts'
import { createLogger } from '../log.ts'
import { follow, type Sender } from './follow.ts'

const log = createLogger('api', readConfig({ LOG_LEVEL: 'silent' }).log)

/** Sends more than any socket holds. */
const flood: Sender = async (stream, finish) => {
  for (let index = 0; index < 64; index++) stream.push('x'.repeat(1024 * 1024))
  finish()
}
const nothing: Sender = async () => {}

describe('an event stream', () => {
  let subscribers: number
  let change: () => void
  let handle: (request: Request, response: Response) => unknown
  let stop: () => void
  let port: number
  beforeEach(async () => {
    subscribers = 0
    const server = express()
      .use((request, response) => void handle(request, response))
      .listen(0, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
    stop = () => {
      server.closeAllConnections()
      server.close()
    }
  })
  afterEach(() => {
    vi.useRealTimers()
    stop()
  })

  const feed = {
    subscribe: (_session: string | undefined, { onChange }: { onChange: () => void }) => {
      change = onChange
      subscribers++
      return () => subscribers--
    },
    close: async () => {},
  }
  const open = (request: Request, response: Response, send: Sender) =>
    follow({ feed, log }, 'session', { request, response }, send)
  /** A client that reads nothing. */
  const ask = async () => {
    const asked = new Promise<{ request: Request; response: Response }>((resolve) => {
      handle = (request, response) => resolve({ request, response })
    })
    const client = connect(port, '127.0.0.1', () => client.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n'))
    client.on('error', () => {})
    client.pause()
    return { client, ...(await asked) }
  }

  test('whose client has gone before is not opened', async () => {
    const { client, request, response } = await ask()
    const closed = once(response, 'close')
    client.destroy()
    await closed
    expect(await open(request, response, nothing)).toBeUndefined()
    expect(subscribers).toBe(0)
  })

  test('whose client goes while it opens is not followed', async () => {
    const { request, response } = await ask()
    const opened = open(request, response, nothing)
    response.destroy()
    expect(await opened).toBeUndefined()
    expect(subscribers).toBe(0)
  })

  test('whose client goes later is followed no more', async () => {
    const { client, request, response } = await ask()
    expect(await open(request, response, nothing)).toBeDefined()
    expect(subscribers).toBe(1)
    const closed = once(response, 'close')
    client.destroy()
    await closed
    expect(subscribers).toBe(0)
  })

  test('that has ended closes after some seconds, also when its reader takes nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { request, response } = await ask()
    const finish = once(response, 'prefinish')
    await open(request, response, flood)
    await finish
    expect(response.closed).toBe(false)
    const closed = once(response, 'close')
    vi.advanceTimersByTime(5_000)
    await closed
    expect(response.writableFinished).toBe(false)
  })

  test('whose reader takes nothing is cut off before it fills the memory', async () => {
    const { request, response } = await ask()
    const closed = once(response, 'close')
    let pushed = 0
    await open(request, response, async (stream) => {
      stream.push('x'.repeat(1024 * 1024))
      pushed++
    })
    for (let changes = 0; changes < 64 && !response.destroyed; changes++) {
      change()
      await new Promise(setImmediate)
    }
    await closed
    expect(pushed).toBeLessThan(32)
    expect(subscribers).toBe(0)
  })

  test('takes what is pushed after its end without harm to the process', async () => {
    const { request, response } = await ask()
    const failed = new Promise<Error>((resolve) => response.prependListener('error', resolve))
    await open(request, response, async (stream, finish) => {
      finish()
      stream.push('late')
    })
    expect(await failed).toMatchObject({ code: 'ERR_STREAM_WRITE_AFTER_END' })
    expect(response.listenerCount('error')).toBeGreaterThan(1)
  })
})
