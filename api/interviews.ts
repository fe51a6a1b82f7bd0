import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { findProgress, RecordConflictError } from '../db/progress.ts'
import { findRoomOfSession } from '../db/rooms.ts'
import { findSession, listRespondents, markWorkflowStarted, type Session } from '../db/sessions.ts'
import type { Actor, PersonAct } from '../interview/messages.ts'
import type { Progress } from '../interview/progress/state.ts'
import { refusalOf } from '../interview/progress/permits.ts'
import { isOver } from '../interview/statuses.ts'
import { isTemporalAway, isTemporalTimeout, isWorkflowNotReady, type Temporal } from '../temporal/client.ts'
import {
  type Act,
  type ActResult,
  end,
  type InterviewInput,
  start,
  WORKFLOW_TYPE,
  workflowIdOf,
} from '../workflows/messages.ts'
import { createSigner } from '../temporal/signer.ts'
import { type Caller, roleFor } from './caller.ts'
import type { Context } from './context.ts'
import { settleGone } from './gone-workflows.ts'
import { type FieldError, isRefusalCode, type Problem, refusalProblem, unavailable } from './problems.ts'
import { waitForProgress } from './progress-wait.ts'

type Parts = Pick<Context, 'config' | 'db' | 'log' | 'temporal' | 'health' | 'firstTries' | 'acts' | 'feed'>

/**
 * Acts of people wait this long at most when the worker that had their task is killed. A worker that takes over the
 * longest interview has to check all its signatures in this time.
 */
const WORKFLOW_TASK_TIMEOUT = '10 seconds'
const START_MS = 5_000
/** Updates wait for a worker; past this one answers that none came. */
const UPDATE_MS = 15_000
/** How long an act waits until Postgres shows it. */
const PROJECTION_MS = 2_000

/** The caller as the record knows them. */
export const actorOf = ({ id, actingAs, requestId }: Caller): Actor => ({
  id,
  role: roleFor(actingAs),
  request: requestId,
})

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
    hasAgent: session.kind === 'scripted',
    heartbeatTimeoutMs: interview.heartbeatTimeoutMs,
    maxAgentFailures: interview.maxAgentFailures,
    closingTimeoutMs: interview.closingTimeoutMs,
    answerTimeoutMs: interview.answerTimeoutMs,
    ...(room ? { room: { name: room.name, maxParticipants: room.maxParticipants } } : {}),
    ...(requestId === undefined ? {} : { requestId }),
    ...(parts.config.signingSecret ? { signer: createSigner(parts.config.signingSecret, session.id).publicKey } : {}),
    recordFormat: 2,
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

/** What is sent to an interview: the payload, and its signature where one is due. */
export function signed<Payload>(
  { config }: Pick<Context, 'config'>,
  sessionId: string,
  message: { name: string; updateId?: string; payload: Payload },
): [Payload, string?] {
  const { signingSecret } = config
  return signingSecret ? [message.payload, createSigner(signingSecret, sessionId).sign(message)] : [message.payload]
}

interface Update<Payload, Result> {
  session: Session
  caller: Caller
  definition: Act<Payload, Result>
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
    (update.idempotencyKey === undefined ? randomUUID() : `${definition.name}:${caller.id}:${update.idempotencyKey}`)
  const shown = async (result: Result): Promise<Result> => {
    await waitForProgress(parts, session.id, PROJECTION_MS, ({ revision }) => revision >= result.revision)
    return result
  }
  try {
    await ensureWorkflow(parts, temporal, session)
    const handle = temporal.client.workflow.getHandle(workflowIdOf(session.id))
    const args = signed(parts, session.id, { name: definition.name, updateId, payload })
    const send = () =>
      temporal.within(UPDATE_MS + patienceMs, () =>
        onceReady(() => handle.executeUpdate<Result, [Payload, string?]>(definition, { args, updateId })),
      )
    // Temporal counts all calls with this id as one update.
    if (update.updateId !== undefined) return await shown(await send())
    const result = await parts.acts.run(session.id, definition.name, send)
    if (!result) throw refusalProblem('busy', BUSY)
    return await shown(result)
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || wasOvertaken(error))
      return (await actWithoutWorkflow(parts, temporal, update)) as Result
    const isSilent = isTemporalTimeout(error) || isWorkflowNotReady(error)
    throw problemOfUpdate(error) ?? (isSilent ? await problemOfSilence(parts) : error)
  }
}

const NOT_READY_TRIES = 20
const NOT_READY_MS = 250

/** Sends again what a workflow could not take yet. */
async function onceReady<T>(send: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await send()
    } catch (error) {
      if (tried === NOT_READY_TRIES || !isWorkflowNotReady(error)) throw error
      await delay(NOT_READY_MS)
    }
  }
}

/** Temporal's own words for an update that the workflow had not done, or not seen, when another act ended it. */
const OVERTAKEN: readonly unknown[] = ['AcceptedUpdateCompletedWorkflow', 'UnprocessedUpdate']

const wasOvertaken = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError &&
  error.cause instanceof ApplicationFailure &&
  OVERTAKEN.includes(error.cause.type)

/** An interview that has lost its workflow can be ended, and nothing else. */
async function actWithoutWorkflow<Payload>(
  parts: Parts,
  temporal: Temporal,
  { session, definition, payload }: Pick<Update<Payload, unknown>, 'session' | 'definition' | 'payload'>,
): Promise<ActResult> {
  const known = await findSession(parts.db, session.id)
  if (known && isOver(known.status)) throw refusalProblem('over', OVER)
  const isEnd = definition.name === end.name
  const seen = isEnd ? await findProgress(parts.db, session.id) : undefined
  const refusal = seen && refusalOf(seen, { type: 'end', ...(payload as PersonAct & object) })
  if (refusal) throw refusalProblem(refusal.code, refusal.detail)
  const progress = await settleGone(parts, temporal, session, isEnd ? (payload as PersonAct) : undefined).catch(
    async (error: unknown) => {
      // Another process sealed it in the same moment.
      if (error instanceof RecordConflictError) return await findProgress(parts.db, session.id)
      throw isTemporalTimeout(error) ? await problemOfSilence(parts) : error
    },
  )
  if (isEnd && progress && isOver(progress.status)) return { revision: progress.revision }
  throw progress && isOver(progress.status) ? refusalProblem('over', OVER) : refusalProblem('workflow-gone', GONE)
}

const BUSY = 'Too many acts on this interview are on their way. Wait for them, and try again.'
const OVER = 'The interview is over; nothing can be changed any more.'
/** Why nothing but an end is taken of an interview that has lost its workflow. */
export const GONE =
  'Temporal does not know this interview any more, so it cannot go on. If Temporal was restored or moved, connect the API to where it was; otherwise end the interview: its record is sealed with what was kept.'

function problemOfUpdate(error: unknown): Problem | undefined {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, message, details } = error.cause
    if (isRefusalCode(type)) return refusalProblem(type, message, details?.[0] as FieldError[] | undefined)
  }
  return isTemporalAway(error) && !isTemporalTimeout(error) ? temporalAway() : undefined
}

/** Temporal is there and no worker, or Temporal is not there. */
async function problemOfSilence({ health }: Parts): Promise<Problem> {
  if ((await health.temporal()) !== 'ok') return temporalAway()
  return unavailable(
    'worker-silent',
    'The workflow worker did not answer; the request is safe to repeat with the same Idempotency-Key.',
  )
}

/**
 * A person acts on what they have seen: nobody has seen a revision that is still to come, by which any change would pass.
 * @throws Problem 409
 */
export async function requireKnownRevision(
  parts: Parts,
  sessionId: string,
  expected: number | undefined,
): Promise<void> {
  if (expected === undefined) return
  await requireTemporal(parts)
  // The room shows a change a moment before Postgres does.
  const progress = await waitForProgress(parts, sessionId, PROJECTION_MS, ({ revision }) => revision >= expected)
  const revision = progress?.revision ?? 0
  if (revision >= expected) return
  throw refusalProblem(
    'step-changed',
    `There is no revision ${expected} yet; the interview is at ${revision}. Look at it again.`,
  )
}

/** Long enough for a room; past it the caller is told to come again. */
const ROOM_MS = 15_000

/**
 * Starts an interview, once however often and by whomever it is called, and waits for its room.
 * @param version of the script that was found fit; the latest one when absent
 * @param isGone whether nobody waits any more
 * @returns the progress then; without a room when it is not there in time
 */
export async function startAndWait(
  parts: Parts,
  caller: Caller,
  session: Session,
  { version, isGone = () => false }: { version?: number | undefined; isGone?: () => boolean } = {},
): Promise<Progress | undefined> {
  await act(parts, {
    session,
    caller,
    definition: start,
    payload: { actor: actorOf(caller), ...(version === undefined ? {} : { version }) },
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
