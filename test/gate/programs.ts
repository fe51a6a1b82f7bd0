import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PATH = [join(ROOT, 'node_modules', '.bin'), process.env['PATH']].filter(Boolean).join(delimiter)
/** How long a program has to end once it was asked to. */
const KILL_AFTER_MS = 20_000

const running = new Set<ReturnType<typeof spawn>>()

/** Asks every program that runs here to end. */
export function stopPrograms(): void {
  for (const child of running) child.kill('SIGTERM')
}

interface Program {
  command: string
  args: readonly string[]
  env?: Record<string, string>
  /** Minutes until it is ended. */
  limit?: number
  /** A line of its output, without its end. */
  onLine(line: string): void
}

/** Runs a program to its end; resolves with its exit code, or null after a signal. */
export function runProgram({ command, args, env, limit, onLine }: Program): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env, PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    const timer = limit === undefined ? undefined : setTimeout(() => giveUp(limit), limit * 60_000)
    const giveUp = (minutes: number) => {
      onLine(`not done after ${minutes} minutes`)
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref()
    }
    for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', onLine)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      running.delete(child)
      resolve(code)
    })
  })
}
