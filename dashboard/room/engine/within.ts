/** Aborted after a time. `AbortSignal.timeout` is younger than some phones. */
export function within(ms: number): AbortSignal {
  const aborter = new AbortController()
  setTimeout(() => aborter.abort(), ms)
  return aborter.signal
}
