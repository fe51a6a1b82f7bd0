import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { failure, type ParseLimits } from '../upload.ts'
import { EXIT_OUT_OF_MEMORY, type DocumentJob, type DocumentResult } from './messages.ts'
import { watchMemory } from './watch-memory.ts'

const CHILD = fileURLToPath(new URL('./main.ts', import.meta.url))

/** How much longer than its parent's patience an orphan may live. */
const ORPHAN_GRACE_MS = 5_000

const simplify = 'Save a simpler version of it (for example by printing to PDF), or upload the questions as text.'

/** A process that can read one document; it gets no environment, and does not outlive this one. */
export function startChild({ memoryMiB }: ParseLimits): ChildProcess {
  const heapMiB = Math.max(64, Math.floor(memoryMiB / 2))
  const child = fork(CHILD, [String(heapMiB)], {
    env: {},
    execArgv: [`--max-old-space-size=${heapMiB}`, '--no-warnings'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  try {
    // Interviews and other requests come first where the processor is short.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Some systems do not allow it; the limits of time and memory hold all the same.
  }
  return child
}

/**
 * Reads a document in a process of its own, which is killed past its time or memory.
 * @throws when the process cannot be started
 */
export function readInChild(
  document: Omit<DocumentJob, 'deadlineMs'>,
  limits: ParseLimits,
  child: ChildProcess = startChild(limits),
): Promise<DocumentResult> {
  return new Promise((resolve, reject) => {
    let result: DocumentResult | undefined
    const endWith = (verdict: DocumentResult) => {
      result ??= verdict
      child.kill('SIGKILL')
    }
    const tooMuch = () =>
      endWith(failure('parse-memory', `Reading the file took more than ${limits.memoryMiB} MiB of memory. ${simplify}`))
    const timer = setTimeout(
      () => endWith(failure('parse-timeout', `Reading the file took longer than ${limits.timeoutMs} ms. ${simplify}`)),
      limits.timeoutMs,
    )
    const unwatch = child.pid === undefined ? () => {} : watchMemory(child.pid, limits.memoryMiB, tooMuch)
    const stopWatching = () => {
      clearTimeout(timer)
      unwatch()
    }
    child.once('message', (message) => endWith(message as DocumentResult))
    child.once('error', (error) => {
      stopWatching()
      reject(error)
    })
    child.once('exit', (code, signal) => {
      stopWatching()
      const isHeapFull = code === EXIT_OUT_OF_MEMORY || signal === 'SIGABRT' || signal === 'SIGTRAP'
      if (result === undefined && isHeapFull) tooMuch()
      resolve(result ?? failure('malformed', `The file could not be read: it broke the reader. ${simplify}`))
    })
    const job: DocumentJob = { ...document, deadlineMs: limits.timeoutMs + ORPHAN_GRACE_MS }
    child.send(job, () => {})
  })
}
