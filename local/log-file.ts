import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const rotateBytes = 20 * 1024 * 1024
const pollMs = 50

/** The part of a log file that is written from now on. */
export class LogTail {
  readonly file: string
  readonly #offset: number

  constructor(file: string) {
    this.file = file
    this.#offset = sizeOf(file)
  }

  /** What was written so far, at most the last `limit` bytes. */
  read(limit = Number.POSITIVE_INFINITY): string {
    const descriptor = openSync(this.file, 'a+', 0o600)
    try {
      const size = fstatSync(descriptor).size
      const start = Math.max(this.#offset, size - limit)
      const buffer = Buffer.alloc(Math.max(0, size - start))
      readSync(descriptor, buffer, 0, buffer.length, start)
      return buffer.toString('utf8')
    } finally {
      closeSync(descriptor)
    }
  }

  /** Resolves once a line that contains `text` is written; rejects when the signal is aborted. */
  async waitFor(text: string, signal: AbortSignal): Promise<void> {
    while (!this.read().includes(text)) await sleep(pollMs, undefined, { signal })
  }
}

/** Sets a log file that has grown large aside as `<file>.1`. */
export function rotate(file: string): void {
  if (sizeOf(file) > rotateBytes) renameSync(file, `${file}.1`)
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
