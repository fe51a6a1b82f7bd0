import { TokenVerifier } from 'livekit-server-sdk'
import { describe, expect, test } from 'vitest'
import { Secret } from '../config.ts'
import { respondentOfIdentity } from '../interview/identities.ts'
import { lawyerToken, respondentToken, staffToken } from './tokens.ts'

const secret = 'a secret of at least thirty-two characters'
const liveKit = {
  url: 'ws://127.0.0.1:1',
  publicUrl: 'wss://rooms.example',
  apiKey: 'key',
  apiSecret: new Secret(secret),
}
const room = '01900000-0000-7000-8000-000000000000'
const claimsOf = (token: string) => new TokenVerifier('key', secret).verify(token)

describe("a respondent's token", () => {
  test('joins, publishes and subscribes in this room, and nothing more', async () => {
    const { video } = await claimsOf(await respondentToken(liveKit, 'groom', { room, ttlSeconds: 60 }))
    expect(video).toEqual({
      roomJoin: true,
      room,
      canPublish: true,
      canSubscribe: true,
      canPublishData: true,
      canUpdateOwnMetadata: false,
    })
  })

  test('says by its identity who it is, and carries no name', async () => {
    const { sub, name, metadata, attributes } = await claimsOf(
      await respondentToken(liveKit, 'groom', { room, ttlSeconds: 60 }),
    )
    expect(respondentOfIdentity(sub ?? '')).toBe('groom')
    expect(name).toBe('groom')
    expect(metadata ?? '').toBe('')
    expect(attributes ?? {}).toEqual({})
  })

  test('has the same identity each time, and another in another room', async () => {
    const subOf = async (at: string) =>
      (await claimsOf(await respondentToken(liveKit, 'groom', { room: at, ttlSeconds: 60 }))).sub
    expect(await subOf(room)).toBe(await subOf(room))
    expect(await subOf(room)).not.toBe(await subOf('01900000-0000-7000-8000-000000000001'))
  })

  test('lives as long as it should', async () => {
    const { exp, nbf } = await claimsOf(await respondentToken(liveKit, 'groom', { room, ttlSeconds: 7200 }))
    expect((exp ?? 0) - (nbf ?? 0)).toBe(7200)
  })
})

test("the lawyer's token manages this room besides", async () => {
  const { sub, video, name } = await claimsOf(await lawyerToken(liveKit, 'key-1', { room, ttlSeconds: 60 }))
  expect(sub).toBe('lawyer.key-1')
  expect(name).toBe('lawyer')
  expect(video).toMatchObject({
    room,
    roomJoin: true,
    roomAdmin: true,
    canPublish: true,
    canSubscribe: true,
    canUpdateOwnMetadata: false,
  })
  expect(video).not.toHaveProperty('roomCreate')
  expect(respondentOfIdentity(sub ?? '')).toBeUndefined()
})

test('the token for pages is of the same person, who speaks and listens and manages nothing', async () => {
  const { sub, video, name } = await claimsOf(await staffToken(liveKit, 'key-1', { room, ttlSeconds: 60 }))
  const lawyer = await claimsOf(await lawyerToken(liveKit, 'key-1', { room, ttlSeconds: 60 }))
  expect([sub, name]).toEqual([lawyer.sub, lawyer.name])
  expect(video).toEqual((await claimsOf(await respondentToken(liveKit, 'groom', { room, ttlSeconds: 60 }))).video)
  expect(video).not.toHaveProperty('roomAdmin')
})

test('every token keeps the room for a day of absence and names no agent', async () => {
  for (const token of [
    await respondentToken(liveKit, 'bride', { room, ttlSeconds: 60 }),
    await lawyerToken(liveKit, 'key-1', { room, ttlSeconds: 60 }),
    await staffToken(liveKit, 'key-1', { room, ttlSeconds: 60 }),
  ]) {
    const { roomConfig } = await claimsOf(token)
    expect(roomConfig).toMatchObject({ emptyTimeout: 86_400, departureTimeout: 86_400 })
    expect(roomConfig?.agents ?? []).toEqual([])
  }
})

test.each([
  'lawyer.groom.0123456789abcdef',
  'respondent.groom',
  'respondent.groom.xyz',
  'respondent.Groom.0123456789abcdef',
  'agent-1',
  '',
])('the identity "%s" is no respondent', (identity) => {
  expect(respondentOfIdentity(identity)).toBeUndefined()
})
