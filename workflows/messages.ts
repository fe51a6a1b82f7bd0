import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow'
import type { RecordProgressInput } from '../activities/contract.ts'
import type {
  AgentJoined,
  AnswerJudged,
  EditScript,
  FactsNoted,
  ParticipantChanged,
  PersonAct,
  RoomChanged,
  Start,
  StepAct,
  SubmitScript,
  WaiveStep,
} from '../interview/messages.ts'
import type { SeatChanged } from '../interview/seats.ts'
import type { Progress } from '../interview/progress/state.ts'
import type { Script } from '../interview/script/script.ts'
import type { SessionKind } from '../interview/statuses.ts'

export const WORKFLOW_TYPE = 'interview'
export const workflowIdOf = (sessionId: string): string => `interview-${sessionId}`
export const leaseIdOf = (epoch: number): string => `lease-${epoch}`

/** Input of the `interview` workflow; time limits come in, so that tests are short without skipping time. */
export interface InterviewInput {
  sessionId: string
  kind: SessionKind
  respondents: string[]
  agentName: string
  /** Whether an agent of its kind is sent into its room. Absent: into that of a scripted interview. */
  hasAgent?: boolean
  heartbeatTimeoutMs: number
  maxAgentFailures: number
  /** How long an agent may take over its closing words once the interview was ended. */
  closingTimeoutMs: number
  /** How long the officer waits for an answer. Absent in interviews that began when each agent had its own. */
  answerTimeoutMs?: number
  /** A room of another name than the session's id. */
  room?: { name: string; maxParticipants: number }
  /** Id of the request that made the session, as in the API's log. */
  requestId?: string
  /** Ed25519 public key in hex: what is not signed with its private key is refused. Absent: nobody signs. */
  signer?: string
  /** Absent in interviews that began before their records named them. */
  recordFormat?: 2
}

/** What an update answers: the revision it made, and for a script what was read. */
export interface ActResult {
  revision: number
}
export interface ScriptAccepted extends ActResult {
  version: number
  steps: number
  sha256: string
}

/** What is sent to an interview goes with its signature in hex (`interview/authentic.ts`), where the interview has a signer. */
export type Signed<Payload> = [payload: Payload, signature?: string]
export type Act<Payload, Result> = ReturnType<typeof defineUpdate<Result, Signed<Payload>>>

/** Updates come from people through the API: validated, and answered when they are durable. */
export const submitScript = defineUpdate<ScriptAccepted, Signed<SubmitScript>>('submitScript')
export const editScript = defineUpdate<ActResult, Signed<EditScript>>('editScript')
export const start = defineUpdate<ActResult, Signed<Start>>('start')
export const pause = defineUpdate<ActResult, Signed<PersonAct>>('pause')
export const resume = defineUpdate<ActResult, Signed<PersonAct>>('resume')
export const end = defineUpdate<ActResult, Signed<PersonAct>>('end')
export const retakeStep = defineUpdate<ActResult, Signed<StepAct>>('retakeStep')
export const waiveStep = defineUpdate<ActResult, Signed<WaiveStep>>('waiveStep')

/** Signals come from the agent: taken while every worker is down, durable once acknowledged. */
export const agentJoined = defineSignal<Signed<AgentJoined>>('agentJoined')
export const participantChanged = defineSignal<Signed<ParticipantChanged>>('participantChanged')
export const stepCompleted = defineSignal<Signed<AnswerJudged>>('stepCompleted')
export const answerJudged = defineSignal<Signed<AnswerJudged>>('answerJudged')
export const factsNoted = defineSignal<Signed<FactsNoted>>('factsNoted')

/** From LiveKit through the API, for rooms without an agent of ours; deduplicated by LiveKit's event id. */
export const roomChanged = defineSignal<Signed<RoomChanged>>('roomChanged')

/** From the API: who was invited, let in, moved, refused, and who left; deduplicated by the event's id. */
export const seatChanged = defineSignal<Signed<SeatChanged>>('seatChanged')

export const progress = defineQuery<Progress>('progress')
/** What has not been written to Postgres; asked of a workflow that has ended without writing it. */
export const unwritten = defineQuery<RecordProgressInput>('unwritten')
/** The frozen script, the respondents' names and how long they have to answer; an agent asks once, on joining. */
export const briefing = defineQuery<Briefing | undefined>('briefing')
export interface Briefing {
  script: Script
  /** Public key of those whose messages are taken. */
  signer?: string
  names: Record<string, string>
  answerTimeoutMs?: number
}
