import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Range, Report } from './worker.ts'

const THREADS = Math.min(4, availableParallelism())

/** Runs the schedules of the seeds 1 to `count`, on every core. */
export async function simulateMany(count: number): Promise<Report> {
  const share = Math.ceil(count / THREADS)
  const ranges = Array.from({ length: THREADS }, (_, thread) => ({
    from: 1 + thread * share,
    to: 1 + Math.min(count, (thread + 1) * share),
  }))
  const total: Report = { statuses: {}, replacements: 0, failures: [] }
  for (const report of await Promise.all(ranges.map(runRange))) {
    for (const [status, times] of Object.entries(report.statuses)) {
      total.statuses[status] = (total.statuses[status] ?? 0) + times
    }
    total.replacements += report.replacements
    total.failures.push(...report.failures)
  }
  return total
}

function runRange(range: Range): Promise<Report> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: range })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
