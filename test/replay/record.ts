/**
 * Writes the histories that replay.test.ts replays: `node test/replay/record.ts NAME...`. Each new form of history
 * gets a new name; one that is there is written anew only when old histories need not survive, and this is said then.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dispose } from '@livekit/rtc-node'
import { startInstance } from '../../local/instance.ts'
import { withWorkflow } from '../harness/temporal.ts'
import { patchesOf, writeHistory } from './histories.ts'
import { type Scenario, SCENARIOS } from './scenarios.ts'

const instance = await startInstance({
  dataDir: mkdtempSync(join(tmpdir(), 'lexnova-replay-')),
  onProgress: (line) => process.stderr.write(`${line}\n`),
  env: { VOICE_WORDS_PER_MINUTE: '450' },
})

async function record(name: string, conduct: Scenario): Promise<void> {
  const { id } = await conduct(instance)
  const history = await withWorkflow(instance, id, async (handle) => {
    await handle.result().catch(() => undefined)
    return handle.fetchHistory()
  })
  process.stderr.write(`${writeHistory(name, history)}: ${patchesOf(history).join(', ') || 'no patch'}\n`)
}

try {
  const named = Object.entries(SCENARIOS).filter(([name]) => process.argv.slice(2).includes(name))
  await Promise.all(named.map(([name, conduct]) => record(name, conduct)))
} finally {
  await instance.remove()
  await dispose()
}
process.exit(0)
