/**
 * `npm run bench -- NAME`: measures us and a bare baseline in the same run; the last line is JSON. `turn` takes the
 * number of turns as well, and `capacity` the most interviews at once, for a shorter run.
 */
import '../../local/quiet-rtc.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dispose } from '@livekit/rtc-node'
import { type Instance, startInstance } from '../../local/instance.ts'
import { ack } from './ack.ts'
import { api } from './api.ts'
import { capacity } from './capacity/capacity.ts'
import { dashboard } from './dashboard/dashboard.ts'
import { history } from './history.ts'
import type { BenchResult } from './measure.ts'
import { page } from './page/page.ts'
import { parse } from './parse.ts'
import { recover } from './recover.ts'
import { start } from './start.ts'
import { turn } from './turn/turn.ts'
import { verdicts } from './verdicts.ts'

export interface Bench {
  describe: string
  env?: Record<string, string>
  run(instance: Instance, say: (line: string) => void): Promise<BenchResult>
}

/** Needs nothing of the running product. */
interface BenchAlone {
  describe: string
  runAlone(say: (line: string) => void, size?: number): Promise<BenchResult>
}

const BENCHES: Record<string, Bench | BenchAlone> = {
  ack,
  api,
  capacity: {
    describe: 'interviews at once until the turn’s p95 doubles, beside bare agents',
    runAlone: capacity,
  },
  dashboard,
  history,
  page,
  parse: { describe: 'pages of PDF a second, beside pdftotext -layout', runAlone: parse },
  recover,
  start,
  turn: {
    describe: 'end of an answer to the next question’s first sample, against the same without durability',
    runAlone: turn,
  },
  verdicts: { describe: 'answers judged by rule, beside a bare pattern for each kind', runAlone: verdicts },
}

const say = (line: string) => process.stderr.write(`${line}\n`)
const name = process.argv[2] ?? ''
const bench = BENCHES[name]
if (!bench) {
  say('Usage: npm run bench -- NAME')
  for (const [known, { describe }] of Object.entries(BENCHES)) say(`  ${known.padEnd(10)} ${describe}`)
  process.exit(2)
}

const size = process.argv[3] === undefined ? undefined : Number(process.argv[3])
if (size !== undefined && !(size >= 1)) {
  say(`"${process.argv[3]}" is no size: it is a number from 1`)
  process.exit(2)
}

async function onInstance({ env, run }: Bench): Promise<BenchResult> {
  const instance = await startInstance({
    dataDir: mkdtempSync(join(tmpdir(), 'lexnova-bench-')),
    onProgress: say,
    env: { VOICE_WORDS_PER_MINUTE: '450', LOG_LEVEL: 'info', ...env },
  })
  try {
    return await run(instance, say)
  } finally {
    await instance.remove()
    await dispose()
  }
}

const result = 'runAlone' in bench ? await bench.runAlone(say, size) : await onInstance(bench)
process.stdout.write(`${JSON.stringify(result)}\n`)
if (result.failure !== undefined) say(`${name} failed: ${result.failure}`)
process.exit(result.failure === undefined ? 0 : 1)
