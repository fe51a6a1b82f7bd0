import { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'
import { ParticipantKind, RoomEvent } from '@livekit/rtc-node'
import { respondentIdentity } from '../../interview/identities.ts'
import { LEASE_TOPIC } from '../../interview/topics.ts'
import { RESPONDENTS } from '../../test/builders.ts'

type Chat = (reader: object, from: { identity: string }) => void

/** As much of LiveKit as an agent needs of its room, both people in it. */
export class QuietRoom extends EventEmitter {
  readonly name = 'room'
  readonly written: string[] = []
  /** What others are shown of what was typed. */
  readonly shown: { text: string; destinationIdentities?: string[] }[] = []
  readonly remoteParticipants = new Map<string, object>()
  readonly localParticipant = {
    identity: 'agent-own',
    publishTrack: async () => ({ sid: 'TR_officer' }),
    publishData: async () => undefined,
    sendText: async (text: string, { destinationIdentities }: { destinationIdentities: string[] }) =>
      void this.shown.push({ text, destinationIdentities }),
    streamText: async () => {
      let text = ''
      return {
        write: async (words: string) => void (text += words),
        close: async () => void this.written.push(text),
      }
    },
  }
  #chat: Chat = () => undefined

  constructor() {
    super()
    for (const role of RESPONDENTS) {
      const identity = respondentIdentity('session', role)
      this.remoteParticipants.set(identity, {
        identity,
        kind: ParticipantKind.STANDARD,
        trackPublications: new Map(),
      })
    }
  }

  registerTextStreamHandler(_topic: string, handler: Chat): void {
    this.#chat = handler
  }

  type(respondent: string, text: string): void {
    const reader = Object.assign(Readable.from([text]), { info: {} }) as unknown as object
    this.#chat(reader, { identity: respondentIdentity('session', respondent) })
  }

  offer(payload: Uint8Array): void {
    this.emit(RoomEvent.DataReceived, payload, undefined, undefined, LEASE_TOPIC)
  }
}
