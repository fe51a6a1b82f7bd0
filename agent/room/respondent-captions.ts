import type { Room } from '@livekit/rtc-node'
import { SPEAKER_ATTRIBUTE, TRANSCRIPTION_TOPIC } from '../../interview/topics.ts'

/** Words of one respondent; the same `segment` from its first interim to its final. */
export interface RespondentCaption {
  respondent: string
  segment: string
  text: string
  final: boolean
  trackSid?: string
}

/**
 * Shows the room what respondents say. The agent sends it, so that it can be trusted by its sender; attributes
 * name speaker and track. One caption of a respondent is sent at a time: an interim that is overtaken is left out,
 * a final never is.
 */
export class RespondentCaptions {
  readonly #room: Pick<Room, 'localParticipant'>
  readonly #waiting = new Map<string, RespondentCaption[]>()
  readonly #sending = new Set<string>()

  constructor(room: Pick<Room, 'localParticipant'>) {
    this.#room = room
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
      const { segment, text, final, trackSid } = next
      const attributes = {
        'lk.segment_id': segment,
        'lk.transcription_final': String(final),
        [SPEAKER_ATTRIBUTE]: respondent,
        ...(trackSid === undefined ? {} : { 'lk.transcribed_track_id': trackSid }),
      }
      // A room that is away shows it no more; the record and the transcript have the words.
      await this.#room.localParticipant
        ?.sendText(text, { topic: TRANSCRIPTION_TOPIC, attributes })
        .catch(() => undefined)
    }
    this.#sending.delete(respondent)
  }

  #take(respondent: string): RespondentCaption | undefined {
    return this.#waiting.get(respondent)?.shift()
  }
}
