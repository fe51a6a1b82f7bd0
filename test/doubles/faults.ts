/**
 * What a vendor can do wrong. `status` refuses the request (401, 429, 500); `cut` breaks the connection
 * off after half of the answer; `garbage` answers something that is not the protocol; `endless` begins an
 * answer and never ends it; `drop` takes the request and says nothing; `delay` answers late.
 */
export type Fault =
  | { kind: 'status'; status: number }
  | { kind: 'cut' }
  | { kind: 'garbage' }
  | { kind: 'endless' }
  | { kind: 'drop' }
  | { kind: 'delay'; ms: number }

/** Faults by request: the next ones in order, then `always` if one is set. */
export class Faults {
  /** What did go wrong so far. */
  readonly taken: Fault[] = []
  #next: Fault[] = []
  always: Fault | undefined

  /** Has the coming requests go wrong, one fault each. */
  queue(...faults: Fault[]): void {
    this.#next.push(...faults)
  }

  /** What goes wrong with the request that came in now. */
  take(): Fault | undefined {
    const fault = this.#next.shift() ?? this.always
    if (fault) this.taken.push(fault)
    return fault
  }

  clear(): void {
    this.#next = []
    this.always = undefined
  }
}
