/** Lets those who come go on once all of a number are there. */
export function barrier(count: number): () => Promise<void> {
  const all = Promise.withResolvers<void>()
  let there = 0
  return () => {
    there += 1
    if (there === count) all.resolve()
    return all.promise
  }
}

/** Runs tasks, of which only so many may be at their beginning at a time; each is told how to say that it is past it. */
export async function startedInTurn<T>(
  count: number,
  width: number,
  task: (started: () => void) => Promise<T>,
): Promise<T[]> {
  const running: Promise<T>[] = []
  const starter = async (): Promise<void> => {
    while (running.length < count) {
      const started = Promise.withResolvers<void>()
      const run = task(started.resolve)
      running.push(run)
      await Promise.race([started.promise, run])
    }
  }
  await Promise.all(Array.from({ length: width }, starter))
  return await Promise.all(running)
}
