import type { Busy, Level } from './level.ts'

/** Rising numbers of interviews of one kind, and why there were no more. */
export interface Way {
  levels: Level[]
  ended_by: 'doubled' | 'time' | 'size' | 'unfinished'
  reason?: string
}

export const hasDoubled = (levels: readonly Level[]): boolean =>
  (levels.at(-1)?.beyond_wait_ms.p95 ?? 0) > 2 * (levels[0]?.beyond_wait_ms.p95 ?? 0)

/** Of all processors; with so much of them busy the machine is the limit. */
const FULL = 0.85

const inAll = ({ agents, servers, respondents, doubles }: Busy) => agents + servers + respondents + doubles

export function linesOf(name: string, level: Level): string[] {
  const { interviews, turn_ms, beyond_wait_ms, turns, held, dropped, memory_mb, cpu, bare, busy } = level
  const shares = Object.entries(busy).map(([who, processors]) => `${who} ${processors.toFixed(2)}`)
  return [
    `${name}, ${interviews} at once: turn p50 ${Math.round(turn_ms.p50)} ms, p95 ${Math.round(turn_ms.p95)} ms ` +
      `(beyond the wait ${Math.round(beyond_wait_ms.p50)} and ${Math.round(beyond_wait_ms.p95)}) of ${turns} turns, ` +
      `${held} held, ${dropped} dropped; ${memory_mb} MB and ${cpu} processors each (bare: ${bare.memory_mb} MB, ${bare.cpu})`,
    `  processors busy: ${shares.join(', ')}`,
  ]
}

export interface Limit {
  /** The most at once whose p95 had not doubled. */
  interviews: number
  /** Whether more were not tried, or more could not be held. */
  ended_by: Way['ended_by']
  /** Share of all that was busy at the last level which a real interview has on other machines. */
  elsewhere: number
  /** Whether the last level filled the processors. */
  full: boolean
  text: string
}

export function limitOf({ levels, ended_by }: Way, processors: number): Limit {
  const last = levels.at(-1)
  if (!last) throw new Error('nothing was measured')
  const held = (ended_by === 'doubled' ? levels.at(-2) : last) ?? last
  const busy = inAll(last.busy)
  const elsewhere = Math.round(((last.busy.respondents + last.busy.doubles) / busy) * 100) / 100
  const full = busy >= FULL * processors
  const endings: Record<Way['ended_by'], string> = {
    doubled: `its p95 had doubled at ${last.interviews}`,
    time: 'more were not tried for lack of time',
    size: 'more were not tried',
    unfinished: 'more could not be held',
  }
  const text =
    `${held.interviews} at once; ${endings[ended_by]}. At ${last.interviews} ${busy.toFixed(2)} of ${processors} ` +
    `processors were busy${full ? ' (the machine was full)' : ''}, ${Math.round(elsewhere * 100)} % of that with ` +
    'respondents and doubles of vendors, which are elsewhere in a real interview.'
  return { interviews: held.interviews, ended_by, elsewhere, full, text }
}
