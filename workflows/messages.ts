import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow'
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
import type { Progress } from '../interview/progress/state.ts'
import type { Script } from '../interview/script.ts'
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
  heartbeatTimeoutMs: number
  maxAgentFailures: number
  /** How long an agent may take over its closing words once the interview was ended. */
  closingTimeoutMs: number
  /** A room of another name than the session's id. */
  room?: { name: string; maxParticipants: number }
  /** Id of the request that made the session, as in the API's log. */
  requestId?: string
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

/** Updates come from people through the API: validated, and answered when they are durable. */
export const submitScript = defineUpdate<ScriptAccepted, [SubmitScript]>('submitScript')
export const editScript = defineUpdate<ActResult, [EditScript]>('editScript')
export const start = defineUpdate<ActResult, [Start]>('start')
export const pause = defineUpdate<ActResult, [PersonAct]>('pause')
export const resume = defineUpdate<ActResult, [PersonAct]>('resume')
export const end = defineUpdate<ActResult, [PersonAct]>('end')
export const retakeStep = defineUpdate<ActResult, [StepAct]>('retakeStep')
export const waiveStep = defineUpdate<ActResult, [WaiveStep]>('waiveStep')

/** Signals come from the agent: taken while every worker is down, durable once acknowledged. */
export const agentJoined = defineSignal<[AgentJoined]>('agentJoined')
export const participantChanged = defineSignal<[ParticipantChanged]>('participantChanged')
export const stepCompleted = defineSignal<[AnswerJudged]>('stepCompleted')
export const answerJudged = defineSignal<[AnswerJudged]>('answerJudged')
export const factsNoted = defineSignal<[FactsNoted]>('factsNoted')

/** From LiveKit through the API, for rooms without an agent of ours; deduplicated by LiveKit's event id. */
export const roomChanged = defineSignal<[RoomChanged]>('roomChanged')

export const progress = defineQuery<Progress>('progress')
/** The frozen script and the respondents' names; an agent asks once, on joining. */
export const briefing = defineQuery<Briefing | undefined>('briefing')
export interface Briefing {
  script: Script
  names: Record<string, string>
}
