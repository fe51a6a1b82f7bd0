import type { Answer } from '../../api/client.ts'
import type { Role, SessionStatus } from '../../../../interview/statuses.ts'
import { isOver } from '../../../../interview/statuses.ts'

/** One session with its progress, as the API answers it. */
export type Session = Answer<'get', '/sessions/{id}'>
type Progress = NonNullable<Session['progress']>
export type Ask = Progress['asks'][number]
export type Cause = NonNullable<Progress['cause']>
export type Invitation = Answer<'get', '/sessions/{id}/invitations'>['invitations'][number]

/** A step as it was frozen, or will be. */
export interface ScriptStep {
  id: string
  ask: string
}

/** What the interview stands at, and whom it waits for. */
export type Situation =
  | { is: 'beginning' }
  | { is: 'no-script' }
  | { is: 'not-started' }
  | { is: 'coming' }
  | { is: 'replaced' }
  | { is: 'paused' }
  | { is: 'decision'; cause: Cause | null }
  | { is: 'arrival'; respondents: string[] }
  | { is: 'answer'; step: string; respondent: string; round: number }
  | { is: 'next' }
  | { is: 'closing' }
  | { is: 'over'; status: 'completed' | 'cancelled'; by: Progress['ended_by'] }

/** @param hasScript undefined while that is not known */
export function situationOf({ status, progress, respondents }: Session, hasScript: boolean | undefined): Situation {
  if (status === 'completed' || status === 'cancelled') return { is: 'over', status, by: progress?.ended_by ?? null }
  if (!progress) return { is: 'beginning' }
  if (status === 'pending') return { is: hasScript === false ? 'no-script' : 'not-started' }
  if (status === 'interrupted') return { is: 'decision', cause: progress.cause }
  if (status === 'paused') return { is: 'paused' }
  const { agent, phase, step, asks, present } = progress
  if (phase === 'closing' || phase === 'closed') return { is: 'closing' }
  if (agent.joined === 0) return { is: 'coming' }
  if (agent.joined < agent.epoch) return { is: 'replaced' }
  if (!step) return { is: 'next' }
  const hasBegun = asks.some((ask) => ask.round > 1 || (ask.round > 0 && ask.status !== 'open'))
  const needed = hasBegun ? [step.respondent] : respondents.map(({ id }) => id)
  const absent = needed.filter((id) => !present.includes(id))
  if (absent.length > 0) return { is: 'arrival', respondents: absent }
  return { is: 'answer', ...step }
}

/** A step with everybody who is asked it. */
export interface StepNow {
  step: ScriptStep
  place: number
  asks: Ask[]
  isOpen: boolean
}

/** In the order of the script; without one in that of what is asked. */
export function stepsNow(script: readonly ScriptStep[], { progress }: Session): StepNow[] {
  const asks = Map.groupBy(progress?.asks ?? [], ({ step }) => step)
  const steps = script.length > 0 ? script : [...asks.keys()].map((id) => ({ id, ask: id }))
  return steps.map((step, place) => ({
    step,
    place,
    asks: asks.get(step.id) ?? [],
    isOpen: progress?.step?.step === step.id,
  }))
}

/** What a person can do to an interview. */
export type Act =
  | { act: 'pause' | 'resume' | 'end' }
  | { act: 'retake' | 'waive'; step: string; respondent?: string | undefined }
export type ActName = Act['act']

const CONDUCTORS: readonly Role[] = ['lawyer', 'operator', 'admin']

/** Who acts on interviews; a lawyer on their own, and sees no others. */
export const mayConduct = (roles: readonly Role[]): boolean => roles.some((role) => CONDUCTORS.includes(role))

const ACTS_OF: Record<SessionStatus, readonly ('pause' | 'resume' | 'end')[]> = {
  pending: ['end'],
  active: ['pause', 'end'],
  paused: ['resume', 'end'],
  interrupted: ['resume', 'end'],
  completed: [],
  cancelled: [],
}

/** What fits the whole interview now; where it stands still its cause says what helps. */
export function actsOf({ status, progress }: Session): readonly ('pause' | 'resume' | 'end')[] {
  const cause = status === 'interrupted' ? progress?.cause : undefined
  return cause ? ACTS_OF[status].filter((act) => act !== 'pause' && cause.actions.includes(act)) : ACTS_OF[status]
}

/** What fits one question; whether it is taken is the server's to say, which shows it beforehand. */
export function actsOnAsk({ status, progress }: Session, ask: Ask): readonly ('retake' | 'waive')[] {
  if (isOver(status) || status === 'pending' || !ask.due) return []
  const cause = status === 'interrupted' ? progress?.cause : undefined
  if (cause && !cause.actions.includes('retake')) return []
  if (ask.status === 'accepted') return ['retake']
  if (ask.status === 'waived') return ['retake']
  return ask.round === 0 ? ['waive'] : ['retake', 'waive']
}

/** The acts that lift an interruption, the likeliest first. */
export function repairsOf({ step, cause }: { step: string | undefined; cause: Cause }): Act[] {
  const acts: Act[] = []
  for (const action of cause.actions) {
    if (action === 'retake' || action === 'waive') {
      if (cause.kind === 'referred') acts.push({ act: action, step: cause.step, respondent: cause.respondent })
      else if (step !== undefined) acts.push({ act: action, step })
    } else acts.push({ act: action })
  }
  const order: ActName[] = ['retake', 'waive', 'resume', 'pause', 'end']
  return acts.toSorted((a, b) => order.indexOf(a.act) - order.indexOf(b.act))
}

/** Share of what is due that was accepted, for a bar. */
export const shareOf = ({ progress }: Session): number =>
  progress && progress.due > 0 ? progress.accepted / progress.due : 0
