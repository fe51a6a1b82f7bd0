import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PdfJob, PdfResult } from './pdf-messages.ts'
import { failure, type ParseLimits, UPLOAD_LIMITS } from './upload.ts'
import { watchMemory } from './watch-memory.ts'

const CHILD = fileURLToPath(new URL('./pdf-child.ts', import.meta.url))
/** How much longer than its parent's patience an orphan may live. */
const ORPHAN_GRACE_MS = 5_000

const simplify = 'Save a simpler version of it (for example by printing to PDF), or upload the questions as text.'

/**
 * Reads the text of a PDF in a process of its own, which is killed past its time or memory.
 * That process gets no environment, and does not outlive this one.
 */
export function readPdf(bytes: Uint8Array, limits: ParseLimits): Promise<PdfResult> {
  const heapMiB = Math.max(64, Math.floor(limits.memoryMiB / 2))
  const child = fork(CHILD, {
    env: {},
    execArgv: [`--max-old-space-size=${heapMiB}`, '--no-warnings'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise((resolve) => {
    let result: PdfResult | undefined
    const endWith = (verdict: PdfResult) => {
      result ??= verdict
      child.kill('SIGKILL')
    }
    const tooMuch = () => endWith(failure('parse-memory', `Reading the PDF took more than ${limits.memoryMiB} MiB of memory. ${simplify}`))
    const timer = setTimeout(
      () => endWith(failure('parse-timeout', `Reading the PDF took longer than ${limits.timeoutMs} ms. ${simplify}`)),
      limits.timeoutMs,
    )
    const unwatch = child.pid === undefined ? () => {} : watchMemory(child.pid, limits.memoryMiB, tooMuch)
    const finish = (verdict: PdfResult) => {
      clearTimeout(timer)
      unwatch()
      resolve(verdict)
    }
    child.once('message', (message) => endWith(message as PdfResult))
    child.once('error', (error) => finish(result ?? failure('malformed', `The PDF could not be read (${error.name}).`)))
    child.once('exit', (code, signal) => {
      if (result === undefined && (signal === 'SIGABRT' || signal === 'SIGTRAP' || code === 134 || code === 86)) tooMuch()
      finish(result ?? failure('malformed', `The PDF could not be read: it broke the reader. ${simplify}`))
    })
    const job: PdfJob = {
      bytes,
      maxPages: UPLOAD_LIMITS.pages,
      maxCharacters: UPLOAD_LIMITS.textCharacters,
      deadlineMs: limits.timeoutMs + ORPHAN_GRACE_MS,
    }
    child.send(job, () => {})
  })
}
