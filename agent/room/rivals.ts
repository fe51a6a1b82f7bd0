import { type RemoteParticipant, ParticipantKind, type Room, RoomEvent } from '@livekit/rtc-node'
import { RoomServiceClient } from 'livekit-server-sdk'
import type { LiveKitConfig } from '../../config.ts'

const SWEEP_MS = 1_000

/**
 * While this agent holds the lease it removes every other agent: one that was removed before can
 * come back with its old token.
 */
export function removeRivals(room: Room, liveKit: LiveKitConfig, holdsLease: () => boolean): { stop(): void } {
  const service = new RoomServiceClient(liveKit.url.replace(/^ws/, 'http'), liveKit.apiKey, liveKit.apiSecret.reveal())
  const remove = (participant: RemoteParticipant) => {
    if (participant.kind !== ParticipantKind.AGENT || !holdsLease() || room.name === undefined) return
    service.removeParticipant(room.name, participant.identity).catch(() => undefined)
  }
  const sweep = () => {
    for (const participant of room.remoteParticipants.values()) remove(participant)
  }
  room.on(RoomEvent.ParticipantConnected, remove)
  const timer = setInterval(sweep, SWEEP_MS)
  return {
    stop: () => {
      clearInterval(timer)
      room.off(RoomEvent.ParticipantConnected, remove)
    },
  }
}
