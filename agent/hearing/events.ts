import type { VoicePart } from '../../interview/conduct/bleed.ts'

/** What is heard of respondents. All times are agent milliseconds, all levels dB under full scale. */
export interface HearingEvents {
  /** Voice began or ended on a microphone; its loudness in this stretch so far. */
  speaking(event: { respondent: string; active: boolean; atMs: number; levelDb: number }): void
  /** Voice goes on; its loudness in this stretch so far. */
  loudness(event: { respondent: string; levelDb: number }): void
  /** Words as captions; the same `segment` from the first of them to the final ones. */
  caption(event: {
    respondent: string
    segment: string
    text: string
    final: boolean
    startMs: number
    endMs: number
    confidence: number
    trackSid?: string
  }): void
  /** A whole turn. Of an incomplete one words were lost on the way, perhaps all of them: a gap says when. */
  heard(event: {
    id: string
    respondent: string
    text: string
    startMs: number
    endMs: number
    confidence?: number
    levelDb: number
    /** Of which `text` is made, in their order. */
    parts: VoicePart[]
    isIncomplete: boolean
  }): void
  /** A respondent has to type, or is heard again. */
  changed(event: { respondent: string; to: 'voice' | 'typing'; code: string; atMs: number }): void
  /** Somebody spoke in this time and was not heard, or not wholly. Told once it is over. */
  gap(event: { respondent: string; startMs: number; endMs: number; code: string }): void
}
