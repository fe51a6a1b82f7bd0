import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100

interface Stat {
  parent: number
  ticks: number
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Parent and processor time of a process, by proc_pid_stat(5); undefined when it is gone. */
export function parseStat(stat: string): Stat | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number)
  if (stat === '' || parent === undefined || user === undefined || system === undefined) return undefined
  return { parent, ticks: user + system }
}

/** A process and all that came of it. */
export function treeOf(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? parseStat(read(`/proc/${name}/stat`)) : undefined
    if (stat) parents.set(Number(name), stat.parent)
  }
  const tree = [pid]
  for (const member of tree) for (const [child, parent] of parents) if (parent === member) tree.push(child)
  return tree
}

/** Memory in MB, with shared pages counted in part (PSS). */
export function memoryMbOf(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0))
  return sum(kilobytes) / 1_024
}

/** Processor time since the processes began. */
export const cpuSecondsOf = (pids: readonly number[]): number =>
  sum(pids.map((pid) => parseStat(read(`/proc/${pid}/stat`))?.ticks ?? 0)) / TICKS_PER_SECOND

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
