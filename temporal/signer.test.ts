import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Secret } from '../config.ts'
import { isAuthentic } from '../interview/authentic.ts'
import { createSigner } from './signer.ts'

const sessionId = randomUUID()
const secret = new Secret('a secret of thirty-two characters')
const signer = createSigner(secret, sessionId)
const payload = { id: { epoch: 1, seq: 2 }, text: 'Élodie \ud800 \u0000', absent: undefined }
const message = { sessionId, name: 'stepCompleted', payload }
const signature = signer.sign({ name: 'stepCompleted', payload })
const received = JSON.parse(JSON.stringify(payload)) as typeof payload

describe('a signed message', () => {
  it('is authentic after its way through JSON', () => {
    expect(isAuthentic(signer.publicKey, { ...message, payload: received }, signature)).toBe(true)
  })

  it.each([
    ['another payload', { ...message, payload: { ...received, id: { epoch: 1, seq: 3 } } }],
    ['another message of the same interview', { ...message, name: 'answerJudged' }],
    ['another interview', { ...message, sessionId: randomUUID() }],
    ['an update', { ...message, updateId: '1' }],
  ])('does not serve for %s', (_, other) => {
    expect(isAuthentic(signer.publicKey, other, signature)).toBe(false)
  })

  it.each([undefined, null, '', 'ff', 42, signature.toUpperCase(), `${signature}00`, '0'.repeat(128), {}])(
    'is not authentic with %j for its signature',
    (forged) => {
      expect(isAuthentic(signer.publicKey, message, forged)).toBe(false)
    },
  )

  it('is signed by a key that another secret does not have, nor another interview', () => {
    const others = [
      createSigner(new Secret('another secret of so many letters'), sessionId),
      createSigner(secret, randomUUID()),
    ]
    for (const other of others) {
      expect(other.publicKey).not.toBe(signer.publicKey)
      expect(isAuthentic(signer.publicKey, message, other.sign({ name: 'stepCompleted', payload }))).toBe(false)
    }
  })

  it('is signed by the same key in every process', () => {
    expect(createSigner(secret, sessionId).publicKey).toBe(signer.publicKey)
  })
})
