import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { type Exchange, notingFetch } from './exchange.ts'

let close: () => void = () => undefined
afterEach(() => close())

/** Fetches what is written so, piece by piece. */
async function fetched(pieces: readonly string[]): Promise<{ exchange: Exchange; text: string }> {
  const server = createServer(async (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const piece of pieces) await new Promise((written) => response.write(piece, written))
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  close = () => server.close()
  const exchange: Exchange = { isSent: false }
  const response = await notingFetch(exchange)(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return { exchange, text: await response.text() }
}

const eventOf = (chunk: object) => `data: ${JSON.stringify(chunk)}\r\n\r\n`
const STOPPED = { candidates: [{ content: { parts: [{ text: 'é' }] }, finishReason: 'STOP' }], modelVersion: 'm-001' }

it.each([
  ['at once', [eventOf({ modelVersion: 'm-000' }) + eventOf(STOPPED)]],
  ['sign by sign', [...eventOf(STOPPED)]],
  ['with other ends of lines', [eventOf(STOPPED).replaceAll('\r\n', '\n')]],
])('what an answer is and why it ended is noted, though it comes %s', async (_, pieces) => {
  const { exchange, text } = await fetched(pieces)
  expect(exchange).toEqual({ isSent: true, servedModel: 'm-001', finishReason: 'STOP' })
  expect(text.trim().endsWith(`data: ${JSON.stringify(STOPPED)}`)).toBe(true)
})

it('feedback that blocks nothing is left out, and nothing else', async () => {
  const { exchange, text } = await fetched([eventOf({ ...STOPPED, promptFeedback: { safetyRatings: [] } })])
  expect(exchange.blockReason).toBeUndefined()
  expect(text).toBe(`data: ${JSON.stringify(STOPPED)}\n\n`)
})

it('a block is noted', async () => {
  const { exchange } = await fetched([eventOf({ promptFeedback: { blockReason: 'SAFETY' } })])
  expect(exchange.blockReason).toBe('SAFETY')
})

it('a refusal in the middle of an answer is noted', async () => {
  const refusal = { error: { code: 503, message: 'overloaded', status: 'UNAVAILABLE' } }
  const { exchange } = await fetched([eventOf({ modelVersion: 'm-000' }), JSON.stringify(refusal)])
  expect(exchange.refusal).toMatchObject({ status: 503 })
})

it.each(['<html>', 'data: {"candidates": [', eventOf([]), eventOf({ modelVersion: 7, candidates: 'none' })])(
  'what is no answer passes as it is: %j',
  async (piece) => {
    const { exchange, text } = await fetched([piece])
    expect(exchange).toEqual({ isSent: true })
    expect(text.trim()).toBe(piece.trim())
  },
)
