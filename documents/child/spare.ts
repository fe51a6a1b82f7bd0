import type { ChildProcess } from 'node:child_process'
import type { ParseLimits } from '../upload.ts'
import { startChild } from './spawn.ts'

/**
 * One process that waits for a document, because its start takes longer than the reading of a short script.
 * Each reads one document, so that none finds anything of another's.
 */
export class SpareChild {
  #spare: ChildProcess | undefined
  #timer: NodeJS.Timeout | undefined
  readonly #limits: ParseLimits
  readonly #keepMs: number

  /** @param keepMs after which a spare that nobody needed ends; 0 for none at all */
  constructor(limits: ParseLimits, keepMs: number) {
    this.#limits = limits
    this.#keepMs = keepMs
  }

  /** The one that waits, or a new one. */
  take(): ChildProcess {
    const spare = this.#spare
    this.#drop()
    if (!spare?.connected) return startChild(this.#limits)
    spare.ref()
    spare.channel?.ref()
    return spare
  }

  /** Has one wait from now on. */
  prepare(): void {
    if (this.#spare || this.#keepMs === 0) return
    const spare = startChild(this.#limits)
    this.#spare = spare
    const forget = () => {
      if (this.#spare === spare) this.#drop()
    }
    // What becomes of it once it was taken is its reader's business.
    spare.on('error', forget)
    spare.on('exit', forget)
    // It keeps nobody from ending.
    spare.unref()
    spare.channel?.unref()
    this.#timer = setTimeout(() => {
      forget()
      spare.kill('SIGKILL')
    }, this.#keepMs).unref()
  }

  #drop(): void {
    clearTimeout(this.#timer)
    this.#spare = undefined
  }
}
