import { afterEach, describe, expect, test } from 'vitest'
import { ensureSession } from '../db/sessions.ts'
import { startTestApi, type TestApi } from './test-api.ts'

let api: TestApi
const start = async (environment: Record<string, string> = {}) => {
  api = await startTestApi(environment)
}
afterEach(() => api.stop())

describe('limits', () => {
  test('a key has so many requests a minute, and is told so before and after', async () => {
    await start({ REQUESTS_PER_MINUTE: '3' })
    const ask = (key: string) => api.ask('GET', '/sessions', { key })
    const first = await ask(api.keys.lawyer.key)
    expect(first.headers.get('ratelimit')).toMatch(/"requests"; r=2; t=\d+/)
    expect(first.headers.get('ratelimit-policy')).toMatch(/"requests"; q=3; w=60/)
    await ask(api.keys.lawyer.key)
    await ask(api.keys.lawyer.key)
    const refused = await ask(api.keys.lawyer.key)
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await ask(api.keys.reviewer.key)).status).toBe(200)
  })

  test('an address that tries keys is stopped, whatever key it tries', async () => {
    await start({ REFUSED_KEYS_PER_MINUTE: '3' })
    const statuses = []
    for (let count = 0; count < 5; count++) {
      statuses.push((await api.ask('GET', '/sessions', { key: `lxn_wrong_${count}` })).status)
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429])
  })

  test('a good key is taken from an address that has tried too many wrong ones', async () => {
    await start({ REFUSED_KEYS_PER_MINUTE: '1' })
    for (let count = 0; count < 3; count++) await api.ask('GET', '/sessions', { key: `lxn_wrong_${count}` })
    const refused = await api.ask('GET', '/sessions', { key: 'lxn_wrong' })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await api.ask('GET', '/sessions', { key: api.keys.lawyer.key })).status).toBe(200)
  })

  test('a webhook is not stopped by what others at its address do', async () => {
    const liveKit = { LIVEKIT_URL: 'ws://127.0.0.1:1', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'x'.repeat(32) }
    await start({ REFUSED_KEYS_PER_MINUTE: '1', REQUESTS_PER_MINUTE: '1', ...liveKit })
    for (let count = 0; count < 3; count++) await api.ask('GET', '/sessions', { key: `lxn_wrong_${count}` })
    for (let count = 0; count < 3; count++) {
      const { status } = await api.ask('POST', '/livekit/webhook', { headers: { authorization: 'forged' } })
      expect(status).not.toBe(429)
    }
  })

  test('event streams that are open or were dropped do not count as refused', async () => {
    await start({ REFUSED_KEYS_PER_MINUTE: '1' })
    const { id } = await ensureSession(api.context.db, {
      lawyerId: api.keys.lawyer.userId,
      kind: 'scripted',
      respondents: [{ role: 'groom', name: 'A' }],
    })
    for (let count = 0; count < 4; count++) {
      const drop = new AbortController()
      const headers = { authorization: `Bearer ${api.keys.lawyer.key}` }
      const stream = await fetch(`${api.url}/sessions/${id}/events`, { headers, signal: drop.signal })
      expect(stream.status).toBe(200)
      drop.abort()
    }
    expect((await api.ask('GET', '/sessions', { key: api.keys.lawyer.key })).status).toBe(200)
    expect((await api.ask('GET', '/sessions', { key: 'lxn_wrong' })).status).toBe(401)
  })

  test('no spelling of the header is a key with a fresh limit', async () => {
    await start({ REQUESTS_PER_MINUTE: '3' })
    const { key } = api.keys.lawyer
    const spellings = [`Bearer ${key}`, `bearer ${key}`, `Bearer  ${key}`].map((authorization) => ({ authorization }))
    const statuses = []
    for (const headers of [...spellings, { 'x-api-key': key }]) {
      statuses.push((await api.ask('GET', '/sessions', { headers })).status)
    }
    expect(statuses).toEqual([200, 200, 200, 429])
  })

  test('requests with a good key do not count as tries', async () => {
    await start({ REFUSED_KEYS_PER_MINUTE: '2' })
    for (let count = 0; count < 5; count++) {
      expect((await api.ask('GET', '/sessions', { key: api.keys.lawyer.key })).status).toBe(200)
    }
    expect((await api.ask('GET', '/sessions')).status).toBe(401)
  })

  test('behind a proxy it is the client that counts, and without one nobody gives another address', async () => {
    const tries = async (addresses: string[]) => {
      const statuses = []
      for (const address of addresses) {
        statuses.push((await api.ask('GET', '/sessions', { headers: { 'x-forwarded-for': address } })).status)
      }
      return statuses
    }
    await start({ REFUSED_KEYS_PER_MINUTE: '1', TRUSTED_PROXIES: '1' })
    expect(await tries(['192.0.2.1', '192.0.2.2', '192.0.2.1'])).toEqual([401, 401, 429])
    await api.stop()
    await start({ REFUSED_KEYS_PER_MINUTE: '1' })
    expect(await tries(['192.0.2.1', '192.0.2.2'])).toEqual([401, 429])
  })
})

describe('headers', () => {
  test('what has not changed since is not sent again', async () => {
    await start()
    const { id } = await ensureSession(api.context.db, {
      lawyerId: api.keys.lawyer.userId,
      kind: 'scripted',
      respondents: [{ role: 'groom', name: 'A' }],
    })
    // Node's fetch adds "no-cache" to a conditional request that says nothing of caches.
    const read = (headers?: Record<string, string>) =>
      api.ask('GET', `/sessions/${id}`, {
        key: api.keys.lawyer.key,
        ...(headers ? { headers: { ...headers, 'cache-control': 'max-age=0' } } : {}),
      })
    const etag = (await read()).headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    expect((await read({ 'if-none-match': etag })).status).toBe(304)
    await api.context.db.updateTable('sessions').set({ label: 'changed' }).where('id', '=', id).execute()
    expect((await read({ 'if-none-match': etag })).status).toBe(200)
  })

  test('a request keeps the id that it comes with, if that can be nothing but an id', async () => {
    await start()
    const idOf = async (given?: string) =>
      (await api.ask('GET', '/health', given === undefined ? {} : { headers: { 'x-request-id': given } })).headers.get(
        'x-request-id',
      )
    expect(await idOf('4bf92f3577b34da6a3ce929d0e0e4736')).toBe('4bf92f3577b34da6a3ce929d0e0e4736')
    expect(await idOf('Johann Weber')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await idOf()).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('a page of a configured origin may call and read them, another may not', async () => {
    await start({ CORS_ORIGINS: 'https://desk.example' })
    const preflight = (origin: string) =>
      fetch(`${api.url}/sessions`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'if-match' },
      })
    const allowed = await preflight('https://desk.example')
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://desk.example')
    expect(allowed.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('if-match')
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
    const answer = await fetch(`${api.url}/health`, { headers: { origin: 'https://desk.example' } })
    expect(answer.headers.get('access-control-expose-headers')).toContain('ETag')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  test('at / a browser is sent to the dashboard, and a program gets JSON', async () => {
    await start()
    const { url } = api
    const browser = await fetch(url, { headers: { accept: 'text/html,*/*;q=0.8' }, redirect: 'manual' })
    expect([browser.status, browser.headers.get('location')]).toEqual([302, '/dashboard'])
    const below = await fetch(`${url}/api`, { headers: { accept: 'text/html' }, redirect: 'manual' })
    expect(below.headers.get('location')).toBe('/dashboard')
    expect((await (await fetch(url)).json()) as object).toMatchObject({ service: 'lexnova' })
  })
})
