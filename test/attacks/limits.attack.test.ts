import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { keysOf } from '../harness/tone.ts'
import { jwt } from './jwt.ts'
import { LIMITS } from './limits.ts'
import { ask, attacked, expectRefused, keyOf, type Refusal } from './stack.ts'
import { changesNothing } from './state.ts'

const TOO_MANY: Refusal = [429, 'too-many-requests']
const REQUESTS = Number(LIMITS.REQUESTS_PER_MINUTE)
const REFUSED_KEYS = Number(LIMITS.REFUSED_KEYS_PER_MINUTE)

test('a key that asks too often waits, by whatever spelling it comes, and no other key waits with it', async () => {
  const [{ key }, quiet] = [await keyOf('lawyer'), await keyOf('lawyer')]
  const url = attacked().limitedUrl
  const spellings = [
    { authorization: `Bearer ${key}` },
    { authorization: `bearer  ${key}` },
    { authorization: `BEARER ${key} ` },
    { 'x-api-key': key },
    { 'x-api-key': key, authorization: 'Basic eA==' },
  ]
  for (let count = 0; count < REQUESTS; count++) {
    const headers = spellings[count % spellings.length] as Record<string, string>
    expect((await ask({ path: '/sessions', headers, url })).status).toBe(200)
  }
  await changesNothing(async () => {
    for (const headers of spellings) {
      const answer = await ask({ path: '/sessions', headers, url })
      await expectRefused(answer, TOO_MANY)
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    }
  })
  expect((await ask({ path: '/sessions', key: quiet.key, url })).status).toBe(200)
})

/** A header in which a client may claim another address each time. */
const CLAIMS = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-client-ip', 'cf-connecting-ip', 'true-client-ip', 'via']
const guess = (url: string, headers: Record<string, string> = {}) =>
  ask({ path: '/sessions', url, headers: { 'x-api-key': 'lxn_guessed', ...headers } })

test('wrong keys from one address are counted together, whatever address they claim', async () => {
  const url = attacked().limitedUrl
  let refused = 0
  while ((await guess(url, { 'x-forwarded-for': `192.0.2.${refused}` })).status === 401) refused += 1
  expect(refused).toBeLessThanOrEqual(REFUSED_KEYS)
  for (const header of CLAIMS) {
    const claimed = header === 'forwarded' ? 'for=198.51.100.7' : '198.51.100.7'
    await expectRefused(await guess(url, { [header]: claimed }), TOO_MANY)
  }
})

test('while wrong keys from its address wait, a good key and an event of LiveKit are taken', async () => {
  const url = attacked().limitedUrl
  while ((await guess(url)).status !== 429);
  const { key } = await keyOf('lawyer')
  expect((await ask({ path: '/sessions', key, url })).status).toBe(200)
  const { apiKey, apiSecret } = keysOf(attacked().stack.env)
  const body = JSON.stringify({ event: 'room_finished', id: 'EV_limits', room: { name: 'nobody-knows' } })
  const sha256 = createHash('sha256').update(body).digest('base64')
  const token = jwt({ iss: apiKey, exp: Math.floor(Date.now() / 1_000) + 60, sha256 }, apiSecret)
  const sent = { method: 'POST', path: '/livekit/webhook', body, url, headers: { authorization: token } }
  expect((await ask(sent)).status).toBe(200)
})

test('behind one proxy the address that it adds counts, and none that the client wrote before it', async () => {
  const url = attacked().proxiedUrl
  let refused = 0
  while ((await guess(url, { 'x-forwarded-for': `192.0.2.${refused}, 203.0.113.5` })).status === 401) refused += 1
  expect(refused).toBeLessThanOrEqual(REFUSED_KEYS)
  await expectRefused(await guess(url, { 'x-forwarded-for': '127.0.0.1, ::1, 203.0.113.5' }), TOO_MANY)
  expect((await guess(url, { 'x-forwarded-for': '203.0.113.5, 203.0.113.6' })).status).toBe(401)
})
