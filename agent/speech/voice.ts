import type { Speech } from './speech.ts'

/** All speech goes out at this rate, mono. */
export const SPEECH_SAMPLE_RATE = 24_000

/** Turns text into speech. */
export interface Voice {
  /** `provider/model`, as the record names it. */
  readonly name: string
  /** Everything beside the text that its sound depends on. */
  readonly key: string
  /** Begins at once, and tells of failure in the speech alone. */
  speak(text: string): Speech
  /** What it has said of a text before and was kept, if it was; asks nobody, and never rejects. */
  recall?(text: string): Promise<Speech | undefined>
  /** What it says for a text, which its sound depends on too. */
  spokenOf(text: string): string
  close(): void
}
