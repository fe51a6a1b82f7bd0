import { ConfigError } from './settings.ts'

/**
 * Runs the entry point of a process: `run` gets a promise that resolves at the first SIGTERM or
 * SIGINT, and stops gracefully then. A wrong setting ends the process with one line.
 */
export async function runMain(run: (stopped: Promise<void>) => Promise<void>): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  try {
    await run(stopped)
    process.exit(0)
  } catch (error) {
    if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(1)
  }
}
