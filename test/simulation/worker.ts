import { parentPort, workerData } from 'node:worker_threads'
import { simulate } from './simulate.ts'

/** Seeds from `from` up to, but not including, `to`, in one thread. */
export interface Range {
  from: number
  to: number
}

export interface Report {
  statuses: Record<string, number>
  /** Agents that took another one's place. */
  replacements: number
  failures: { seed: number; rule: string; text: string }[]
}

const ENOUGH_FAILURES = 5

const { from, to } = workerData as Range
const report: Report = { statuses: {}, replacements: 0, failures: [] }
for (let seed = from; seed < to && report.failures.length < ENOUGH_FAILURES; seed++) {
  const { violations, status, agents } = await simulate(seed)
  report.statuses[status] = (report.statuses[status] ?? 0) + 1
  report.replacements += Math.max(0, agents - 1)
  const [first] = violations
  if (first) report.failures.push({ seed, rule: first.rule, text: first.text })
}
parentPort?.postMessage(report)
