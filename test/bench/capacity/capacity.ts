import { mkdtempSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Instance, startInstance } from '../../../local/instance.ts'
import type { Process } from '../../../local/process.ts'
import { startDoubles } from '../../harness/doubles.ts'
import { type BenchResult, compare, type Summary, summarise } from '../measure.ts'
import { dispatchBare, startBareAgent } from '../start.ts'
import { PUBLISHED } from '../turn/vendors.ts'
import { ANSWER, converse, totalsOf } from '../turn/turns.ts'
import { treeOf, type Usage, usageOf } from './usage.ts'

/** A 95th percentile needs so many turns, and an interview is not shorter than this. */
const TURNS = 40
const STEPS = 12
const LEVELS = [1, 2, 4, 6, 8, 12, 16, 24, 32]
const SAMPLE_MS = 1_000
const BARE_MS = 10_000
/** Until the server has its next idle process ready. */
const SETTLE_MS = 5_000
/** Until the processes of bare agents have ended. */
const BARE_END_MS = 3_000

type Say = (line: string) => void

/** One number of interviews at once. */
interface Level {
  interviews: number
  turn_ms: Summary
  turns: number
  /** Of the agents, for each interview. */
  memory_mb: number
  /** Processors that the agents keep busy, for each interview. */
  cpu: number
  /** The same for as many agents that only sit in a room. */
  bare: { memory_mb: number; cpu: number }
}

/** Interviews at once until the 95th percentile of the turn has doubled. */
export async function capacity(say: Say): Promise<BenchResult> {
  const doubles = await startDoubles(PUBLISHED)
  try {
    const typed = await levelsOf({}, false, say)
    const env: Record<string, string> = Object.assign({}, ...Object.values(doubles.env))
    if (env['DEEPGRAM_URL'] === undefined) return resultOf({ typed })
    await doubles.set('deepgram', { expect: [ANSWER] })
    return resultOf({ typed, voice: await levelsOf(env, true, say) })
  } finally {
    await doubles.close()
  }
}

async function levelsOf(env: Record<string, string>, byVoice: boolean, say: Say): Promise<Level[]> {
  const instance = await startInstance({
    dataDir: mkdtempSync(join(tmpdir(), 'lexnova-bench-')),
    onProgress: say,
    env: { VOICE_WORDS_PER_MINUTE: '300', AGENT_MAX_JOBS: '100', ...env },
  })
  try {
    const bareServer = await startBareAgent(instance)
    // The first jobs of a server cost what later ones do not.
    await measureLevel(instance, bareServer, 1, byVoice)
    const levels: Level[] = []
    for (const interviews of LEVELS) {
      const level = await measureLevel(instance, bareServer, interviews, byVoice)
      levels.push(level)
      say(
        `${byVoice ? 'by voice' : 'typed'}, ${interviews} at once: turn p50 ${level.turn_ms.p50} ms, ` +
          `p95 ${level.turn_ms.p95} ms; ${level.memory_mb} MB and ${level.cpu} processors each ` +
          `(bare: ${level.bare.memory_mb} MB, ${level.bare.cpu})`,
      )
      if (hasDoubled(levels)) break
    }
    return levels
  } finally {
    await instance.remove()
  }
}

const hasDoubled = (levels: readonly Level[]): boolean =>
  (levels.at(-1)?.turn_ms.p95 ?? 0) > 2 * (levels[0]?.turn_ms.p95 ?? 0)

async function measureLevel(
  instance: Instance,
  bareServer: Process,
  interviews: number,
  byVoice: boolean,
): Promise<Level> {
  const bare = await measureBare(instance, bareServer, interviews)
  // The first answer of an interview and its last make no turn.
  const steps = Math.max(STEPS, Math.ceil(TURNS / interviews) + 2)
  const agents = () => usageOf(treeOf(instance.agent.pid ?? 0))
  const idle = agents()
  const samples: { atMs: number; usage: Usage }[] = []
  const timer = setInterval(() => samples.push({ atMs: Date.now(), usage: agents() }), SAMPLE_MS)
  const conversations = await Promise.all(
    Array.from({ length: interviews }, () => converse(instance, { steps, byVoice })),
  ).finally(() => clearInterval(timer))
  const runs = conversations.map(totalsOf)
  // All of them talk from the last one's first answer to the first one's last.
  const fromMs = Math.max(...runs.map((run) => run[0]?.atMs ?? 0))
  const toMs = Math.min(...runs.map((run) => run.at(-1)?.atMs ?? 0))
  const during = (atMs: number) => atMs >= fromMs && atMs <= toMs
  const turns = runs.flat().filter(({ atMs }) => during(atMs))
  return {
    interviews,
    turn_ms: summarise(turns.map(({ totalMs }) => totalMs)),
    turns: turns.length,
    ...perInterview(
      samples.filter(({ atMs }) => during(atMs)),
      idle.memoryMb,
      interviews,
    ),
    bare,
  }
}

/** As many agents as interviews, each in a room of its own, doing nothing. */
async function measureBare(instance: Instance, bareServer: Process, count: number): Promise<Level['bare']> {
  const usage = () => usageOf(treeOf(bareServer.pid ?? 0))
  const idle = usage()
  const agents = await Promise.all(Array.from({ length: count }, () => dispatchBare(instance)))
  await delay(SETTLE_MS)
  const first = { atMs: Date.now(), usage: usage() }
  await delay(BARE_MS)
  const last = { atMs: Date.now(), usage: usage() }
  for (const { remove } of agents) await remove()
  await delay(BARE_END_MS)
  return perInterview([first, last], idle.memoryMb, count)
}

const rounded = (value: number) => Math.round(value * 1_000) / 1_000

function perInterview(
  samples: readonly { atMs: number; usage: Usage }[],
  idleMb: number,
  count: number,
): Level['bare'] {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || first === last) return { memory_mb: Number.NaN, cpu: Number.NaN }
  const memoryMb = Math.max(...samples.map(({ usage }) => usage.memoryMb)) - idleMb
  const seconds = (last.atMs - first.atMs) / 1_000
  const cpu = (last.usage.cpuSeconds - first.usage.cpuSeconds) / seconds
  return { memory_mb: Math.round(memoryMb / count), cpu: rounded(cpu / count) }
}

function resultOf(levels: { typed: Level[]; voice?: Level[] }): BenchResult {
  const shown = levels.voice ?? levels.typed
  const memory = compare(
    'capacity',
    'MB an interview',
    shown.map(({ memory_mb }) => memory_mb),
    shown.map(({ bare }) => bare.memory_mb),
  )
  return {
    ...memory,
    processors: cpus().length,
    /** The most at once whose p95 had not doubled. */
    at_once: shown.at(hasDoubled(shown) ? -2 : -1)?.interviews,
    ...levels,
  }
}
