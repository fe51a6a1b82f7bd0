export interface Timer {
  cancel(): void
}

/** The time that an agent's hold on its interview is measured by; a simulation has its own. */
export interface Clock {
  /** Milliseconds that never go back, from no particular moment. */
  now(): number
  after(ms: number, run: () => void): Timer
}

export const realClock: Clock = {
  now: () => performance.now(),
  after(ms, run) {
    const timeout = setTimeout(run, ms)
    return { cancel: () => clearTimeout(timeout) }
  },
}

export const delay = (clock: Clock, ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve))
