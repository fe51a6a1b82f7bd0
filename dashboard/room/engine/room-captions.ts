import type { Room, TextStreamReader } from 'livekit-client'
import { SPEAKER_ATTRIBUTE, TRANSCRIPTION_TOPIC, TYPED_ATTRIBUTE } from '../../../interview/topics.ts'
import { type HeardCaption, OWN } from './model.ts'
import { CAPTION_LIMIT } from './reduce-words.ts'

/** Reads what is shown in a room; whom of its senders to believe is decided elsewhere. */
export function readCaptions(room: Room, onCaption: (caption: HeardCaption) => void): void {
  room.registerTextStreamHandler(TRANSCRIPTION_TOPIC, (reader, { identity }) => {
    if (identity === OWN) return
    const attributes = reader.info.attributes ?? {}
    const speaker = attributes[SPEAKER_ATTRIBUTE]
    const whole = {
      from: identity,
      segment: attributes['lk.segment_id'] ?? reader.info.id,
      ...(speaker !== undefined && { speaker }),
      final: attributes['lk.transcription_final'] !== 'false',
      typed: attributes[TYPED_ATTRIBUTE] === 'true',
    }
    void readText(reader, (text, isOpen) => onCaption({ ...whole, text, isOpen }))
  })
}

/** Calls with what has come so far, and at last with all of it. */
async function readText(reader: TextStreamReader, onText: (text: string, isOpen: boolean) => void): Promise<void> {
  let text = ''
  try {
    for await (const piece of reader) {
      text = (text + piece).slice(0, CAPTION_LIMIT)
      onText(text, true)
    }
  } catch {
    // Its sender is gone: what came of it stays.
  }
  onText(text, false)
}
