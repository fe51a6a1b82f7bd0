import { randomUUID } from 'node:crypto'
import {
  type DataPacketKind,
  type DisconnectReason,
  type RemoteParticipant,
  type Room,
  RoomEvent,
} from '@livekit/rtc-node'
import { respondentOfIdentity } from '../../interview/identities.ts'
import { CHAT_TOPIC, LEASE_TOPIC, NUDGE_TOPIC } from '../../interview/topics.ts'

const TEXT_LIMIT = 10_000

export interface RoomListener {
  now(): number
  presence(respondent: string, present: boolean): void
  connection(connected: boolean): void
  typed(words: { id: string; respondent: string; text: string; startMs: number }): void
  /** From the server alone. */
  offered(payload: Uint8Array): void
  nudged(): void
  disconnected(reason: DisconnectReason): void
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
  room.on(RoomEvent.Disconnected, (reason) => listener.disconnected(reason))
  room.registerTextStreamHandler(CHAT_TOPIC, (reader, { identity }) => {
    const respondent = respondentOfIdentity(identity)
    if (respondent === undefined) return
    const startMs = listener.now()
    reader
      .readAll()
      .then((text) =>
        listener.typed({
          id: randomUUID(),
          respondent,
          text: text.slice(0, TEXT_LIMIT).toWellFormed(),
          startMs,
        }),
      )
      .catch(() => undefined)
  })
}

/** Respondents who are in the room now. */
export function presentIn(room: Room): string[] {
  const present = [...room.remoteParticipants.values()].map(({ identity }) => respondentOfIdentity(identity))
  return [...new Set(present.filter((respondent) => respondent !== undefined))]
}
