/** The one person in the room of a sound check: their identity, and the speaker of its captions. */
export const CHECKED = 'respondent'
/** Data on this topic says how far the check is; its sender is the agent. */
export const SOUND_CHECK_TOPIC = 'lexnova.sound-check'

export type SoundCheckProgress =
  /** The server receives the microphone: say something. */
  | { state: 'listening' }
  /** What was said, as it arrived, is played back; `level_db` is its loudness under full scale. */
  | { state: 'playing'; heard_ms: number; level_db: number }
  /** Nothing like a voice arrived; -120 dB is digital silence. */
  | { state: 'nothing-heard'; level_db: number }
  /** It was played to its end; `words` are those recognised, where there is a recogniser. */
  | { state: 'done'; words?: string }
