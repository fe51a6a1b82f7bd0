import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Room, TextStreamWriter } from '@livekit/rtc-node'
import { TRANSCRIPTION_TOPIC } from '../../interview/topics.ts'

const SHORTEST_WAIT_MS = 20
/** Lengths are estimates while speech is being made: they are looked at again. */
const LONGEST_WAIT_MS = 200

export interface Caption {
  segment: string
  text: string
  trackSid: string | undefined
}

/** How far the speech is; `durationMs` may be an estimate. */
export interface Pace {
  heardMs: number
  durationMs: number
}

/** Each with the blanks before it; what a text ends with after its last word is not written. */
export const wordsOf = (text: string): string[] => text.trimEnd().match(/\s*\S+/g) ?? [text]

/**
 * Writes the words as they are spoken, spread evenly over the speech.
 * @param over aborted when the speech has come to its end
 * @param cut aborted when it was cut off: nothing more is written
 */
export async function writeCaption(
  { localParticipant }: Pick<Room, 'localParticipant'>,
  { segment, text, trackSid }: Caption,
  pace: () => Pace,
  over: AbortSignal,
  cut: AbortSignal,
): Promise<void> {
  let writer: TextStreamWriter | undefined
  try {
    writer = await localParticipant?.streamText({
      topic: TRANSCRIPTION_TOPIC,
      attributes: {
        'lk.segment_id': segment,
        'lk.transcription_final': 'true',
        ...(trackSid === undefined ? {} : { 'lk.transcribed_track_id': trackSid }),
      },
    })
    let written = 0
    for (const word of wordsOf(text)) {
      await reach(written / text.length, pace, over)
      if (cut.aborted) break
      await writer?.write(word)
      written += word.length
    }
    // Who has read a whole question may answer it: it is whole when its last word was heard.
    if (!over.aborted) await once(over, 'abort')
  } catch {
    // The room is away: the officer says it again when it is back.
  } finally {
    await writer?.close().catch(() => undefined)
  }
}

/** Waits until so much of the speech was heard. */
async function reach(share: number, pace: () => Pace, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const { heardMs, durationMs } = pace()
    const wait = share * durationMs - heardMs
    if (wait <= SHORTEST_WAIT_MS) return
    await delay(Math.min(wait, LONGEST_WAIT_MS), undefined, { signal: over }).catch(() => undefined)
  }
}
