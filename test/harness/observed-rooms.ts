import { createHash } from 'node:crypto'
import { AccessToken, type ClaimGrants, RoomServiceClient, TokenVerifier } from 'livekit-server-sdk'
import type { ApiClient } from '../../local/client.ts'
import type { Instance } from '../../local/instance.ts'
import { keysOf } from './tone.ts'

export interface CreatedRoom {
  sid: string
  name: string
  max_participants: number
  creation_time: number
  interviewer_token: string
  candidate_token: string
  agent_token: string
  url: string
  session_id: string
}

export const createRoom = (
  client: ApiClient,
  body: Record<string, unknown> = {},
  headers?: Record<string, string>,
): Promise<CreatedRoom> => client.post<CreatedRoom>('/rooms/create', body, headers)

/** An instance's LiveKit, with the server's keys. */
export function liveKitOf(instance: () => Instance) {
  const keys = () => keysOf(instance().stack.env)
  return {
    service(): RoomServiceClient {
      const { url, apiKey, apiSecret } = keys()
      return new RoomServiceClient(url.replace('ws:', 'http:'), apiKey, apiSecret)
    },
    async claimsOf(token: string): Promise<ClaimGrants & { exp?: number; nbf?: number }> {
      const { apiKey, apiSecret } = keys()
      return await new TokenVerifier(apiKey, apiSecret).verify(token)
    },
    /** Sends an event as LiveKit does, signed with what is given; answers with the status. */
    async webhook(event: Record<string, unknown>, secret?: string): Promise<number> {
      const { apiKey, apiSecret } = keys()
      const body = JSON.stringify(event)
      const token = new AccessToken(apiKey, secret ?? apiSecret)
      token.sha256 = createHash('sha256').update(body).digest('base64')
      const response = await fetch(`${instance().url}/livekit/webhook`, {
        method: 'POST',
        headers: { 'content-type': 'application/webhook+json', authorization: await token.toJwt() },
        body,
      })
      return response.status
    },
  }
}
