/** `npm run bench -- NAME`: measures us and a bare baseline in the same run; the last line is JSON. */
import '../../local/quiet-rtc.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dispose } from '@livekit/rtc-node'
import { type Instance, startInstance } from '../../local/instance.ts'
import { ack } from './ack.ts'
import { api } from './api.ts'
import { history } from './history.ts'
import type { BenchResult } from './measure.ts'
import { recover } from './recover.ts'
import { start } from './start.ts'

export interface Bench {
  describe: string
  env?: Record<string, string>
  run(instance: Instance, say: (line: string) => void): Promise<BenchResult>
}

const BENCHES: Record<string, Bench> = { ack, api, history, recover, start }

const say = (line: string) => process.stderr.write(`${line}\n`)
const name = process.argv[2] ?? ''
const bench = BENCHES[name]
if (!bench) {
  say('Usage: npm run bench -- NAME')
  for (const [known, { describe }] of Object.entries(BENCHES)) say(`  ${known.padEnd(10)} ${describe}`)
  process.exit(2)
}

const instance = await startInstance({
  dataDir: mkdtempSync(join(tmpdir(), 'lexnova-bench-')),
  onProgress: say,
  env: { VOICE_WORDS_PER_MINUTE: '450', LOG_LEVEL: 'info', ...bench.env },
})
try {
  const result = await bench.run(instance, say)
  process.stdout.write(`${JSON.stringify(result)}\n`)
} finally {
  await instance.remove()
  await dispose()
}
process.exit(0)
