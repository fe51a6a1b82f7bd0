import { Client, Connection, type WorkflowHandle } from '@temporalio/client'
import type { Instance } from '../../local/instance.ts'
import { workflowIdOf } from '../../workflows/messages.ts'

/** Talks to the instance's Temporal as any client could. */
export async function withWorkflow<T>(
  instance: Pick<Instance, 'env'>,
  sessionId: string,
  work: (handle: WorkflowHandle) => Promise<T>,
): Promise<T> {
  const connection = await Connection.connect({ address: instance.env['TEMPORAL_ADDRESS'] ?? '' })
  try {
    return await work(new Client({ connection }).workflow.getHandle(workflowIdOf(sessionId)))
  } finally {
    await connection.close()
  }
}

export interface TakenSignal {
  name: string
  payload: Record<string, unknown>
  /** Unix milliseconds at which Temporal took it: from then on it is durable. */
  at: number
}

/** The signals in an interview's history. */
export async function signalsOf(instance: Pick<Instance, 'env'>, sessionId: string): Promise<TakenSignal[]> {
  const { events } = await withWorkflow(instance, sessionId, (handle) => handle.fetchHistory())
  return (events ?? []).flatMap(({ workflowExecutionSignaledEventAttributes: signal, eventTime }) => {
    const data = signal?.input?.payloads?.[0]?.data
    if (!signal || !data) return []
    return {
      name: signal.signalName ?? '',
      payload: JSON.parse(Buffer.from(data).toString('utf8')) as Record<string, unknown>,
      at: Number(eventTime?.seconds ?? 0) * 1_000 + (eventTime?.nanos ?? 0) / 1_000_000,
    }
  })
}
