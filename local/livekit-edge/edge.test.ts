import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { NOT_PASSED, PASSED } from '../../test/harness/edge-paths.ts'
import { until } from '../../test/harness/until.ts'
import { createEdge, type Edge } from './edge.ts'

const SILENCE_MS = 400
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const portOf = (server: Server) => (server.address() as AddressInfo).port

/** Answers all that it is asked, WebSockets by an echo, and tells what came. */
async function startLiveKit(port = 0) {
  const asked: IncomingMessage[] = []
  const bodies: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer(async (one, answer) => {
    asked.push(one)
    bodies.push(await text(one).catch(() => 'cut off'))
    if (one.url?.includes('slow')) return
    answer
      .writeHead(200, { 'access-control-allow-origin': '*', 'keep-alive': 'timeout=5', 'x-mine': 'y' })
      .end('success')
  })
  server.on('connection', (socket) => sockets.add(socket))
  server.on('upgrade', (one: IncomingMessage, socket: Socket, head: Buffer) => {
    asked.push(one)
    socket.on('error', () => undefined)
    if (one.url?.includes('slow')) {
      socket.resume().on('end', () => socket.destroy())
      return
    }
    if (one.url?.includes('refused')) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 14\r\n\r\nno permissions')
      return
    }
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Mine: y\r\n\r\nfirst ',
    )
    socket.write(head)
    socket.pipe(socket)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const close = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  closing.push(close)
  return { port: portOf(server), asked, bodies, sockets, close }
}

async function start(
  liveKitPort: number,
  limitMs = 10_000,
  silenceMs = SILENCE_MS,
): Promise<Edge & { port: number; lines: string[] }> {
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const edge = createEdge({ liveKitPort, log, silenceMs, limitMs })
  edge.server.listen(0, '127.0.0.1')
  await once(edge.server, 'listening')
  closing.push(edge.close)
  return { ...edge, port: portOf(edge.server), lines }
}

async function ask(
  port: number,
  path: string,
  options: { method?: string; body?: string; headers?: Record<string, string> } = {},
) {
  const { method = 'GET', body, headers = {} } = options
  const asking = request({ host: '127.0.0.1', port, path, method, headers, agent: false })
  asking.end(body)
  const [answer] = (await Promise.race([once(asking, 'response'), once(asking, 'upgrade')])) as [IncomingMessage]
  if (answer.statusCode === 101) answer.socket.destroy()
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: answer.statusCode === 101 ? '' : await text(answer),
  }
}

/** Comes by WebSocket, and reads and writes bare bytes then. */
async function openSocket(port: number, path: string, sent = '') {
  const socket = connect(port, '127.0.0.1')
  const lines = [`GET ${path} HTTP/1.1`, 'Host: edge.example', 'Connection: keep-alive, Upgrade', 'Upgrade: WebSocket']
  socket.write([...lines, 'Sec-WebSocket-Key: a', 'Sec-WebSocket-Version: 13', '', sent].join('\r\n'))
  const read = { text: '', closed: false }
  socket.on('data', (data) => {
    read.text += data.toString()
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    read.closed = true
  })
  closing.push(() => socket.destroy())
  return { socket, read }
}

test('what people need is passed with its query, body and headers, and the answer comes back', async () => {
  const liveKit = await startLiveKit()
  const { port } = await start(liveKit.port)
  for (const path of PASSED) {
    const answer = await ask(port, `${path}?access_token=a.b.c`, {
      method: 'POST',
      body: '{"room":"r"}',
      headers: { authorization: 'Bearer t', 'content-type': 'application/json', te: 'trailers', host: 'edge.example' },
    })
    expect(answer, path).toMatchObject({ status: 200, body: 'success' })
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*', 'x-mine': 'y' })
    const asked = liveKit.asked.at(-1)
    expect(asked?.url).toBe(`${path.replace('//', '/')}?access_token=a.b.c`)
    expect(asked?.headers).toMatchObject({
      authorization: 'Bearer t',
      host: 'edge.example',
      'x-forwarded-for': '127.0.0.1',
    })
    expect(asked?.headers['te']).toBeUndefined()
    expect(liveKit.bodies.at(-1)).toBe('{"room":"r"}')
  }
})

test('nothing else reaches LiveKit, by any method, by WebSocket or without', async () => {
  const liveKit = await startLiveKit()
  const { port } = await start(liveKit.port)
  const upgrade = { connection: 'Upgrade', upgrade: 'websocket' }
  for (const path of NOT_PASSED) {
    for (const headers of [{}, upgrade]) {
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        expect([400, 404], path).toContain((await ask(port, path, { method, headers })).status)
      }
    }
  }
  expect(liveKit.asked).toEqual([])
})

test('a second request in the body of a first is none', async () => {
  const liveKit = await startLiveKit()
  const { port } = await start(liveKit.port)
  const inner = 'GET /agent HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
  const head = (...headers: string[]) => ['POST /rtc/validate HTTP/1.1', 'Host: x', ...headers, '', ''].join('\r\n')
  const attempts = [
    head('Content-Length: 5', 'Transfer-Encoding: chunked') + `0\r\n\r\n${inner}`,
    head('Transfer-Encoding: chunked, identity') + `0\r\n\r\n${inner}`,
    head('Content-Length: 0', 'Content-Length: 80') + inner,
    head('Content-Length: 0') + inner,
    head('Content-Length: 0') + inner.replace('/agent', '/rtc'),
    head('Content-Length: 0').repeat(2) + inner.replace('/agent', '/rtc'),
    head('Connection: close, Content-Length', `Content-Length: ${inner.length}`) + inner,
  ]
  for (const attempt of attempts) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.end(attempt)
    socket.resume()
    await once(socket, 'close')
  }
  expect(liveKit.asked.filter(({ url }) => url === '/agent')).toEqual([])
  expect((await ask(port, '/rtc/validate')).status).toBe(200)
})

test('signalling goes both ways, with what was sent before the welcome', async () => {
  const liveKit = await startLiveKit()
  const { port } = await start(liveKit.port)
  const { socket, read } = await openSocket(port, '/rtc/v1?join_request=j', 'early ')
  await until('the early words are back', () => read.text.endsWith('first early '))
  expect(read.text).toMatch(
    /^HTTP\/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Mine: y\r\n\r\n/,
  )
  expect(liveKit.asked[0]?.headers).toMatchObject({ upgrade: 'websocket', 'sec-websocket-key': 'a' })
  socket.write('later')
  await until('the later words are back', () => read.text.endsWith('later'))
})

test('a refusal of LiveKit comes through as it is', async () => {
  const liveKit = await startLiveKit()
  const { port } = await start(liveKit.port)
  const { read } = await openSocket(port, '/rtc?refused')
  await until('it is refused', () => read.closed)
  expect(read.text).toMatch(/^HTTP\/1.1 401 [^]*no permissions$/)
})

test('an upgrade to anything but a WebSocket is asked for as if it were none', async () => {
  const liveKit = await startLiveKit()
  const { port } = await start(liveKit.port)
  const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAAP__' }
  expect(await ask(port, '/rtc/validate', { headers })).toMatchObject({ status: 200, body: 'success' })
  expect(liveKit.asked[0]?.headers).not.toHaveProperty('upgrade')
  expect(liveKit.asked[0]?.headers).not.toHaveProperty('http2-settings')
})

test('while LiveKit is away it says so, and finds it again', async () => {
  const liveKit = await startLiveKit()
  const { port } = await start(liveKit.port)
  const before = await openSocket(port, '/rtc')
  await until('signalling is open', () => before.read.text.endsWith('first '))
  liveKit.close()
  await until('it is cut with LiveKit', () => before.read.closed)
  expect((await ask(port, '/rtc/validate', { method: 'POST', body: 'x' })).status).toBe(502)
  const away = await openSocket(port, '/rtc')
  await until('it is told', () => away.read.closed)
  expect(away.read.text).toMatch(/^HTTP\/1.1 502 /)
  await startLiveKit(liveKit.port)
  expect((await ask(port, '/rtc/validate')).status).toBe(200)
})

test('a client that has gone without a word is let go of, on both sides; one that speaks is not', async () => {
  const liveKit = await startLiveKit()
  const { port } = await start(liveKit.port, 10_000, 2_000)
  const [silent, talker] = [await openSocket(port, '/rtc'), await openSocket(port, '/rtc')]
  const talk = setInterval(() => talker.socket.write('.'), SILENCE_MS / 8)
  closing.push(() => clearInterval(talk))
  await until('the silent one is cut', () => silent.read.closed)
  await until('LiveKit has one left', () => [...liveKit.sockets].filter(({ destroyed }) => !destroyed).length === 1)
  const already = talker.read.text.length
  await until('the other is heard', () => talker.read.text.length > already + 16)
  expect(talker.read.closed).toBe(false)
})

test('a side that ends ends the other', async () => {
  const liveKit = await startLiveKit()
  const { port } = await start(liveKit.port)
  const { socket, read } = await openSocket(port, '/rtc')
  await until('signalling is open', () => read.text.endsWith('first '))
  socket.destroy()
  await until('LiveKit has none left', () => [...liveKit.sockets].every(({ destroyed }) => destroyed))
})

test('an answer that does not come is told in time, and nobody is kept at LiveKit for it', async () => {
  const liveKit = await startLiveKit()
  const { port } = await start(liveKit.port, SILENCE_MS)
  expect((await ask(port, '/rtc/validate?slow')).status).toBe(504)
  const { read } = await openSocket(port, '/rtc?slow')
  await until('it is told', () => read.closed)
  expect(read.text).toMatch(/^HTTP\/1.1 504 /)
  await until('LiveKit has none left', () => [...liveKit.sockets].every(({ destroyed }) => destroyed))
})

test('who leaves before the welcome is not kept at LiveKit either', async () => {
  const liveKit = await startLiveKit()
  const { port } = await start(liveKit.port)
  const { socket } = await openSocket(port, '/rtc?slow')
  await until('LiveKit is asked', () => liveKit.asked.length > 0)
  socket.destroy()
  await until('LiveKit has none left', () => [...liveKit.sockets].every(({ destroyed }) => destroyed))
  expect((await ask(port, '/rtc/validate')).status).toBe(200)
})

test('a body longer than any of LiveKit is refused', async () => {
  const liveKit = await startLiveKit()
  const { port } = await start(liveKit.port)
  const answer = ask(port, '/twirp/livekit.RoomService/SendData', { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })
  expect((await answer).status).toBe(413)
  expect(liveKit.bodies.filter((body) => body !== 'cut off')).toEqual([])
})

test('who manages a room makes nobody an agent by it, and changes other permissions', async () => {
  const liveKit = await startLiveKit()
  const { port } = await start(liveKit.port)
  const update = (permission: object, headers: Record<string, string> = {}) =>
    ask(port, '/twirp/livekit.RoomService/UpdateParticipant?x=y', {
      method: 'POST',
      body: JSON.stringify({ room: 'r', identity: 'i', permission }),
      headers: { 'content-type': 'application/json', ...headers },
    })
  expect(await update({ agent: true })).toMatchObject({
    status: 403,
    body: expect.stringContaining('permission_denied'),
  })
  const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-key': 'a' }
  expect((await update({ agent: true }, upgrade)).status).toBe(403)
  expect(liveKit.asked).toEqual([])
  expect((await update({ canPublish: true })).status).toBe(200)
  expect(liveKit.bodies).toEqual(['{"room":"r","identity":"i","permission":{"canPublish":true}}'])
})

test('its log names LiveKit’s paths and no other, and no query', async () => {
  const liveKit = await startLiveKit()
  const { port, lines } = await start(liveKit.port)
  await ask(port, '/rtc/validate?access_token=secret')
  await ask(port, '/agent/secret?access_token=secret')
  const { read } = await openSocket(port, '/rtc?access_token=secret')
  await until('signalling is open', () => read.text.endsWith('first '))
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(told.map(({ path, status }) => [path, status])).toEqual([
    ['/rtc/validate', 200],
    [undefined, 404],
    ['/rtc', 101],
  ])
  expect(lines.join('')).not.toContain('secret')
})
