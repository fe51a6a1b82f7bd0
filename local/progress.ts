const silentMs = 2_000
const repeatMs = 10_000

/** Takes one line for people, without a line end. */
export type OnProgress = (line: string) => void

/** Awaits the work and, when it takes over two seconds, says that it goes on and for how long. */
export async function showWait<T>(
  onProgress: OnProgress,
  label: string | (() => string),
  work: () => Promise<T>,
): Promise<T> {
  const startedMs = performance.now()
  const shown = () => (typeof label === 'string' ? label : label())
  const elapsed = () => `${Math.round((performance.now() - startedMs) / 1000)} s`
  let repeat: NodeJS.Timeout | undefined
  const first = setTimeout(() => {
    onProgress(`${shown()} ...`)
    repeat = setInterval(() => onProgress(`${shown()} ... ${elapsed()}`), repeatMs)
  }, silentMs)
  try {
    const result = await work()
    if (repeat) onProgress(`${shown()}: done in ${elapsed()}`)
    return result
  } finally {
    clearTimeout(first)
    clearInterval(repeat)
  }
}
