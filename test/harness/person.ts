import { ParticipantKind, type RemoteParticipant, Room, RoomEvent } from '@livekit/rtc-node'
import { respondentOfIdentity } from '../../interview/identities.ts'
import {
  CHAT_TOPIC,
  PROGRESS_TOPIC,
  type RoomProgress,
  SPEAKER_ATTRIBUTE,
  TRANSCRIPTION_TOPIC,
  TYPED_ATTRIBUTE,
} from '../../interview/topics.ts'
import { type Ear, listen } from './voices.ts'

/** Words of the officer as one person got them; times are Unix milliseconds. */
export interface Caption {
  /** Grows while it is spoken. */
  text: string
  from: string
  startedAt: number
  /** Absent while it is spoken, and for good when its speaker died over it. */
  endedAt?: number
  /** The progress that the room had been told of as it was said. */
  about?: RoomProgress
}

/** What the room was shown of a respondent's words: interim ones, and then final ones of the same segment. */
export interface Transcript {
  respondent: string
  segment: string
  text: string
  isFinal: boolean
  at: number
}

/** Whether the words, as far as they go, are those of the question that is open. */
export const isOpenQuestion = ({ text, about }: Caption): boolean =>
  text !== '' && (about?.question?.startsWith(text) === true || about?.clarification?.startsWith(text) === true)

export interface Typed {
  text: string
  at: number
}

/** A respondent who reads the captions and types the answers, and forgets nothing of either. */
export class Person {
  readonly role: string
  readonly captions: Caption[] = []
  readonly transcripts: Transcript[] = []
  readonly typed: Typed[] = []
  /** What the officer shows of what others type. */
  readonly othersTyped: { respondent: string; text: string }[] = []
  /** Identities of agents that left while this person was in the room. */
  readonly agentsGone: string[] = []
  progress: RoomProgress | undefined
  room = new Room()
  readonly #ear: Ear | undefined
  readonly #heard: (caption: Caption) => void

  /** @param heard called for every caption once it is complete */
  constructor(role: string, heard: (caption: Caption) => void, ear?: Ear) {
    this.role = role
    this.#heard = heard
    this.#ear = ear
  }

  async join(url: string, token: string): Promise<void> {
    this.room = new Room()
    const { room } = this
    if (this.#ear) listen(room, this.#ear)
    room.registerTextStreamHandler(TRANSCRIPTION_TOPIC, (reader, { identity }) => {
      const attributes = reader.info.attributes ?? {}
      if (attributes[TYPED_ATTRIBUTE] === 'true' && respondentOfIdentity(identity) === undefined)
        return void this.#readTyped(reader, attributes[SPEAKER_ATTRIBUTE] ?? '')
      const respondent = this.#respondentOf(identity, attributes['lk.transcribed_track_id'])
      if (respondent !== undefined) return void this.#readTranscript(reader, respondent, attributes)
      const caption: Caption = {
        text: '',
        from: identity,
        startedAt: Date.now(),
        ...(this.progress && { about: this.progress }),
      }
      this.captions.push(caption)
      void this.#read(reader, caption)
    })
    room.on(
      RoomEvent.DataReceived,
      (payload: Uint8Array, from?: RemoteParticipant, _kind?: unknown, topic?: string) => {
        if (topic !== PROGRESS_TOPIC || from?.kind !== ParticipantKind.AGENT) return
        this.progress = JSON.parse(new TextDecoder().decode(payload)) as RoomProgress
      },
    )
    room.on(RoomEvent.ParticipantDisconnected, ({ kind, identity }: RemoteParticipant) => {
      if (kind === ParticipantKind.AGENT) this.agentsGone.push(identity)
    })
    await room.connect(url, token, { autoSubscribe: this.#ear !== undefined, dynacast: false })
  }

  async #read(reader: AsyncIterable<string>, caption: Caption): Promise<void> {
    try {
      for await (const words of reader) {
        caption.text += words
        // The room's data and its captions come by different ways, and may overtake each other.
        if (this.progress && !isOpenQuestion(caption)) caption.about = this.progress
      }
    } catch {
      return
    }
    caption.endedAt = Date.now()
    this.#heard(caption)
  }

  /** Whose words a caption shows: a respondent's by their microphone, or by the sender; the officer's are nobody's. */
  #respondentOf(sender: string, trackSid: string | undefined): string | undefined {
    const { localParticipant, remoteParticipants } = this.room
    const speaker = [...(localParticipant ? [localParticipant] : []), ...remoteParticipants.values()].find(
      ({ trackPublications }) => trackSid !== undefined && trackPublications.has(trackSid),
    )
    return respondentOfIdentity(speaker?.identity ?? sender)
  }

  async #readTranscript(
    reader: { readAll(): Promise<string> },
    respondent: string,
    attributes: Record<string, string>,
  ): Promise<void> {
    const text = await reader.readAll().catch(() => '')
    const segment = attributes['lk.segment_id'] ?? ''
    const isFinal = attributes['lk.transcription_final'] === 'true'
    this.transcripts.push({ respondent, segment, text, isFinal, at: Date.now() })
  }

  async #readTyped(reader: { readAll(): Promise<string> }, respondent: string): Promise<void> {
    const text = await reader.readAll().catch(() => undefined)
    if (text !== undefined) this.othersTyped.push({ respondent, text })
  }

  get agents(): string[] {
    return [...this.room.remoteParticipants.values()]
      .filter(({ kind }) => kind === ParticipantKind.AGENT)
      .map(({ identity }) => identity)
  }

  /** Says something in this person's own way. */
  async say(text: string): Promise<unknown> {
    return await this.type(text)
  }

  /** @param attributes what a page says of the text */
  async type(text: string, attributes: Record<string, string> = {}): Promise<void> {
    const at = Date.now()
    const sent = await this.room.localParticipant?.sendText(text, { topic: CHAT_TOPIC, attributes })
    if (sent) this.typed.push({ text, at })
  }

  async leave(): Promise<void> {
    await this.room.disconnect()
  }
}
