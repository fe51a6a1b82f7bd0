import type { Room, TextStreamReader } from 'livekit-client'
import { respondentOfIdentity } from '../../../interview/identities.ts'
import { CHAT_TOPIC, SPEAKER_ATTRIBUTE, TRANSCRIPTION_TOPIC } from '../../../interview/topics.ts'
import { typedText } from '../../../interview/typed-text.ts'
import type { HeardCaption } from './model.ts'
import { CAPTION_LIMIT } from './reduce-words.ts'

/** Reads what is said and typed in a room; whom of its senders to believe is decided elsewhere. */
export function readCaptions(room: Room, onCaption: (caption: HeardCaption) => void): void {
  room.registerTextStreamHandler(TRANSCRIPTION_TOPIC, (reader, { identity }) => {
    const attributes = reader.info.attributes ?? {}
    const speaker = attributes[SPEAKER_ATTRIBUTE]
    const whole = {
      from: identity,
      segment: attributes['lk.segment_id'] ?? reader.info.id,
      ...(speaker !== undefined && { speaker }),
      final: attributes['lk.transcription_final'] !== 'false',
      typed: false,
    }
    void readText(reader, (text, isOpen) => onCaption({ ...whole, text, isOpen }))
  })
  room.registerTextStreamHandler(CHAT_TOPIC, (reader, { identity }) => {
    const speaker = respondentOfIdentity(identity)
    if (speaker === undefined) return
    const whole = { from: identity, segment: reader.info.id, speaker, final: true, typed: true }
    void readText(reader, (raw, isOpen) => {
      const text = isOpen ? undefined : typedText(raw)
      if (text !== undefined) onCaption({ ...whole, text, isOpen })
    })
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
