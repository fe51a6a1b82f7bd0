import type { Script } from '../../interview/script/script.ts'
import type { Weather } from './network.ts'
import { Random } from './random.ts'
import { makeScript } from './script.ts'

/** The moments of an agent's life at which a fault can strike. */
export const MOMENTS = ['spawned', 'joining', 'speaks', 'spoken', 'heard', 'signals', 'acknowledged', 'leaves'] as const
export type Moment = (typeof MOMENTS)[number]

type Strike = { at: number } | { moment: Moment; nth: number }

export type Fault =
  | { kind: 'weather'; at: number; ms: number; weather: Weather }
  | { kind: 'kill'; strike: Strike /** The agent worker tells the workflow at once. */; fast: boolean }
  | { kind: 'partition'; strike: Strike; ms: number }
  | { kind: 'temporal-away'; at: number; ms: number }
  | { kind: 'worker-away'; at: number; ms: number }
  | { kind: 'room-away'; at: number; ms: number }
  | { kind: 'no-agent-worker'; at: number; ms: number }
  /** A dispatch is served by two processes. */
  | { kind: 'twins'; nth: number }

export type PlannedAct = {
  at: number
  kind: 'pause' | 'resume' | 'retake' | 'waive' | 'end'
  target: 'open' | 'any' | 'settled'
}

/** Everything that is laid down beforehand; with the seed's further draws it fixes the whole run. */
export interface Plan {
  seed: number
  script: Script
  faults: Fault[]
  acts: PlannedAct[]
  /** Whether anyone looks after an interview that stands still. */
  operator: boolean
  /** From here on nothing fails, and everyone answers as they are asked. */
  quietAt: number
}

const BUSY_MS = 40_000

const strikeOf = (random: Random): Strike =>
  random.chance(0.7) ? { moment: random.pick(MOMENTS), nth: random.between(1, 12) } : { at: random.between(0, BUSY_MS) }

function makeFault(random: Random): Fault {
  const at = random.between(0, BUSY_MS - 5_000)
  const kind = random.weighted<Fault['kind']>({
    weather: 4,
    kill: 5,
    partition: 2,
    'temporal-away': 3,
    'worker-away': 2,
    'room-away': 1,
    'no-agent-worker': 1,
    twins: 0.5,
  })
  switch (kind) {
    case 'weather': {
      const weather = { lost: random.next() * 0.4, doubled: random.next() * 0.5, slow: random.next() * 0.4 }
      return { kind, at, ms: random.between(2_000, 20_000), weather }
    }
    case 'kill':
      return { kind, strike: strikeOf(random), fast: random.chance(0.5) }
    case 'twins':
      return { kind, nth: random.between(1, 2) }
    case 'partition':
      return { kind, strike: strikeOf(random), ms: random.between(1_000, 12_000) }
    default:
      return { kind, at, ms: random.between(500, 12_000) }
  }
}

/** The plan of a seed: a pure function. */
export function makePlan(seed: number): { plan: Plan; random: Random } {
  const random = new Random(seed)
  const script = makeScript(random)
  const faults = Array.from({ length: random.between(2, 5) }, () => makeFault(random))
  const acts = Array.from(
    { length: random.chance(0.5) ? random.between(1, 4) : 0 },
    (): PlannedAct => ({
      at: random.between(2_000, BUSY_MS),
      kind: random.weighted({ pause: 4, resume: 1, retake: 5, waive: 5, end: 0.5 }),
      target: random.pick(['open', 'any', 'settled']),
    }),
  )
  const ends = faults.map((fault) => ('at' in fault ? fault.at : BUSY_MS) + ('ms' in fault ? fault.ms : 0))
  const plan = { seed, script, faults, acts, operator: random.chance(0.85), quietAt: Math.max(BUSY_MS, ...ends) }
  return { plan, random }
}
