/**
 * `npm run demo`: one complete interview without a person, then its record verified. `--crash` kills
 * the agent in the middle, `--voice` has everybody talk, `--json` prints one document at the end.
 */
import './quiet-rtc.ts'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dispose } from '@livekit/rtc-node'
import { resultOf } from './demo/report.ts'
import { conductTyped } from './demo/typed.ts'
import { conductByVoice, startVendors } from './demo/voice.ts'
import { startInstance } from './instance.ts'
import { describeError } from './obstacle.ts'
import { findClusterParent } from './postgres-home.ts'
import { removeCluster } from './remove-data.ts'
import type { Supervisor } from './supervisor.ts'
import { visibleJson, visibleLines } from './visible.ts'

const { values: options } = parseArgs({
  options: { crash: { type: 'boolean' }, voice: { type: 'boolean' }, json: { type: 'boolean' } },
})
const say = (line: string): void => {
  if (!options.json) process.stdout.write(`${visibleLines(line)}\n`)
  else process.stderr.write(`${visibleLines(line)}\n`)
}

const startedAt = performance.now()
const dataDir = mkdtempSync(join(tmpdir(), 'lexnova-demo-'))
let supervisor: Supervisor | undefined
let vendors: Awaited<ReturnType<typeof startVendors>> | undefined
let stopping: Promise<void> | undefined
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopping ??= remove().then(() => process.exit(130))
  })
}

let proven = false
try {
  proven = await conduct()
} catch (error) {
  if (!stopping) process.stderr.write(`${visibleLines(describeError(error))}\n`)
}
await (stopping ?? remove())
await dispose()
process.exit(proven ? 0 : 1)

async function conduct(): Promise<boolean> {
  if (options.voice) vendors = await startVendors()
  const instance = await startInstance({
    dataDir,
    onProgress: say,
    onOpen: (opened) => (supervisor = opened),
    env: { VOICE_WORDS_PER_MINUTE: options.voice ? '180' : '300', LOG_LEVEL: 'info', ...vendors?.env },
  })
  const { record, more, isAsForeseen } = vendors
    ? await conductByVoice(instance, say, vendors)
    : { record: await conductTyped(instance, say, options.crash === true), more: {}, isAsForeseen: true }
  const result = { ...resultOf(record, (performance.now() - startedAt) / 1_000, say), ...more }
  if (options.json) process.stdout.write(`${visibleJson(result)}\n`)
  else for (const [name, value] of Object.entries(result)) say(`${name.padEnd(20)} ${shown(value)}`)
  return result.record_complete && result.record_verified && isAsForeseen
}

/** Ends what was started, however far it came, and removes its data. */
async function remove(): Promise<void> {
  await supervisor?.close()
  await vendors?.doubles.close()
  if (existsSync(dataDir)) removeCluster(findClusterParent(dataDir))
  rmSync(dataDir, { recursive: true, force: true })
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map((line) => `\n  ${line}`).join('')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
