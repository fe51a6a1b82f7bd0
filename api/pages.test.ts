import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentPolicy } from './page-policy.ts'
import { startTestApi, type TestApi } from './test-api.ts'

const HTML = '<!doctype html>a room'
const SCRIPT = `/* ${'script '.repeat(50)} */`
const PRIVATE = 'SECRET'

let folder: string
let api: TestApi

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'))
  mkdirSync(join(folder, 'built', 'pages'), { recursive: true })
  const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, 'built', name), content)
  put('room.html', HTML)
  put('staff.html', '<!doctype html>staff')
  put('states.html', '<!doctype html>states')
  put('pages/room-1.js', SCRIPT)
  put('pages/room-1.js.br', brotliCompressSync(SCRIPT))
  put('pages/room-1.js.gz', gzipSync(SCRIPT))
  put('pages/inter.woff2', 'font')
  put('pages/notes.key', PRIVATE)
  put('.content.json', PRIVATE)
  put('pages/.hidden.js', PRIVATE)
  writeFileSync(join(folder, 'outside.js'), PRIVATE)
  api = await startTestApi({
    PAGES_DIR: join(folder, 'built'),
    LIVEKIT_URL: 'ws://livekit.internal:7880',
    LIVEKIT_PUBLIC_URL: 'wss://rooms.example.org:444/below?x=1',
    LIVEKIT_API_KEY: 'k',
    LIVEKIT_API_SECRET: 's'.repeat(32),
  })
})
afterAll(async () => {
  await api.stop()
  rmSync(folder, { recursive: true })
})

const ask = (path: string, init?: RequestInit) => fetch(`${api.url}${path}`, { redirect: 'manual', ...init })

/** As it is written: `fetch` takes dots out of a path, and asks past every cache when it is given an entity tag. */
const askRaw = (
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> =>
  new Promise((resolve, reject) => {
    request(`${api.url}/`, { path, method, headers }, (response) => {
      let body = ''
      response.on('data', (data) => (body += data))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
      .on('error', reject)
      .end()
  })

describe('the page of a respondent', () => {
  test.each(['/join', '/api/join'])(
    'is at %s, asked for anew each time and sent anew when it changed',
    async (path) => {
      const response = await ask(path)
      expect(await response.text()).toBe(HTML)
      expect(response.headers.get('cache-control')).toBe('no-cache')
      const etag = response.headers.get('etag') ?? ''
      expect((await askRaw(path, { headers: { 'if-none-match': etag } })).status).toBe(304)
      expect((await askRaw(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
    },
  )

  test('may ask this origin and the LiveKit that browsers reach, and nobody else', async () => {
    const policy = (await ask('/join')).headers.get('content-security-policy')
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "font-src 'self'",
      "img-src 'self' data: blob:",
      "media-src 'self' blob: mediastream:",
      "connect-src 'self' wss://rooms.example.org:444 https://rooms.example.org:444",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
  })

  test.each([
    ['ws://127.0.0.1:7880', "connect-src 'self' ws://127.0.0.1:7880 http://127.0.0.1:7880"],
    ['http://[::1]:7880/', "connect-src 'self' ws://[::1]:7880 http://[::1]:7880"],
    ['https://rooms.example.org', "connect-src 'self' wss://rooms.example.org https://rooms.example.org"],
  ])('of a LiveKit at %s asks it by WebSocket and by HTTP', (publicUrl, expected) => {
    expect(contentPolicy({ publicUrl })).toContain(expected)
  })

  test('without a LiveKit asks this origin alone', () => {
    expect(contentPolicy(undefined)).toContain("connect-src 'self';")
  })

  test('gets microphone and camera for itself, is in nobody’s frame, and tells nobody where it is', async () => {
    const { headers } = await ask('/join')
    expect(headers.get('permissions-policy')).toContain('microphone=(self), camera=(self)')
    expect(headers.get('permissions-policy')).toContain('display-capture=()')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('with a slash at its end leads to itself, so that its addresses are right', async () => {
    const { status, headers } = await ask('/api/join/')
    expect([status, headers.get('location')]).toEqual([302, '../join'])
  })

  test('answers HEAD like GET, without the page', async () => {
    const { headers, body } = await askRaw('/join', { method: 'HEAD' })
    expect([headers['content-length'], body]).toEqual([String(HTML.length), ''])
    expect((await ask('/join', { method: 'POST' })).status).toBe(405)
  })
})

describe('the page of staff', () => {
  test.each(['/dashboard', '/dashboard/', '/dashboard/interviews/01/record?entry=7', '/dashboard/a.b/%2e%2e/c'])(
    'is at %s',
    async (path) => {
      const response = await ask(path)
      expect([response.status, await response.text()]).toEqual([200, '<!doctype html>staff'])
    },
  )

  test.each([
    ['/api/dashboard', '/dashboard'],
    ['/api/dashboard/interviews/01?entry=7', '/dashboard/interviews/01?entry=7'],
  ])('is at the root alone: %s leads there', async (path, place) => {
    const { status, headers } = await ask(path)
    expect([status, headers.get('location')]).toEqual([302, place])
  })

  test('is as guarded as that of a respondent, and gets neither microphone nor camera', async () => {
    const [{ headers: ours }, { headers: theirs }] = await Promise.all([ask('/dashboard/x'), ask('/join')])
    for (const name of ['content-security-policy', 'x-frame-options', 'referrer-policy', 'cache-control'])
      expect(ours.get(name)).toBe(theirs.get(name))
    expect(ours.get('permissions-policy')).toContain('microphone=(), camera=(), autoplay=(self)')
  })
})

describe('what a page loads', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', null],
  ])('comes to a browser that takes %s as %s', async (accepted, encoding) => {
    const response = await ask('/pages/room-1.js', { headers: { 'accept-encoding': accepted } })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('vary')).toContain('Accept-Encoding')
    expect(await response.text()).toBe(SCRIPT)
  })

  test('is kept for good', async () => {
    const { headers } = await ask('/pages/inter.woff2')
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('content-type')).toBe('font/woff2')
  })

  test.each([
    '/pages/absent.js',
    '/pages/',
    '/pages/notes.key',
    '/pages/.hidden.js',
    '/pages/room-1.js.br',
    '/pages/../outside.js',
    '/pages/..%2f..%2foutside.js',
    '/pages/..%5coutside.js',
    '/pages/../room.html',
    '/pages/room.html',
    '/pages/%2e%2e/.content.json',
    '/pages/room-1.js%00',
    '/pages/__proto__',
    '/pages/constructor',
  ])('is nothing at %s', async (path) => {
    const { status, body } = await askRaw(path)
    expect(status).toBe(404)
    expect(body).not.toContain(PRIVATE)
  })
})

test('the page of all states is there by its setting alone', async () => {
  expect((await ask('/states')).status).toBe(404)
})

test('without pages the API says so, and does everything else', async () => {
  const without = await startTestApi({ PAGES_DIR: join(folder, 'absent') })
  try {
    const { status, headers } = await fetch(`${without.url}/join`)
    expect([status, headers.get('content-type')]).toEqual([503, 'text/plain; charset=utf-8'])
    expect((await fetch(`${without.url}/pages/room-1.js`)).status).toBe(404)
    expect((await without.ask('GET', '/health')).status).toBe(200)
  } finally {
    await without.stop()
  }
})
