import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Client, Connection } from '@temporalio/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { ensureServer } from '../../local/servers/lookup.ts'
import { environmentOf } from '../../local/stack.ts'
import { openSupervisor, type Supervisor } from '../../local/supervisor.ts'
import { startTemporal } from '../../local/temporal.ts'
import { tlsOf } from '../../temporal/tls.ts'

/** Of `temporal server start-dev` 1.5.1: the workflow `interview-kept`, begun and signalled once. */
const FILE = new URL('./development-server.db.gz', import.meta.url)

let dataDir: string
let supervisor: Supervisor

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lexnova-earlier-'))
  mkdirSync(join(dataDir, 'temporal'), { mode: 0o700 })
  writeFileSync(join(dataDir, 'temporal/temporal.db'), gunzipSync(readFileSync(FILE)))
  supervisor = await openSupervisor({ dataDir })
})

afterEach(async () => {
  await supervisor.close()
  rmSync(dataDir, { recursive: true })
})

test("interviews that began on Temporal's development server go on", async () => {
  const binary = await ensureServer('temporal', supervisor)
  const { temporal } = readConfig(environmentOf({ temporal: await startTemporal(supervisor, binary, 'default') }))
  if (!temporal) throw new Error('no Temporal was started')
  const connection = await Connection.connect({ address: temporal.address, tls: tlsOf(temporal) })
  try {
    const handle = new Client({ connection }).workflow.getHandle('interview-kept')
    await handle.signal('answer', 'no')
    const { events } = await handle.fetchHistory()
    const signals = events?.flatMap(({ workflowExecutionSignaledEventAttributes: signal }) => signal ?? [])
    const answers = signals?.map(({ input }) => Buffer.from(input?.payloads?.[0]?.data ?? '').toString('utf8'))
    expect(answers).toEqual(['"yes"', '"no"'])
    expect((await handle.describe()).status.name).toBe('RUNNING')
  } finally {
    await connection.close()
  }
})
