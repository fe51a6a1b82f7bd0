import { setTimeout as delay } from 'node:timers/promises'
import { ParticipantInfo_Kind } from '@livekit/protocol'
import { AgentDispatchClient, DataPacket_Kind, RoomServiceClient, TwirpError } from 'livekit-server-sdk'
import type { LiveKitConfig, Secret } from '../config.ts'
import { LEASE_TOPIC } from '../interview/topics.ts'
import { type AgentJob, createAgentJobs } from '../temporal/agent-job.ts'
import { createLeaseOffers, type LeaseOffer } from '../temporal/lease-offer.ts'

/** Agents do not count as presence: a room must outlive every human's absence. */
const ROOM_TIMEOUT_SECONDS = 24 * 60 * 60
const REMOVAL_ATTEMPTS = 20
const REMOVAL_POLL_MS = 150

/** What an interview does with its LiveKit room. */
export interface Rooms {
  /** Idempotent by name. */
  ensureRoom(room: string, maxParticipants?: number): Promise<{ sid: string }>
  listAgents(room: string): Promise<string[]>
  /** Tells the agents in the room that a lease is available; sealed, because others can send such data too. */
  offerLease(room: string, offer: LeaseOffer & { sessionId: string }): Promise<void>
  /** Removes every agent, and returns once the room has none. */
  removeAgents(room: string): Promise<void>
  /** Takes back what no agent worker has served: it would be served late, beside the next one. */
  withdrawDispatches(room: string): Promise<void>
  /** Sends an agent into the job's room; sealed, because whoever manages the room can do so too. */
  dispatch(agentName: string, job: AgentJob): Promise<void>
  /** A room that is gone is deleted. */
  deleteRoom(room: string): Promise<void>
}

const isMissing = (error: unknown) => error instanceof TwirpError && error.status === 404

function nothingIfMissing(error: unknown): never[] {
  if (!isMissing(error)) throw error
  return []
}

/** @param signingSecret what agents know our offers and their jobs by */
export function createRooms(config: LiveKitConfig, signingSecret: Secret): Rooms {
  const httpUrl = config.url.replace(/^ws/, 'http')
  const secret = config.apiSecret.reveal()
  const rooms = new RoomServiceClient(httpUrl, config.apiKey, secret)
  const dispatches = new AgentDispatchClient(httpUrl, config.apiKey, secret)
  const jobs = createAgentJobs(signingSecret)

  const listAgents = async (room: string) =>
    (await rooms.listParticipants(room).catch(nothingIfMissing))
      .filter((participant) => participant.kind === ParticipantInfo_Kind.AGENT)
      .map((participant) => participant.identity)

  return {
    listAgents,
    ensureRoom: async (room, maxParticipants) => {
      const { sid } = await rooms.createRoom({
        name: room,
        emptyTimeout: ROOM_TIMEOUT_SECONDS,
        departureTimeout: ROOM_TIMEOUT_SECONDS,
        ...(maxParticipants === undefined ? {} : { maxParticipants }),
      })
      return { sid }
    },
    offerLease: async (room, { sessionId, ...offer }) => {
      const sealed = createLeaseOffers(signingSecret, sessionId).write(offer)
      await rooms.sendData(room, sealed, DataPacket_Kind.RELIABLE, {
        topic: LEASE_TOPIC,
        destinationIdentities: await listAgents(room),
      })
    },
    removeAgents: async (room) => {
      for (let attempt = 0; attempt < REMOVAL_ATTEMPTS; attempt++) {
        const agents = await listAgents(room)
        if (agents.length === 0) return
        for (const identity of agents) {
          await rooms
            .removeParticipant(room, identity, { revokeTokenTs: BigInt(Math.floor(Date.now() / 1000)) })
            .catch((error: unknown) => {
              if (!isMissing(error)) throw error
            })
        }
        await delay(REMOVAL_POLL_MS)
      }
      throw new Error('an earlier agent could not be removed from the room')
    },
    withdrawDispatches: async (room) => {
      for (const { id } of await dispatches.listDispatch(room).catch(nothingIfMissing)) {
        await dispatches.deleteDispatch(id, room)
      }
    },
    dispatch: async (agentName, job) => {
      await dispatches.createDispatch(job.room, agentName, { metadata: jobs.write(job) })
    },
    deleteRoom: async (room) => {
      await rooms.deleteRoom(room).catch((error: unknown) => {
        if (!isMissing(error)) throw error
      })
    },
  }
}
