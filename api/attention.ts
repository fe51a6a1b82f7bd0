import type { z } from 'zod'
import type { CauseAnswer } from './answers.ts'
import type { SessionItem } from './session-items.ts'

/** The most urgent first. */
export const ATTENTIONS = ['interrupted', 'agent-lost', 'absent', 'silent', 'paused', 'unsealed', 'not-begun'] as const
/** What a person can do about it. */
export const REMEDIES = ['pause', 'resume', 'retake', 'waive', 'end'] as const

/** Why somebody should look at an interview. */
export interface Attention {
  session: SessionItem
  kind: (typeof ATTENTIONS)[number]
  /** ISO 8601. */
  since: string
  cause: z.input<typeof CauseAnswer> | null
  actions: (typeof REMEDIES)[number][]
}

type Wait = NonNullable<NonNullable<SessionItem['progress']>['waits_for']>['kind']

/** So long nobody has to look, and what can be done then. An interruption waits for nobody else. */
const PATIENCE: Partial<Record<Wait, { ms: number; kind: Attention['kind']; actions: Attention['actions'] }>> = {
  agent: { ms: 20_000, kind: 'agent-lost', actions: ['pause', 'end'] },
  arrival: { ms: 5 * 60_000, kind: 'absent', actions: ['pause', 'waive', 'end'] },
  answer: { ms: 3 * 60_000, kind: 'silent', actions: ['pause', 'retake', 'waive', 'end'] },
  resume: { ms: 10 * 60_000, kind: 'paused', actions: ['resume', 'end'] },
}

function attentionOf(session: SessionItem, nowMs: number): Attention | undefined {
  const { progress, created_at, ended_at } = session
  // Those that are over or have not begun are here because they are stuck.
  if (ended_at !== null) return { session, kind: 'unsealed', since: ended_at, cause: null, actions: [] }
  if (!progress) return { session, kind: 'not-begun', since: created_at, cause: null, actions: [] }
  const { cause, waits_for: wait } = progress
  if (!wait) return undefined
  if (cause) return { session, kind: 'interrupted', since: wait.since, cause, actions: cause.actions }
  const patience = PATIENCE[wait.kind]
  if (!patience || nowMs - Date.parse(wait.since) < patience.ms) return undefined
  return { session, kind: patience.kind, since: wait.since, cause: null, actions: patience.actions }
}

/** What needs a hand: the most urgent first, and of those what has waited longest. */
export const attentionIn = (sessions: readonly SessionItem[], nowMs: number): Attention[] =>
  sessions
    .flatMap((session) => attentionOf(session, nowMs) ?? [])
    .toSorted(
      (a, b) => ATTENTIONS.indexOf(a.kind) - ATTENTIONS.indexOf(b.kind) || Date.parse(a.since) - Date.parse(b.since),
    )
