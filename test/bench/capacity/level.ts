import { setTimeout as delay } from 'node:timers/promises'
import { TURN_LIMITS } from '../../../agent/hearing/turn.ts'
import type { Instance } from '../../../local/instance.ts'
import type { Process } from '../../../local/process.ts'
import { type Summary, summarise } from '../measure.ts'
import { dispatchBare } from '../start.ts'
import { converse } from '../turn/conversation.ts'
import { followingOf } from '../turn/followed.ts'
import { barrier, startedInTurn } from './together.ts'
import { cpuSecondsOf, memoryMbOf, treeOf } from './usage.ts'

/** A 95th percentile needs some turns, that of one interview most: all others are compared with it. */
const TURNS = { alone: 40, together: 24 }
/** An interview is not shorter than this. */
const STEPS = 8
/** Interviews that start at the same time: how many can run is the question, not how many can start. */
const STARTING = 2
/** What the model of turns asks to wait for where it takes a turn for done, as it does with these answers. */
const WAIT_MS = { voice: TURN_LIMITS.likely, typed: 0 }
const SAMPLE_MS = 1_000
const MEMORY_SAMPLES = 5
const BARE_MS = 5_000
/** Until the server has its next idle process ready. */
const SETTLE_MS = 3_000
/** Until the processes of bare agents have ended. */
const BARE_END_MS = 2_000

/** Who keeps processors busy: our agents, our servers with the embedded ones, and what a real interview has elsewhere. */
export interface Busy {
  agents: number
  servers: number
  respondents: number
  doubles: number
}

/** One number of interviews at once. */
export interface Level {
  interviews: number
  /** From the end of an answer to the first sample of the next question. */
  turn_ms: Summary
  /**
   * Of it, what is not the wait that the model of turns asks for after an answer that is done; an answer that it
   * does not take for done, or no longer in time, counts in full.
   */
  beyond_wait_ms: Summary
  turns: number
  /** Of them, those in which the officer had other words before the question. */
  held: number
  /** Turns that are not counted: the answer had to be given again, or the next question was not heard. */
  dropped: number
  /** Of the agents, for each interview. */
  memory_mb: number
  /** Processors that the agents keep busy, for each interview. */
  cpu: number
  /** Processors kept busy in all. */
  busy: Busy
  /** As many agents that only sit in a room, each. */
  bare: { memory_mb: number; cpu: number }
}

export interface Site {
  instance: Instance
  bareServer: Process
  /** Process of the vendors' doubles. */
  doublesPid: number
  byVoice: boolean
}

/** @param steps of each interview */
export async function measureLevel(site: Site, interviews: number, steps: number): Promise<Level> {
  const { instance, byVoice } = site
  const bare = await measureBare(site, interviews)
  const agents = () => treeOf(instance.agent.pid ?? 0)
  const idleMb = memoryMbOf(agents())
  const samples: { atMs: number; cpu: Busy }[] = []
  let memoryMb = 0
  const timer = setInterval(() => {
    if (samples.push({ atMs: Date.now(), cpu: cpuSeconds(site) }) % MEMORY_SAMPLES === 0) {
      memoryMb = Math.max(memoryMb, memoryMbOf(agents()))
    }
  }, SAMPLE_MS)
  const arrive = barrier(interviews)
  const conversations = await startedInTurn(interviews, STARTING, (started) => {
    const begin = () => {
      started()
      return arrive()
    }
    return converse(instance, { steps, byVoice, plain: true, begin })
  }).finally(() => clearInterval(timer))
  const found = conversations.map(followingOf)
  const runs = found.map(({ followed }) => followed)
  // All of them talk from the last one's first answer to the first one's last.
  const fromMs = Math.max(...runs.map((run) => run[0]?.endMs ?? 0))
  const toMs = Math.min(...runs.map((run) => run.at(-1)?.endMs ?? 0))
  const during = (atMs: number) => atMs >= fromMs && atMs <= toMs
  const turns = runs.flat().filter(({ endMs }) => during(endMs))
  const totalsMs = turns.map(({ endMs, questionMs }) => questionMs - endMs)
  const waitMs = WAIT_MS[byVoice ? 'voice' : 'typed']
  const busy = busyIn(samples.filter(({ atMs }) => during(atMs)))
  return {
    interviews,
    turn_ms: summarise(totalsMs),
    beyond_wait_ms: summarise(totalsMs.map((totalMs) => Math.max(0, totalMs - waitMs))),
    turns: turns.length,
    held: turns.filter(({ isHeld }) => isHeld).length,
    dropped: found.flatMap(({ missed }) => missed).length,
    memory_mb: Math.round((memoryMb - idleMb) / interviews),
    cpu: rounded(busy.agents / interviews),
    busy,
    bare,
  }
}

/** Of each interview, for a percentile; the last answer of an interview makes no turn. */
export const stepsFor = (interviews: number) =>
  Math.max(STEPS, Math.ceil((interviews === 1 ? TURNS.alone : TURNS.together) / interviews) + 1)

/** As many agents as interviews, each in a room of its own, doing nothing. */
async function measureBare({ instance, bareServer }: Site, count: number): Promise<Level['bare']> {
  const tree = () => treeOf(bareServer.pid ?? 0)
  const idleMb = memoryMbOf(tree())
  const agents = await Promise.all(Array.from({ length: count }, () => dispatchBare(instance)))
  await delay(SETTLE_MS)
  const before = { atMs: Date.now(), seconds: cpuSecondsOf(tree()) }
  await delay(BARE_MS)
  const seconds = cpuSecondsOf(tree()) - before.seconds
  const cpu = (seconds * 1_000) / (Date.now() - before.atMs)
  const memoryMb = memoryMbOf(tree()) - idleMb
  for (const { remove } of agents) await remove()
  await delay(BARE_END_MS)
  return { memory_mb: Math.round(memoryMb / count), cpu: rounded(cpu / count) }
}

/** Seconds of processor time so far; everything that runs here was started by this process. */
function cpuSeconds({ instance, bareServer, doublesPid }: Site): Busy {
  const agents = treeOf(instance.agent.pid ?? 0)
  const doubles = treeOf(doublesPid)
  const apart = new Set([process.pid, ...agents, ...doubles, ...treeOf(bareServer.pid ?? 0)])
  return {
    agents: cpuSecondsOf(agents),
    servers: cpuSecondsOf(treeOf(process.pid).filter((pid) => !apart.has(pid))),
    respondents: cpuSecondsOf([process.pid]),
    doubles: cpuSecondsOf(doubles),
  }
}

const rounded = (value: number) => Math.round(value * 1_000) / 1_000

/** Processors between the first sample and the last. */
export function busyIn(samples: readonly { atMs: number; cpu: Busy }[]): Busy {
  const [first, last] = [samples[0], samples.at(-1)]
  const seconds = ((last?.atMs ?? 0) - (first?.atMs ?? 0)) / 1_000
  const of = (who: keyof Busy) => rounded(((last?.cpu[who] ?? 0) - (first?.cpu[who] ?? 0)) / seconds)
  return { agents: of('agents'), servers: of('servers'), respondents: of('respondents'), doubles: of('doubles') }
}
