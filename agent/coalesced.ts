/** Runs at once, and then once an interval at most, however often it is wished for; the last wish is not lost. */
export function coalesced(intervalMs: number, run: () => void): { wish(): void; stop(): void } {
  let isAgain = false
  let timer: NodeJS.Timeout | undefined
  const go = () => {
    run()
    timer = setTimeout(() => {
      timer = undefined
      if (isAgain) go()
    }, intervalMs).unref()
    isAgain = false
  }
  return {
    wish() {
      if (timer) isAgain = true
      else go()
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
