/** The sandbox lets these pass or fail only at run time. */
export const impure = [() => Math.random(), () => crypto.randomUUID(), () => process.env, () => performance.now()]

/** In the sandbox the clock and the timers are Temporal's own. */
export const deterministic = [() => Date.now(), () => setTimeout(() => undefined, 1)]
