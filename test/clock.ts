/** Unix milliseconds, finer than `Date.now`. */
export const unixMs = (): number => performance.timeOrigin + performance.now()
