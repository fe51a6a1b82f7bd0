import { ParticipantKind, type Room } from '@livekit/rtc-node'
import { SPEAKER_ATTRIBUTE, TRANSCRIPTION_TOPIC, TYPED_ATTRIBUTE } from '../../interview/topics.ts'
import type { SpeakerOf } from './speakers.ts'

/** Words of one respondent; the same `segment` from its first interim to its final. */
export interface RespondentCaption {
  respondent: string
  segment: string
  text: string
  final: boolean
  trackSid?: string
  /** Whoever has typed it sees it already: it is for the others. */
  typed?: true
}

type CaptionRoom = Pick<Room, 'localParticipant' | 'remoteParticipants'>

/**
 * Shows the room what respondents say. The agent sends it, so that it can be trusted by its sender; attributes
 * name speaker and track. One caption of a respondent is sent at a time: an interim that is overtaken is left out,
 * a final never is.
 */
export class RespondentCaptions {
  readonly #room: CaptionRoom
  readonly #speakerOf: SpeakerOf
  readonly #waiting = new Map<string, RespondentCaption[]>()
  readonly #sending = new Set<string>()

  constructor(room: CaptionRoom, speakerOf: SpeakerOf) {
    this.#room = room
    this.#speakerOf = speakerOf
  }

  show(caption: RespondentCaption): void {
    const { respondent } = caption
    const finals = (this.#waiting.get(respondent) ?? []).filter(({ final }) => final)
    this.#waiting.set(respondent, [...finals, caption])
    if (!this.#sending.has(respondent)) void this.#send(respondent)
  }

  async #send(respondent: string): Promise<void> {
    this.#sending.add(respondent)
    for (let next = this.#take(respondent); next; next = this.#take(respondent)) {
      const { segment, text, final, trackSid, typed } = next
      const others = typed && this.#othersThan(respondent)
      if (others?.length === 0) continue
      const attributes = {
        'lk.segment_id': segment,
        'lk.transcription_final': String(final),
        [SPEAKER_ATTRIBUTE]: respondent,
        ...(trackSid === undefined ? {} : { 'lk.transcribed_track_id': trackSid }),
        ...(typed ? { [TYPED_ATTRIBUTE]: 'true' } : {}),
      }
      // A room that is away shows it no more; the record and the transcript have the words.
      await this.#room.localParticipant
        ?.sendText(text, { topic: TRANSCRIPTION_TOPIC, attributes, ...(others && { destinationIdentities: others }) })
        .catch(() => undefined)
    }
    this.#sending.delete(respondent)
  }

  #othersThan(respondent: string): string[] {
    return [...this.#room.remoteParticipants.values()]
      .filter(({ identity, kind }) => kind !== ParticipantKind.AGENT && this.#speakerOf(identity) !== respondent)
      .map(({ identity }) => identity)
  }

  #take(respondent: string): RespondentCaption | undefined {
    return this.#waiting.get(respondent)?.shift()
  }
}
