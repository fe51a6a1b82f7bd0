import { AccessToken, RoomConfiguration, type VideoGrant } from 'livekit-server-sdk'
import type { LiveKitConfig } from '../config.ts'
import { respondentIdentity } from '../interview/identities.ts'

/** A room outlives every absence of a day, also one that LiveKit makes anew from a token after its own death. */
const ROOM_SECONDS = 24 * 60 * 60

const PARTICIPANT: VideoGrant = {
  roomJoin: true,
  canPublish: true,
  canSubscribe: true,
  canPublishData: true,
  // Who is who stands in the identity; nobody renames themselves.
  canUpdateOwnMetadata: false,
}

interface TokenFor {
  room: string
  ttlSeconds: number
}

async function sign(
  liveKit: LiveKitConfig,
  person: { identity: string; name: string; grant: VideoGrant },
  { room, ttlSeconds }: TokenFor,
) {
  const token = new AccessToken(liveKit.apiKey, liveKit.apiSecret.reveal(), {
    identity: person.identity,
    name: person.name,
    ttl: ttlSeconds,
  })
  token.addGrant({ ...person.grant, room })
  // No agents here: dispatch is the workflow's alone.
  token.roomConfig = new RoomConfiguration({ emptyTimeout: ROOM_SECONDS, departureTimeout: ROOM_SECONDS })
  return await token.toJwt()
}

/** Joins, speaks and listens; carries the role and no name. The room's name is the session id. */
export const respondentToken = (liveKit: LiveKitConfig, role: string, token: TokenFor): Promise<string> =>
  sign(liveKit, { identity: respondentIdentity(token.room, role), name: role, grant: PARTICIPANT }, token)

/** The same, and manages this one room. */
export const lawyerToken = (liveKit: LiveKitConfig, keyId: string, token: TokenFor): Promise<string> =>
  sign(liveKit, { identity: `lawyer.${keyId}`, name: 'lawyer', grant: { ...PARTICIPANT, roomAdmin: true } }, token)
