import { randomUUID } from 'node:crypto'
import { RoomAgentDispatch, TrackSource } from '@livekit/protocol'
import { AccessToken, RoomConfiguration, type VideoGrant } from 'livekit-server-sdk'
import type { LiveKitConfig } from '../config.ts'
import { respondentIdentity, SEAT_ATTRIBUTE, viewerIdentity } from '../interview/identities.ts'
import { CHECKED } from '../interview/sound-check.ts'
import type { RoomRole } from '../interview/statuses.ts'

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
  /** Of a room that LiveKit makes anew from this token after its own death. */
  maxParticipants?: number
}

async function sign(
  liveKit: LiveKitConfig,
  person: { identity: string; name: string; grant: VideoGrant; kind?: 'agent'; attributes?: Record<string, string> },
  { room, ttlSeconds, maxParticipants }: TokenFor,
) {
  const token = new AccessToken(liveKit.apiKey, liveKit.apiSecret.reveal(), {
    identity: person.identity,
    name: person.name,
    ttl: ttlSeconds,
    ...(person.attributes ? { attributes: person.attributes } : {}),
  })
  token.addGrant({ ...person.grant, room })
  if (person.kind) token.kind = person.kind
  // No agents here: dispatch is the workflow's alone.
  token.roomConfig = new RoomConfiguration({
    emptyTimeout: ROOM_SECONDS,
    departureTimeout: ROOM_SECONDS,
    ...(maxParticipants === undefined ? {} : { maxParticipants }),
  })
  return await token.toJwt()
}

/** Joins, speaks and listens; carries the role and no name. The room's name is the session id. */
export const respondentToken = (liveKit: LiveKitConfig, role: string, token: TokenFor): Promise<string> =>
  sign(liveKit, { identity: respondentIdentity(token.room, role), name: role, grant: PARTICIPANT }, token)

/** The same for one browser of that person: it says by which seat they came. */
export const seatToken = (liveKit: LiveKitConfig, role: string, seat: number, token: TokenFor): Promise<string> =>
  sign(
    liveKit,
    {
      identity: respondentIdentity(token.room, role),
      name: role,
      grant: PARTICIPANT,
      attributes: { [SEAT_ATTRIBUTE]: String(seat) },
    },
    token,
  )

const lawyer = (keyId: string) => ({ identity: `lawyer.${keyId}`, name: 'lawyer' })

/** The same, and manages this one room. */
export const lawyerToken = (liveKit: LiveKitConfig, keyId: string, token: TokenFor): Promise<string> =>
  sign(liveKit, { ...lawyer(keyId), grant: { ...PARTICIPANT, roomAdmin: true } }, token)

/**
 * For a page, where a token is easily lost: the same person without the room's management. Of one person LiveKit
 * keeps one connection, the last to come, whichever of the two tokens it came with.
 */
export const staffToken = (liveKit: LiveKitConfig, keyId: string, token: TokenFor): Promise<string> =>
  sign(liveKit, { ...lawyer(keyId), grant: PARTICIPANT }, token)

/**
 * Sees and hears a room, is seen by nobody in it, and sends nothing. Each token is of a viewer of its own.
 * @param by the key or the sign-in that asks for it
 */
export const viewerToken = (liveKit: LiveKitConfig, by: string, token: TokenFor): Promise<string> =>
  sign(
    liveKit,
    {
      identity: viewerIdentity(by, randomUUID()),
      name: 'viewer',
      grant: {
        roomJoin: true,
        canSubscribe: true,
        canPublish: false,
        canPublishData: false,
        canUpdateOwnMetadata: false,
        hidden: true,
      },
    },
    token,
  )

const ROOM_GRANTS: Record<RoomRole, VideoGrant> = {
  interviewer: { ...PARTICIPANT, roomAdmin: true },
  candidate: PARTICIPANT,
  participant: PARTICIPANT,
  agent: PARTICIPANT,
}

/**
 * For a room that an integrator made. An agent joins as LiveKit's kind of participant of that name.
 * LiveKit's agent grant is left out unless it is asked for: it is not bound to a room, and its holder
 * can register as a worker and be sent into the rooms of others.
 */
export const roomToken = (
  liveKit: LiveKitConfig,
  { identity, name = identity, role }: { identity: string; name?: string | undefined; role: RoomRole },
  token: TokenFor,
  { agentGrant }: { agentGrant: boolean },
): Promise<string> =>
  sign(
    liveKit,
    {
      identity,
      name,
      grant: { ...ROOM_GRANTS[role], ...(role === 'agent' && agentGrant ? { agent: true } : {}) },
      ...(role === 'agent' ? { kind: 'agent' } : {}),
    },
    token,
  )

/** A room with nobody in it is closed after this. */
const CHECK_EMPTY_SECONDS = 60
const CHECK_LEFT_SECONDS = 5

/**
 * For the room of a sound check: to speak and to listen. An agent is sent as the room is made, which is when this
 * token is used; its holder can read the dispatch, and can neither change it nor use it elsewhere.
 */
export const soundCheckToken = async (
  liveKit: LiveKitConfig,
  { room, ttlSeconds, dispatch }: TokenFor & { dispatch: { agentName: string; metadata: string } },
): Promise<string> => {
  const token = new AccessToken(liveKit.apiKey, liveKit.apiSecret.reveal(), { identity: CHECKED, ttl: ttlSeconds })
  const grant = { ...PARTICIPANT, canPublishSources: [TrackSource.MICROPHONE], canPublishData: false }
  token.addGrant({ ...grant, room })
  token.roomConfig = new RoomConfiguration({
    emptyTimeout: CHECK_EMPTY_SECONDS,
    departureTimeout: CHECK_LEFT_SECONDS,
    maxParticipants: 2,
    agents: [new RoomAgentDispatch(dispatch)],
  })
  return await token.toJwt()
}
