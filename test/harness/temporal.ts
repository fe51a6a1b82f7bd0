import { Client, Connection, type WorkflowHandle } from '@temporalio/client'
import { readConfig, Secret } from '../../config.ts'
import type { Instance } from '../../local/instance.ts'
import { createSigner, type Signer } from '../../temporal/signer.ts'
import { tlsOf } from '../../temporal/tls.ts'
import { leaseIdOf, workflowIdOf } from '../../workflows/messages.ts'

/** Talks to the instance's Temporal as any client could. */
export async function withWorkflow<T>(
  instance: Pick<Instance, 'env'>,
  sessionId: string,
  work: (handle: WorkflowHandle) => Promise<T>,
): Promise<T> {
  const { temporal } = readConfig(instance.env)
  if (!temporal) throw new Error('the instance has no Temporal')
  // A page of a history may be larger than gRPC takes by itself.
  const channelArgs = { 'grpc.max_receive_message_length': -1 }
  const connection = await Connection.connect({ address: temporal.address, tls: tlsOf(temporal), channelArgs })
  try {
    return await work(new Client({ connection }).workflow.getHandle(workflowIdOf(sessionId)))
  } finally {
    await connection.close()
  }
}

/** Signs as the instance's own API and agents do. */
export function signerOf({ env }: Pick<Instance, 'env'>, sessionId: string): Signer {
  return createSigner(new Secret(env['LIVEKIT_API_SECRET'] ?? ''), sessionId)
}

export interface TakenSignal {
  name: string
  payload: Record<string, unknown>
  signature?: string
  /** Unix milliseconds at which Temporal took it: from then on it is durable. */
  at: number
}

/** The signals in an interview's history. */
export async function signalsOf(instance: Pick<Instance, 'env'>, sessionId: string): Promise<TakenSignal[]> {
  const { events } = await withWorkflow(instance, sessionId, (handle) => handle.fetchHistory())
  return (events ?? []).flatMap(({ workflowExecutionSignaledEventAttributes: signal, eventTime }) => {
    const [payload, signature] = (signal?.input?.payloads ?? []).map(
      ({ data }) => JSON.parse(Buffer.from(data ?? []).toString('utf8')) as unknown,
    )
    if (!signal || payload === undefined) return []
    return {
      name: signal.signalName ?? '',
      payload: payload as Record<string, unknown>,
      ...(typeof signature === 'string' ? { signature } : {}),
      at: Number(eventTime?.seconds ?? 0) * 1_000 + (eventTime?.nanos ?? 0) / 1_000_000,
    }
  })
}

/** Why the lease of this epoch was given up, in its agent's words; undefined when it was not. */
export async function surrenderOf(
  instance: Pick<Instance, 'env'>,
  sessionId: string,
  epoch: number,
): Promise<string | undefined> {
  const { events } = await withWorkflow(instance, sessionId, (handle) => handle.fetchHistory())
  const scheduled = events?.find(
    ({ activityTaskScheduledEventAttributes: activity }) => activity?.activityId === leaseIdOf(epoch),
  )
  const failed = events?.find(
    ({ activityTaskFailedEventAttributes: activity }) =>
      scheduled !== undefined && String(activity?.scheduledEventId) === String(scheduled.eventId),
  )
  return failed?.activityTaskFailedEventAttributes?.failure?.message ?? undefined
}
