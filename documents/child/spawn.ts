import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { EXIT_OUT_OF_MEMORY, type DocumentJob, type DocumentResult } from './messages.ts'
import { DOCUMENT_NAMES, type DocumentFormat, failure, type ParseLimits, UPLOAD_LIMITS } from '../upload.ts'
import { watchMemory } from './watch-memory.ts'

const CHILD = fileURLToPath(new URL('./main.ts', import.meta.url))
/** How much longer than its parent's patience an orphan may live. */
const ORPHAN_GRACE_MS = 5_000

const simplify = 'Save a simpler version of it (for example by printing to PDF), or upload the questions as text.'

/**
 * Reads the text of a document in a process of its own, which is killed past its time or memory.
 * That process gets no environment, and does not outlive this one.
 * @throws when the process cannot be started
 */
export function readInChild(format: DocumentFormat, bytes: Uint8Array, limits: ParseLimits): Promise<DocumentResult> {
  const name = DOCUMENT_NAMES[format]
  const heapMiB = Math.max(64, Math.floor(limits.memoryMiB / 2))
  const child = fork(CHILD, {
    env: {},
    execArgv: [`--max-old-space-size=${heapMiB}`, '--no-warnings'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    let result: DocumentResult | undefined
    const endWith = (verdict: DocumentResult) => {
      result ??= verdict
      child.kill('SIGKILL')
    }
    const tooMuch = () =>
      endWith(
        failure('parse-memory', `Reading the ${name} took more than ${limits.memoryMiB} MiB of memory. ${simplify}`),
      )
    const timer = setTimeout(
      () =>
        endWith(failure('parse-timeout', `Reading the ${name} took longer than ${limits.timeoutMs} ms. ${simplify}`)),
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
      resolve(result ?? failure('malformed', `The ${name} could not be read: it broke the reader. ${simplify}`))
    })
    const job: DocumentJob = {
      format,
      bytes,
      maxPages: UPLOAD_LIMITS.pages,
      maxCharacters: UPLOAD_LIMITS.textCharacters,
      heapMiB,
      deadlineMs: limits.timeoutMs + ORPHAN_GRACE_MS,
    }
    child.send(job, () => {})
  })
}
