import { type DataPacketKind, DisconnectReason, type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node'
import { respondentOfIdentity } from '../../interview/identities.ts'
import type { TextStream } from '../scripted/typed-intake.ts'
import { CHAT_TOPIC, LEASE_TOPIC, NUDGE_TOPIC } from '../../interview/topics.ts'

export interface RoomListener {
  presence(respondent: string, present: boolean): void
  connection(connected: boolean): void
  /** A respondent begins to type something in. */
  typing(stream: TextStream, respondent: string): void
  /** Perhaps an offer of a lease: from the server it has no sender, but neither has who left at once. */
  offered(payload: Uint8Array): void
  nudged(): void
  disconnected(isDeleted: boolean): void
}

/** Listens to a room from the first moment; call before connecting. */
export function listenToRoom(room: Room, listener: RoomListener): void {
  const presence = (present: boolean) => (participant: RemoteParticipant) => {
    const respondent = respondentOfIdentity(participant.identity)
    if (respondent !== undefined) listener.presence(respondent, present)
  }
  room.on(RoomEvent.ParticipantConnected, presence(true))
  room.on(RoomEvent.ParticipantDisconnected, presence(false))
  room.on(RoomEvent.Reconnecting, () => listener.connection(false))
  room.on(RoomEvent.Reconnected, () => listener.connection(true))
  room.on(
    RoomEvent.DataReceived,
    (payload: Uint8Array, participant?: RemoteParticipant, _kind?: DataPacketKind, topic?: string) => {
      if (topic === LEASE_TOPIC && participant === undefined) listener.offered(payload)
      if (topic === NUDGE_TOPIC) listener.nudged()
    },
  )
  // A room that this agent was moved into is not that of its interview.
  room.on(RoomEvent.Moved, () => listener.disconnected(false))
  room.on(RoomEvent.Disconnected, (reason) => listener.disconnected(reason === DisconnectReason.ROOM_DELETED))
  room.registerTextStreamHandler(CHAT_TOPIC, (stream, { identity }) => {
    const respondent = respondentOfIdentity(identity)
    if (respondent !== undefined) listener.typing(stream, respondent)
    else stream.close().catch(() => undefined)
  })
}

/** Respondents who are in the room now. */
export function presentIn(room: Room): string[] {
  const present = [...room.remoteParticipants.values()].map(({ identity }) => respondentOfIdentity(identity))
  return [...new Set(present.filter((respondent) => respondent !== undefined))]
}
