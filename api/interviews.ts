import { randomUUID } from 'node:crypto'
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client'
import { ApplicationFailure, type UpdateDefinition } from '@temporalio/common'
import { findProgress } from '../db/progress.ts'
import { findRoomOfSession } from '../db/rooms.ts'
import { findSession, listRespondents, markWorkflowStarted, type Session } from '../db/sessions.ts'
import type { Actor } from '../interview/messages.ts'
import type { Progress } from '../interview/progress/state.ts'
import { isOver } from '../interview/statuses.ts'
import { isTemporalAway, isTemporalTimeout, type Temporal } from '../temporal/client.ts'
import { type ActResult, type InterviewInput, start, WORKFLOW_TYPE, workflowIdOf } from '../workflows/messages.ts'
import type { Caller } from './auth.ts'
import type { Context } from './context.ts'
import { type FieldError, isRefusalCode, type Problem, refusalProblem, unavailable } from './problems.ts'

type Parts = Pick<Context, 'config' | 'db' | 'temporal' | 'health'>

/** Acts of people wait this long at most when the worker that had their task is killed. */
const WORKFLOW_TASK_TIMEOUT = '5 seconds'
const START_MS = 5_000
/** Updates wait for a worker; past this one answers that none came. */
const UPDATE_MS = 15_000
/** How long an act waits until Postgres shows it. */
const PROJECTION_MS = 2_000

/** The caller as the record knows them. */
export const actorOf = ({ keyId, role, requestId }: Caller): Actor => ({ id: keyId, role, request: requestId })

/** @throws Problem 503 when Temporal is not configured, or was seen to be away a moment ago */
export async function requireTemporal({ temporal, health }: Parts): Promise<Temporal> {
  if (!temporal) {
    throw unavailable(
      'temporal-not-configured',
      'Temporal not configured: set TEMPORAL_ADDRESS and start the API again.',
    )
  }
  if ((await health.temporal()) !== 'ok') throw temporalAway()
  return temporal
}

const temporalAway = (): Problem =>
  unavailable(
    'temporal-unreachable',
    'Temporal cannot be reached. Check that it runs at TEMPORAL_ADDRESS; the request is safe to repeat with the same Idempotency-Key.',
  )

/** Starts a session's workflow unless it was started already; whoever comes second changes nothing. */
export async function ensureWorkflow(
  parts: Parts,
  temporal: Temporal,
  session: Session,
  { requestId }: { requestId?: string } = {},
): Promise<void> {
  if (session.workflow_started_at) return
  const { agent, interview } = parts.config
  const room = session.kind === 'scripted' ? undefined : await findRoomOfSession(parts.db, session.id)
  const input: InterviewInput = {
    sessionId: session.id,
    kind: session.kind,
    respondents: (await listRespondents(parts.db, session.id)).map(({ role }) => role),
    agentName: agent.name,
    heartbeatTimeoutMs: interview.heartbeatTimeoutMs,
    maxAgentFailures: interview.maxAgentFailures,
    closingTimeoutMs: interview.closingTimeoutMs,
    ...(room ? { room: { name: room.name, maxParticipants: room.maxParticipants } } : {}),
    ...(requestId === undefined ? {} : { requestId }),
  }
  try {
    await temporal.within(START_MS, () =>
      temporal.client.workflow.start(WORKFLOW_TYPE, {
        workflowId: workflowIdOf(session.id),
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        taskQueue: temporal.taskQueue,
        workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
        args: [input],
      }),
    )
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  }
  await markWorkflowStarted(parts.db, session.id)
}

interface Update<Payload, Result> {
  session: Session
  caller: Caller
  definition: UpdateDefinition<Result, [Payload]>
  payload: Payload
  idempotencyKey: string | undefined
  /** Instead of one from the idempotency key, where all calls are one by nature. */
  updateId?: string
  /** Beside the time in which any worker answers. */
  patienceMs?: number
}

/**
 * Has the workflow take a person's act, and waits until Postgres shows it.
 * @throws Problem with the refusal, or 503 when Temporal or its worker does not answer
 */
export async function act<Payload, Result extends ActResult>(
  parts: Parts,
  update: Update<Payload, Result>,
): Promise<Result> {
  const { session, caller, definition, payload, patienceMs = 0 } = update
  const temporal = await requireTemporal(parts)
  const updateId =
    update.updateId ??
    (update.idempotencyKey === undefined ? randomUUID() : `${definition.name}:${caller.keyId}:${update.idempotencyKey}`)
  try {
    await ensureWorkflow(parts, temporal, session)
    const handle = temporal.client.workflow.getHandle(workflowIdOf(session.id))
    const result = await temporal.within(UPDATE_MS + patienceMs, () =>
      handle.executeUpdate<Result, [Payload]>(definition, { args: [payload], updateId }),
    )
    await waitForProgress(parts, session.id, PROJECTION_MS, ({ revision }) => revision >= result.revision)
    return result
  } catch (error) {
    throw (await problemOfUpdate(parts, session.id, error)) ?? error
  }
}

/** Temporal's own words for an update that the workflow had not done, or not seen, when another act ended it. */
const OVERTAKEN: readonly unknown[] = ['AcceptedUpdateCompletedWorkflow', 'UnprocessedUpdate']

const wasOvertaken = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError &&
  error.cause instanceof ApplicationFailure &&
  OVERTAKEN.includes(error.cause.type)

async function problemOfUpdate(parts: Parts, sessionId: string, error: unknown): Promise<Problem | undefined> {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, message, details } = error.cause
    if (isRefusalCode(type)) return refusalProblem(type, message, details?.[0] as FieldError[] | undefined)
  }
  if (error instanceof WorkflowNotFoundError || wasOvertaken(error)) {
    const session = await findSession(parts.db, sessionId)
    if (session && isOver(session.status))
      return refusalProblem('over', 'The interview is over; nothing can be changed any more.')
    return unavailable('workflow-missing', 'Temporal does not know this interview. An operator has to look at it.')
  }
  if (isTemporalTimeout(error) && (await parts.health.temporal()) === 'ok') {
    return unavailable(
      'worker-silent',
      'The workflow worker did not answer; the request is safe to repeat with the same Idempotency-Key.',
    )
  }
  return isTemporalAway(error) ? temporalAway() : undefined
}

const POLL_MS = 50

/**
 * Reads the projection until it is as awaited, or the time is over.
 * @returns the latest progress either way
 */
async function waitForProgress(
  { db }: Pick<Context, 'db'>,
  sessionId: string,
  timeoutMs: number,
  awaited: (progress: Progress) => boolean,
): Promise<Progress | undefined> {
  const until = performance.now() + timeoutMs
  for (;;) {
    const progress = await findProgress(db, sessionId)
    if ((progress && awaited(progress)) || performance.now() >= until) return progress
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** Long enough for a room; past it the caller is told to come again. */
const ROOM_MS = 15_000

/**
 * Starts an interview, once however often and by whomever it is called, and waits for its room.
 * @param isGone whether nobody waits any more
 * @returns the progress then; without a room when it is not there in time
 */
export async function startAndWait(
  parts: Parts,
  caller: Caller,
  session: Session,
  isGone: () => boolean = () => false,
): Promise<Progress | undefined> {
  await act(parts, {
    session,
    caller,
    definition: start,
    payload: { actor: actorOf(caller) },
    idempotencyKey: undefined,
    updateId: 'start',
  })
  return await waitForProgress(
    parts,
    session.id,
    ROOM_MS,
    ({ room, status }) => room !== undefined || isOver(status) || isGone(),
  )
}
