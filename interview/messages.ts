import { z } from 'zod'
import { FactSchema } from './facts.ts'
import { AskedSchema, AskIdSchema, type Committed, committed, HeardSchema, Ms, SaltSchema, text } from './exchange.ts'
import { STOPPING_NEEDS, type StoppingNeed } from './languages/needs.ts'
import type { Usage } from './progress/limits.ts'
import { RespondentIdSchema } from './respondent.ts'
import type { Script } from './script/script.ts'
import type { SeatChanged } from './seats.ts'
import { ROLES } from './statuses.ts'
import { VerdictSchema } from './verdict/verdict.ts'

/** Who did it: the id of an API key or user, never a name. */
export const ActorSchema = z.object({
  id: z.string().min(1).max(100),
  role: z.enum(ROLES),
  /** Id of the request that it came with, as in the API's log. */
  request: z.string().max(100).optional(),
})
export type Actor = z.infer<typeof ActorSchema>

/** Epoch of the sender's lease and its own count; by it duplicates are detected. */
const MessageIdSchema = z.object({ epoch: z.int().min(1), seq: z.int().min(0) })
export type MessageId = z.infer<typeof MessageIdSchema>

const Provider = z.string().max(100)

export const AgentJoinedSchema = z.object({
  id: MessageIdSchema,
  identity: z.string().min(1).max(200),
  software: z.string().max(200),
  /** The agent's wall clock, kept as a claim. */
  clock: z.string().max(40),
  present: z.array(RespondentIdSchema).max(16),
  /** What hears, judges and speaks, as `provider/model`; `typed`, `rules` and `embedded/...` without a provider. */
  equipment: z.object({ hearing: Provider, judging: Provider, speaking: Provider }).optional(),
})
export type Equipment = NonNullable<AgentJoined['equipment']>
export type AgentJoined = z.infer<typeof AgentJoinedSchema>

export const ParticipantChangedSchema = z.object({
  id: MessageIdSchema,
  respondent: RespondentIdSchema,
  present: z.boolean(),
  atMs: Ms,
})
export type ParticipantChanged = z.infer<typeof ParticipantChangedSchema>

/** A verdict on the open ask, or, with `correction`, on a settled one. */
export const AnswerJudgedSchema = z.object({
  id: MessageIdSchema,
  ask: AskIdSchema,
  /** Absent when nothing was put, as in a correction that came by itself. */
  asked: AskedSchema.optional(),
  /** Absent when nobody said anything. */
  heard: HeardSchema.optional(),
  verdict: VerdictSchema,
  /** Hides the verdict's value and reason in the record. */
  salt: SaltSchema,
  correction: z.boolean().optional(),
  /** Heard at a time when it could not count; it is put into the record and changes nothing. */
  noted: z.boolean().optional(),
  /** The respondent withdrew, and said so again when asked: the interview ends. */
  withdrawal: z.boolean().optional(),
  /** They need what the officer cannot give, whoever was asked: the interview stands still for a person. */
  need: z.enum(STOPPING_NEEDS).optional(),
  /** The read-back, or the question whether they withdraw, that the respondent said yes to. */
  confirmed: z.object({ asked: AskedSchema, heard: HeardSchema }).optional(),
})
export type AnswerJudged = z.infer<typeof AnswerJudgedSchema>

/** What the agent notes beside answers; it is put into the record and changes nothing. */
export const FactsNotedSchema = z.object({ id: MessageIdSchema, facts: z.array(FactSchema).min(1).max(100) })
export type FactsNoted = z.infer<typeof FactsNotedSchema>

/** What LiveKit tells by webhook of a room that no agent of ours sits in. */
export const RoomChangedSchema = z.object({
  /** LiveKit's own id of the event; absent in interviews of before. */
  eventId: z.string().min(1).max(100).optional(),
  event: z.enum(['participant-joined', 'participant-left', 'room-finished']),
  /** Identity, fixed by the token; an integrator chose it, so it may be a name. */
  participant: committed(text(200)).optional(),
  role: z.string().max(40).optional(),
  /** LiveKit's clock, to the second, kept as a claim. */
  clock: z.string().max(40),
})
export type RoomChanged = z.infer<typeof RoomChangedSchema>

export type ReportedSignal =
  | ({ type: 'agentJoined' } & AgentJoined)
  | ({ type: 'participantChanged' } & ParticipantChanged)
  | ({ type: 'stepCompleted' } & AnswerJudged)
  | ({ type: 'answerJudged' } & AnswerJudged)
  | ({ type: 'factsNoted' } & FactsNoted)

export interface SubmitScript {
  actor: Actor
  uploadId: string
}
export interface EditScript {
  actor: Actor
  /** Version of the script in Postgres that this one makes. */
  version: number
  sha256: string
  /** Number of steps in it. */
  steps: number
  /** Versions that the person may have been looking at; any when absent. */
  replaces?: number[]
}
export interface Start {
  actor: Actor
  /** Of the script that was looked at and found fit to be asked: no other one is frozen. Any when absent. */
  version?: number
}
export interface PersonAct {
  actor: Actor
  reason?: Committed<string>
  /** The progress revision that the person was looking at. */
  expectedRevision?: number
  /** They were shown what it would do at that revision: nothing that this follows from may have changed since. */
  asForeseen?: true
}
export interface StepAct extends PersonAct {
  step: string
  /** One respondent of the step; all of them when absent. */
  respondent?: string
}
export interface WaiveStep extends StepAct {
  reason: Committed<string>
}

/** Why an interview stands still, and for whom to see. */
export type Cause =
  | {
      kind: 'referred'
      step: string
      /** Whose question waits. */
      respondent: string
      because: 'contrary' | 'unresolved'
      need?: StoppingNeed
      /** Who said what they need; they need not have been asked. */
      needed_by?: string
    }
  | { kind: 'agent-failures'; failures: number }
  | { kind: 'signal-limit'; signals: number }
  | ({ kind: 'history-limit' } & Usage)
  | { kind: 'workflow-gone'; how: WorkflowEnd }

export const WORKFLOW_ENDS = ['terminated', 'failed', 'timed-out', 'cancelled', 'completed', 'missing'] as const
/** How it comes that Temporal no longer runs an interview that was never closed; `missing`: it does not know it. */
export type WorkflowEnd = (typeof WORKFLOW_ENDS)[number]

export const CLOSED_BY = ['agent', 'timeout', 'no-agent', 'cancellation', 'workflow-gone'] as const
/**
 * How an interview came to its end: the closing line was said, the agent did not come to it in
 * time, there was no agent to say it, the workflow was cancelled, or it was no longer there.
 */
export type ClosedBy = (typeof CLOSED_BY)[number]

export const LEASE_LOSSES = [
  'offer-declined',
  'process-died',
  'heartbeat-timeout',
  'room-deleted',
  'dispatch-failed',
  'agent-error',
] as const
/** What an agent's lease ended with. */
export type LeaseLoss = (typeof LEASE_LOSSES)[number]

export type PersonMessage =
  | ({ type: 'pause' } & PersonAct)
  | ({ type: 'resume' } & PersonAct)
  | ({ type: 'end' } & PersonAct)
  | ({ type: 'retakeStep' } & StepAct)
  | ({ type: 'waiveStep' } & WaiveStep)

/** Everything that moves an interview; `at` is workflow time, ISO 8601. */
export type ProgressMessage =
  | ReportedSignal
  | PersonMessage
  | { type: 'scriptSubmitted'; actor: Actor; version: number; sha256: string; steps: number }
  | {
      type: 'started'
      actor: Actor
      /** Only scripted interviews have one. */
      script?: Committed<Script>
      names: { respondent: string; name: Committed<string> }[]
    }
  | { type: 'roomCreated'; room: string; sid: string }
  | { type: 'leaseIssued' }
  | { type: 'leaseLost'; epoch: number; loss: LeaseLoss }
  | { type: 'interrupted'; cause: Cause }
  | { type: 'agentLeft'; epoch: number }
  | ({ type: 'roomChanged' } & RoomChanged)
  | ({ type: 'seatChanged' } & SeatChanged)
  | { type: 'signalRefused'; signal: string; code: 'malformed' | 'forged' }
  | { type: 'exhausted'; usage: Usage }
  | { type: 'workflowGone'; how: WorkflowEnd }
  | { type: 'closed'; by: ClosedBy }
