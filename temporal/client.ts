import { setTimeout as delay } from 'node:timers/promises'
import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  isGrpcServiceError,
  makeGrpcRetryInterceptor,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client'
import type { SignalDefinition } from '@temporalio/common'
import { encodeToPayloadsWithContext } from '@temporalio/common/lib/internal-non-workflow/index.js'
import type { TemporalConfig } from '../config.ts'
import { tlsOf } from './tls.ts'

/** A client with the deadline that every call should have: without one a call waits for ever. */
export interface Temporal {
  client: Client
  taskQueue: string
  /** Runs calls that must be done in `ms`; past that they fail as `isTemporalTimeout`. */
  within<T>(ms: number, call: () => Promise<T>): Promise<T>
  /** Signals a workflow; the same `requestId` again does nothing, for as long as the workflow runs. */
  signalOnce<Args extends unknown[]>(signal: {
    workflowId: string
    definition: SignalDefinition<Args>
    args: Args
    requestId: string
  }): Promise<void>
  /** Resolves when the server answers. */
  ping(ms: number): Promise<void>
  close(): Promise<void>
}

/** gRPC status codes, https://grpc.io/docs/guides/status-codes/ */
const CANCELLED = 1
const DEADLINE_EXCEEDED = 4
const FAILED_PRECONDITION = 9
const UNAVAILABLE = 14

/** The gRPC status of an error or of what caused it. */
function grpcCodeOf(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code
  return error instanceof Error && error.cause !== undefined ? grpcCodeOf(error.cause) : undefined
}

/** True while a worker fails at what came to the workflow before, as one that is overloaded does; the call may be repeated. */
export const isWorkflowNotReady = (error: unknown): boolean => grpcCodeOf(error) === FAILED_PRECONDITION

/** True when no answer came in time: Temporal is away, or for updates and queries no worker runs. */
export function isTemporalTimeout(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true
  const code = grpcCodeOf(error)
  return code === DEADLINE_EXCEEDED || code === CANCELLED
}

/** True when Temporal could not be reached or did not answer; the call may be repeated. */
export const isTemporalAway = (error: unknown): boolean => isTemporalTimeout(error) || grpcCodeOf(error) === UNAVAILABLE

const MAX_RETRY_MS = 1_000
/** A page of a history can be the whole of it, and Temporal ends a workflow at 50 MiB. */
const HISTORY_BYTES = 64 * 1024 * 1024

/**
 * The SDK's retries, which can be stopped. By themselves they go on after the connection was closed
 * and then throw out of a timer, which ends the process.
 */
function createRetries() {
  const defaults = defaultGrpcRetryOptions()
  let stopped = false
  let lastAt = 0
  const interceptor = makeGrpcRetryInterceptor({
    retryableDecider: (attempt, status) => !stopped && defaults.retryableDecider(attempt, status),
    delayFunction: (attempt, status) => {
      const ms = Math.min(defaults.delayFunction(attempt, status), MAX_RETRY_MS)
      lastAt = Math.max(lastAt, performance.now() + ms)
      return ms
    },
  })
  /** Resolves when no retry is waiting any more; none starts afterwards. */
  const stop = async () => {
    stopped = true
    const ms = lastAt - performance.now()
    if (ms > 0) await delay(ms + 10)
  }
  return { interceptor, stop }
}

/**
 * A client that connects on its first call, so that a process starts while Temporal is away.
 * A dead connection is noticed within 20 s, and a server that came back within a second.
 */
export function connectTemporal(config: TemporalConfig): Temporal {
  const retries = createRetries()
  const connection = Connection.lazy({
    interceptors: [retries.interceptor],
    address: config.address,
    tls: tlsOf(config),
    ...(config.apiKey ? { apiKey: config.apiKey.reveal() } : {}),
    channelArgs: {
      'grpc.keepalive_time_ms': 15_000,
      'grpc.keepalive_timeout_ms': 5_000,
      'grpc.initial_reconnect_backoff_ms': 100,
      'grpc.max_reconnect_backoff_ms': 1_000,
      'grpc.max_receive_message_length': HISTORY_BYTES,
    },
  })
  const client = new Client({ connection, namespace: config.namespace })
  const within = <T>(ms: number, call: () => Promise<T>) => connection.withDeadline(Date.now() + ms, call)
  return {
    client,
    taskQueue: config.taskQueue,
    within,
    signalOnce: async ({ workflowId, definition, args, requestId }) => {
      const context = { type: 'workflow', namespace: config.namespace, workflowId } as const
      const payloads = await encodeToPayloadsWithContext(client.options.loadedDataConverter, context, args)
      await client.workflowService.signalWorkflowExecution({
        namespace: config.namespace,
        workflowExecution: { workflowId },
        signalName: definition.name,
        input: { payloads: payloads ?? [] },
        requestId,
      })
    },
    ping: async (ms) => {
      await within(ms, () => connection.workflowService.getSystemInfo({}))
    },
    close: async () => {
      await retries.stop()
      await connection.close()
    },
  }
}
