import { unixMs } from '../clock.ts'

/**
 * What a vendor can do wrong. `status` refuses the request (401, 429, 500); `cut` breaks the connection
 * off after half of the answer; `garbage` answers something that is not the protocol; `endless` begins an
 * answer and never ends it; `drop` takes the request and says nothing; `delay` answers late.
 */
export type Fault = (
  | { kind: 'status'; status: number }
  | { kind: 'cut' }
  | { kind: 'garbage' }
  | { kind: 'endless' }
  | { kind: 'drop' }
  | { kind: 'delay'; ms: number }
) & {
  /** The only text that it befalls, where the requests are texts. */
  text?: string
  /** Where in a conversation it is due; only told. */
  point?: string
}

/** A fault that came; Unix milliseconds. */
export interface Taken {
  fault: Fault
  atMs: number
}

/** Faults by request: the next ones in order, then `always` if one is set. */
export class Faults {
  /** What did go wrong so far. */
  readonly taken: Taken[] = []
  #next: Fault[] = []
  always: Fault | undefined

  /** Has the coming requests go wrong, one fault each. */
  queue(...faults: Fault[]): void {
    this.#next.push(...faults)
  }

  /** What goes wrong with the request that came in now. */
  take(text?: string): Fault | undefined {
    const fault = this.draw(text)
    if (fault) this.came(fault)
    return fault
  }

  /** What will go wrong with the request that came in now: whoever asks tells when it came. */
  draw(text?: string): Fault | undefined {
    const at = this.#next.findIndex((fault) => fault.text === undefined || fault.text === text)
    return at < 0 ? this.always : this.#next.splice(at, 1)[0]
  }

  came(fault: Fault): void {
    this.taken.push({ fault, atMs: unixMs() })
  }

  clear(): void {
    this.#next = []
    this.always = undefined
  }
}
