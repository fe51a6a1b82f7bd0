import type { Ask, Progress } from './progress/state.ts'
import type { Script, Step } from './script.ts'

/** The officer's track; no respondent has this role. */
export const OFFICER = 'officer'

/** Whether sound may be kept now; `code` says in a word why not. */
export type MayRecord =
  | { on: true; tracks: string[] }
  | { on: false; code: 'not-asked-for' | 'no-consent' | 'paused' | 'interrupted' | 'ended' }

const isForRecording = ({ expect }: Step) => expect.kind === 'consent' && expect.to === 'recording'

/** Without this nothing is ever recorded. */
export const asksToRecord = ({ steps }: Script): boolean => steps.some(isForRecording)

/** A yes that stands: it was put, it was accepted, and no putting of it is open or was answered otherwise. */
const isGiven = (asks: readonly Ask[]) =>
  asks.some((ask) => ask.status === 'accepted') &&
  asks.every((ask) => ask.round === 0 || (ask.status === 'accepted' && ask.value === true))

/**
 * Sound is kept from the moment when every respondent has said yes to a step that asks for consent to
 * recording, until one of them takes it back, and only while the interview is conducted.
 */
export function mayRecord(script: Script, progress: Progress): MayRecord {
  const steps = new Set(script.steps.filter(isForRecording).map(({ id }) => id))
  if (steps.size === 0) return { on: false, code: 'not-asked-for' }
  if (progress.endedBy || progress.phase === 'closed') return { on: false, code: 'ended' }
  if (progress.status === 'paused' || progress.status === 'interrupted') return { on: false, code: progress.status }
  const asks = progress.asks.filter((ask) => ask.due && steps.has(ask.step))
  const given = progress.respondents.every((respondent) => isGiven(asks.filter((ask) => ask.respondent === respondent)))
  if (progress.respondents.length === 0 || !given) return { on: false, code: 'no-consent' }
  return { on: true, tracks: [...progress.respondents, OFFICER] }
}
