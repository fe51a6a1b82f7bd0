/** What an interview has used up of what Temporal gives one workflow. */
export interface Usage {
  /** All that came, doubles and forged ones too. */
  signals: number
  /** Updates that were taken. */
  acts: number
  /** Length of the history, and its size. */
  events: number
  bytes: number
}

const MIB = 1024 * 1024

/**
 * A person is asked to look at an interview that has used so much, however it came to it. A worker that takes it over
 * checks every signature again, some 2 ms each, and has to be done within the workflow task's time.
 */
const FIRST: Usage = { signals: 4_000, acts: 1_500, events: 20_000, bytes: 20 * MIB }
/**
 * It is ended, so that there is room for its closing words and its seal: Temporal refuses signals beyond 10,000 and
 * updates beyond 2,000, and terminates a workflow at 51,200 events or 50 MiB.
 */
const LAST: Usage = { signals: 5_500, acts: 1_900, events: 45_000, bytes: 45 * MIB }
/** How often it is interrupted and may be resumed before it is ended. */
const STAGES = 4

const KEYS = ['signals', 'acts', 'events', 'bytes'] as const

/**
 * What is due of an interview that has used so much.
 * @param interruptions how often it was interrupted for it so far
 */
export function dueAfter(usage: Usage, interruptions: number): 'interruption' | 'end' | undefined {
  if (KEYS.some((key) => usage[key] >= LAST[key])) return 'end'
  const share = Math.min(interruptions, STAGES) / STAGES
  return KEYS.some((key) => usage[key] >= FIRST[key] + share * (LAST[key] - FIRST[key])) ? 'interruption' : undefined
}
