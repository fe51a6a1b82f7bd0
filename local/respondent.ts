import { ParticipantKind, type RemoteParticipant, Room, RoomEvent } from '@livekit/rtc-node'
import { type Speaker, speakerOf } from './caption-speaker.ts'
import { CHAT_TOPIC, PROGRESS_TOPIC, type RoomProgress, TRANSCRIPTION_TOPIC } from '../interview/topics.ts'

/** Something that was said in the room, as its listeners got it. */
export interface Caption {
  text: string
  /** LiveKit's segment id: the same for every listener. */
  segment: string
  /** LiveKit identity of the speaker. */
  from: string
  speaker: Speaker
  /** Of what the officer hears there are captions that still change. */
  isFinal: boolean
  atMs: number
}

/** A respondent who reads the captions and types the answers, in a real room over real WebRTC. */
export class TypingRespondent {
  readonly role: string
  readonly room = new Room()
  readonly captions: Caption[] = []
  progress: RoomProgress | undefined
  /** Who told the progress last. */
  #conductor: string | undefined
  #heard: (caption: Caption) => void = () => undefined
  #began: (from: string) => void = () => undefined

  constructor(role: string) {
    this.role = role
  }

  /** Calls back for every caption, once it is complete. */
  onCaption(heard: (caption: Caption) => void): void {
    this.#heard = heard
  }

  /** Calls back as the first word of a caption arrives, with its speaker's identity. */
  onWord(began: (from: string) => void): void {
    this.#began = began
  }

  async join(url: string, token: string): Promise<void> {
    this.room.registerTextStreamHandler(TRANSCRIPTION_TOPIC, (reader, { identity }) => {
      const attributes = reader.info.attributes ?? {}
      // As it begins: its sender may have left before it ends.
      const speaker = speakerOf({ ...this.#sender(identity), attributes })
      this.#began(identity)
      reader
        .readAll()
        .then((text) => {
          const caption = {
            text,
            segment: attributes['lk.segment_id'] ?? '',
            from: identity,
            speaker,
            isFinal: attributes['lk.transcription_final'] !== 'false',
            atMs: performance.now(),
          }
          this.captions.push(caption)
          this.#heard(caption)
        })
        .catch(() => undefined)
    })
    this.room.on(
      RoomEvent.DataReceived,
      (payload: Uint8Array, from?: RemoteParticipant, _kind?: unknown, topic?: string) => {
        if (topic !== PROGRESS_TOPIC || from?.info.kind !== ParticipantKind.AGENT) return
        this.#conductor = from.identity
        this.progress = JSON.parse(new TextDecoder().decode(payload)) as RoomProgress
      },
    )
    await this.room.connect(url, token, { autoSubscribe: true, dynacast: false })
  }

  #sender(identity: string) {
    const { remoteParticipants } = this.room
    const holder =
      this.#conductor !== undefined && remoteParticipants.has(this.#conductor) ? this.#conductor : undefined
    return { identity, isAgent: remoteParticipants.get(identity)?.info.kind === ParticipantKind.AGENT, holder }
  }

  /** To agents alone: the officer decides what others are shown. @returns whether there was one */
  async type(text: string): Promise<boolean> {
    const agents = [...this.room.remoteParticipants.values()].filter(({ info }) => info.kind === ParticipantKind.AGENT)
    if (agents.length === 0) return false
    const destinationIdentities = agents.map(({ identity }) => identity)
    await this.room.localParticipant?.sendText(text, { topic: CHAT_TOPIC, destinationIdentities })
    return true
  }

  async leave(): Promise<void> {
    await this.room.disconnect()
  }
}
