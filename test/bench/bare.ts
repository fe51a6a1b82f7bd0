import { fileURLToPath } from 'node:url'
import type { Client } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'
import { readConfig } from '../../config.ts'
import type { Instance } from '../../local/instance.ts'
import { connectTemporal, type Temporal } from '../../temporal/client.ts'
import { tlsOf } from '../../temporal/tls.ts'

const WORKFLOWS = fileURLToPath(new URL('./bare-workflows.ts', import.meta.url))
export const BARE_QUEUE = 'bare'

/** A client of the instance's Temporal. */
export function temporalOf(instance: Instance): Temporal {
  const { temporal } = readConfig(instance.env)
  if (!temporal) throw new Error('the instance has no Temporal')
  return connectTemporal(temporal)
}

/** Runs `work` beside a worker of the bare workflows, on the same Temporal server. */
export async function withBareWorker<T>(instance: Instance, work: (client: Client) => Promise<T>): Promise<T> {
  const { temporal } = readConfig(instance.env)
  if (!temporal) throw new Error('the instance has no Temporal')
  const connection = await NativeConnection.connect({ address: temporal.address, tls: tlsOf(temporal) })
  const worker = await Worker.create({ connection, taskQueue: BARE_QUEUE, workflowsPath: WORKFLOWS })
  const client = temporalOf(instance)
  try {
    return await worker.runUntil(() => work(client.client))
  } finally {
    await client.close()
    await connection.close()
  }
}
