import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { Secret } from '../config.ts'
import { createLeaseOffers } from './lease-offer.ts'

const secret = new Secret('a secret of thirty-two characters')
const sessionId = randomUUID()
const at = (now: number) => createLeaseOffers(secret, sessionId, () => now)
const encode = (offer: object) => new TextEncoder().encode(JSON.stringify(offer))
const decode = (payload: Uint8Array) => JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>
const LEASE = { epoch: 7, heartbeatTimeoutMs: 3_000 }
const offer = at(1_000_000).write(LEASE)

test('an offer is read by whoever has the secret, also with a clock that differs', () => {
  for (const now of [1_000_000, 1_050_000, 950_000]) expect(at(now).read(offer), String(now)).toEqual(LEASE)
})

test('an offer of an earlier version says nothing of the heartbeat timeout', () => {
  expect(at(1_000_000).read(at(1_000_000).write({ epoch: 7 }))).toEqual({ epoch: 7 })
})

test('an old offer is none', () => {
  expect(at(1_061_000).read(offer)).toBeUndefined()
})

test('an offer for another interview, or by another secret, is none', () => {
  const now = () => 1_000_000
  expect(createLeaseOffers(secret, randomUUID(), now).read(offer)).toBeUndefined()
  const stranger = createLeaseOffers(new Secret('another secret of so many letters'), sessionId, now)
  expect(stranger.read(offer)).toBeUndefined()
})

test.each([
  ['without a seal', encode({ epoch: 7 })],
  ['with a seal of its own', encode({ ...decode(offer), seal: 'f'.repeat(64) })],
  ['with a higher epoch', encode({ ...decode(offer), epoch: 8 })],
  ['with a longer heartbeat timeout', encode({ ...decode(offer), heartbeatTimeoutMs: 3_000_000 })],
  ['without its heartbeat timeout', encode({ ...decode(offer), heartbeatTimeoutMs: undefined })],
  ['with a later end', encode({ ...decode(offer), until: 1_060_001 })],
  ['that goes on for ever', encode({ ...decode(offer), padding: 'x'.repeat(300) })],
  ['that is no JSON', new Uint8Array([0xff, 0x00])],
  ['that is empty', new Uint8Array()],
])('an offer %s is none', (_, forged) => {
  expect(at(1_000_000).read(forged)).toBeUndefined()
})
