import { existsSync, readFileSync } from 'node:fs'

/** What the agent did with an answer; times are Unix milliseconds. */
export type Note =
  /** Voice ended at `endMs`, as it seemed then. */
  | { type: 'paused'; atMs: number; endMs: number }
  /** The model of turns took the turn for done, or not. */
  | { type: 'predicted'; atMs: number; isDone: boolean }
  /** Final words came. */
  | { type: 'words'; atMs: number }
  /** A whole turn: it is over, and its words are there. */
  | { type: 'heard'; atMs: number }
  | Completed

/** A `stepCompleted` with its verdict; a hasty one was acknowledged before it was durable. */
export interface Completed {
  type: 'completed'
  step: string
  hasty: boolean
  judge: 'rule' | 'model'
  sentMs: number
  acknowledgedMs: number
}

/** Of `q7` the 7. */
export const numberOf = (step: string): number => Number(/\d+$/.exec(step)?.[0])

/** Every other question: durable and hasty take turns in the same interview. */
export const isHasty = (step: string): boolean => numberOf(step) % 2 === 0

export function readNotes(file: string): Note[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as Note)
}
