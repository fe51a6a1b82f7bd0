import { AccessToken, type VideoGrant } from 'livekit-server-sdk'
import { expect, test } from 'vitest'
import { hindranceIn } from './permissions.ts'

async function tokenWith(grant: VideoGrant): Promise<string> {
  const token = new AccessToken('key', 'a secret of thirty-two characters', { identity: 'agent-1' })
  token.addGrant({ roomJoin: true, room: 'room', ...grant })
  return await token.toJwt()
}

test.each([
  [{}, undefined],
  [{ canPublish: true, canPublishData: true, canSubscribe: true, canPublishSources: [] }, undefined],
  [{ canPublish: false }, 'may-not-publish'],
  [{ canPublishData: false }, 'may-not-write'],
  [{ canSubscribe: false }, 'may-not-hear'],
  [{ hidden: true }, 'hidden'],
] satisfies [VideoGrant, string | undefined][])('a token with %j', async (grant, code) => {
  expect(hindranceIn(await tokenWith(grant))).toBe(code)
})

test.each([undefined, '', 'a.b.c', 'a'])('what is no token (%j) says nothing', (token) => {
  expect(hindranceIn(token)).toBeUndefined()
})
