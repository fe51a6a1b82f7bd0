import { Client, Connection, type WorkflowHandle } from '@temporalio/client'
import { readConfig, Secret } from '../../config.ts'
import type { Instance } from '../../local/instance.ts'
import { createSigner, type Signer } from '../../temporal/signer.ts'
import { tlsOf } from '../../temporal/tls.ts'
import { workflowIdOf } from '../../workflows/messages.ts'

/** Talks to the instance's Temporal as any client could. */
export async function withWorkflow<T>(
  instance: Pick<Instance, 'env'>,
  sessionId: string,
  work: (handle: WorkflowHandle) => Promise<T>,
): Promise<T> {
  const { temporal } = readConfig(instance.env)
  if (!temporal) throw new Error('the instance has no Temporal')
  const connection = await Connection.connect({ address: temporal.address, tls: tlsOf(temporal) })
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
