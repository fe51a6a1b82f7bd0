import type { Ask, Progress } from './progress/state.ts'
import type { Script } from './script/script.ts'

/** The officer's track; no respondent has this role. */
export const OFFICER = 'officer'

/** Whether sound may be kept now; `code` says in a word why not. */
export type MayRecord =
  | { on: true; tracks: string[] }
  | { on: false; code: 'not-asked-for' | 'no-consent' | 'taken-back' | 'paused' | 'interrupted' | 'ended' }

/** A yes that stands: it was put, it was accepted, and no putting of it is open or was answered otherwise. */
const isGiven = (asks: readonly Ask[]) =>
  asks.some((ask) => ask.status === 'accepted') &&
  asks.every((ask) => ask.round === 0 || (ask.status === 'accepted' && ask.value === true))

const stepsFor = ({ steps }: Script): ReadonlySet<string> =>
  new Set(steps.filter(({ expect }) => expect.kind === 'consent' && expect.to === 'recording').map(({ id }) => id))

/** Without this nothing is ever recorded. */
export const asksToRecord = (script: Script): boolean => stepsFor(script).size > 0

/** What has been asked of the respondents about recording, as far as it is due. */
export function asksForRecording(script: Script, { asks }: Progress): Ask[] {
  const steps = stepsFor(script)
  return asks.filter((ask) => ask.due && steps.has(ask.step))
}

/** Whether the consent of every respondent stands. */
export function isConsented(script: Script, progress: Progress): boolean {
  const { respondents } = progress
  const asks = asksForRecording(script, progress)
  return respondents.length > 0 && respondents.every((one) => isGiven(asks.filter((ask) => ask.respondent === one)))
}

/**
 * Sound is kept from the moment when every respondent has said yes to a step that asks for consent to
 * recording, until one of them takes it back, and only while the interview is conducted.
 */
export function mayRecord(script: Script, progress: Progress): MayRecord {
  if (!asksToRecord(script)) return { on: false, code: 'not-asked-for' }
  if (progress.endedBy || progress.phase === 'closed') return { on: false, code: 'ended' }
  if (progress.status === 'paused' || progress.status === 'interrupted') return { on: false, code: progress.status }
  if (!isConsented(script, progress)) return { on: false, code: 'no-consent' }
  return { on: true, tracks: [...progress.respondents, OFFICER] }
}
