export interface Job {
  /** Of the machine, between 0 and 1. */
  share: number
  run(): Promise<void>
}

/**
 * Runs all jobs, as many at a time as their shares fit into `capacity`, and begins them in their order where that
 * fits. A job that is too large for the machine runs alone. Rejects once the rest has ended when one rejects.
 */
export async function sideBySide(jobs: readonly Job[], capacity = 1): Promise<void> {
  const waiting = [...jobs]
  const running = new Map<Job, Promise<void>>()
  const failures: unknown[] = []
  const used = () => [...running.keys()].reduce((sum, { share }) => sum + share, 0)
  const next = () => waiting.findIndex(({ share }) => running.size === 0 || used() + share <= capacity)
  while (waiting.length > 0 || running.size > 0) {
    for (let index = next(); index >= 0; index = next()) {
      const [job] = waiting.splice(index, 1)
      if (!job) break
      running.set(
        job,
        job
          .run()
          .catch((error: unknown) => void failures.push(error))
          .finally(() => running.delete(job)),
      )
    }
    await Promise.race(running.values())
  }
  if (failures.length > 0) throw failures[0]
}
