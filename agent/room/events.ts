import { type DataPacketKind, DisconnectReason, type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node'
import { CHAT_TOPIC, LEASE_TOPIC, NUDGE_TOPIC } from '../../interview/topics.ts'
import type { SpeakerOf } from './speakers.ts'
import type { TextStream } from './typed-intake.ts'

export interface RoomListener {
  presence(speaker: string, present: boolean): void
  connection(connected: boolean): void
  /** Somebody begins to type something in. */
  typing(stream: TextStream, speaker: string): void
  /** Perhaps an offer of a lease: from the server it has no sender, but neither has who left at once. */
  offered(payload: Uint8Array): void
  nudged(): void
  disconnected(isDeleted: boolean): void
}

/** Listens to a room from the first moment; call before connecting. */
export function listenToRoom(room: Room, speakerOf: SpeakerOf, listener: RoomListener): void {
  const presence = (present: boolean) => (participant: RemoteParticipant) => {
    const speaker = speakerOf(participant.identity)
    if (speaker !== undefined) listener.presence(speaker, present)
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
    const speaker = speakerOf(identity)
    if (speaker !== undefined) listener.typing(stream, speaker)
    else stream.close().catch(() => undefined)
  })
}

/** Whose words count and who are in the room now. */
export function presentIn(room: Room, speakerOf: SpeakerOf): string[] {
  const present = [...room.remoteParticipants.values()].map(({ identity }) => speakerOf(identity))
  return [...new Set(present.filter((speaker) => speaker !== undefined))]
}
