import type { z } from 'zod'
import type { Respondent, Session } from '../db/sessions.ts'
import type { Cause } from '../interview/messages.ts'
import type { Progress } from '../interview/progress/state.ts'
import { assertNever } from '../interview/statuses.ts'
import type { Action, SessionAnswer, SessionSummary } from './answers.ts'

/** What a person can do about an interruption. */
function actionsFor(cause: Cause): Action[] {
  switch (cause.kind) {
    case 'referred':
      return ['resume', 'retake', 'waive', 'end']
    case 'agent-failures':
      return ['resume', 'end']
    case 'history-limit':
      return ['resume', 'end']
    case 'signal-limit':
    case 'workflow-gone':
      return ['end']
    default:
      return assertNever(cause)
  }
}

/** Progress as clients see it: where the interview stands, without any answer. */
function progressView(progress: Progress) {
  const due = progress.asks.filter((ask) => ask.due)
  return {
    revision: progress.revision,
    phase: progress.phase,
    step: progress.open ?? null,
    due: due.length,
    asked: due.filter((ask) => ask.round > 0).length,
    accepted: due.filter((ask) => ask.status === 'accepted').length,
    asks: progress.asks.map((ask) => ({
      step: ask.step,
      respondent: ask.respondent,
      status: ask.status,
      due: ask.due,
      round: ask.round,
      clarifications: ask.clarifications,
      corrections: ask.corrections,
    })),
    present: progress.present,
    cause: progress.cause ? { ...progress.cause, actions: actionsFor(progress.cause) } : null,
    ended_by: progress.endedBy ?? null,
    agent: { epoch: progress.epoch, joined: progress.joined },
  }
}

/** Everything but its progress. */
function sessionSummary(
  session: Session,
  respondents: readonly Respondent[],
): Omit<z.input<typeof SessionSummary>, 'progress'> {
  const nameOf = (role: string) => respondents.find((respondent) => respondent.role === role)?.name ?? null
  return {
    id: session.id,
    lawyer_id: session.lawyer_id,
    kind: session.kind,
    status: session.status,
    groom_name: nameOf('groom'),
    bride_name: nameOf('bride'),
    respondents: respondents.map(({ role, name }) => ({ id: role, name })),
    livekit_room_name: session.livekit_room_name,
    reference: session.reference,
    label: session.label,
    created_at: session.created_at.toISOString(),
    started_at: session.started_at?.toISOString() ?? null,
    ended_at: session.ended_at?.toISOString() ?? null,
  }
}

/** Where an interview stands, and what it waits for. */
type ShortView = Progress & { waits: NonNullable<z.input<typeof SessionSummary>['progress']>['waits_for'] | undefined }

/** One session in a list. */
export function sessionItem(
  session: Session,
  respondents: readonly Respondent[],
  progress: ShortView | undefined,
): z.input<typeof SessionSummary> {
  const summary = sessionSummary(session, respondents)
  if (!progress) return { ...summary, progress: null }
  const { revision, phase, step, due, asked, accepted, cause, agent } = progressView(progress)
  const waits_for = progress.waits ?? null
  return { ...summary, progress: { revision, phase, step, due, asked, accepted, cause, agent, waits_for } }
}

/** What the API says of one session. */
export type SessionView = z.input<typeof SessionAnswer>

/** One session with its progress, `null` until its workflow has spoken. */
export function sessionView(
  session: Session,
  respondents: readonly Respondent[],
  progress: Progress | undefined,
): SessionView {
  return { ...sessionSummary(session, respondents), progress: progress ? progressView(progress) : null }
}
