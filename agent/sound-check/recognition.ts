import type { AudioFrame } from '@livekit/rtc-node'
import type { OpenRecogniser } from '../hearing/recogniser.ts'

/** The words of one sentence. */
export interface Recognition {
  push(frame: AudioFrame, atMs: number): void
  /** Nothing more is said. */
  finish(): void
  /** So far; empty where nothing was recognised. */
  readonly words: string
  close(): void
}

/** A recogniser that fails gives no words: the check of the sound goes on without them. */
export function recogniseSentence(open: OpenRecogniser): Recognition {
  const finals: string[] = []
  const recogniser = open({
    opened: () => undefined,
    words: ({ text, isFinal }) => {
      if (isFinal) finals.push(text.trim())
    },
    failed: () => undefined,
  })
  return {
    push: (frame, atMs) => recogniser.push(frame, atMs),
    finish: () => recogniser.finalize(),
    get words() {
      return finals.join(' ')
    },
    close: () => recogniser.close(),
  }
}
