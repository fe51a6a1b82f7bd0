/** Room data on this topic offers a lease. Anyone can send some: an offer counts by its seal. */
export const LEASE_TOPIC = 'lexnova.lease'

/** Data on this topic is a hint that something changed; agents read the state again. */
export const NUDGE_TOPIC = 'lexnova.nudge'

/** Script progress for front ends, sent by the agent after every change. */
export const PROGRESS_TOPIC = 'lexnova.progress'

/** Typed answers, and captions, on LiveKit's own topics. */
export const CHAT_TOPIC = 'lk.chat'
export const TRANSCRIPTION_TOPIC = 'lk.transcription'
/** Attribute of a caption that is not of the officer: the respondent whose words it shows. */
export const SPEAKER_ATTRIBUTE = 'lexnova.speaker'
/** `true`: the respondent has typed them. */
export const TYPED_ATTRIBUTE = 'lexnova.typed'

/** What a front end is told of the script's progress. */
export interface RoomProgress {
  revision: number
  status: string
  phase: string
  /** Position of the open step in the script, from 1; absent when no question is open. */
  step?: number
  steps: number
  step_id?: string
  respondent?: string
  round?: number
  /** The open question's words. */
  question?: string
  /** What is said in its place when an answer was unclear. */
  clarification?: string
  accepted: number
  due: number
}
