/** The tab of before may still be going when a page is loaded again. */
const RELOAD_MS = 1_000

/** Keeps one link to one tab of this browser. */
export interface TabLock {
  /** Waits a moment for it. @returns whether this tab has it now */
  take(): Promise<boolean>
  /** From the tab that has it, which is told by `onLost`. */
  steal(): Promise<void>
}

/** @param name the same for all tabs that must not be there together; @param onLost another tab has it now */
export function tabLock(name: string, onLost: () => void): TabLock {
  // Absent on insecure origins: then the server moves the seat, and this is a move like any other.
  const { locks } = navigator as { locks?: LockManager }
  const hold = (options: LockOptions): Promise<boolean> =>
    new Promise((resolve) => {
      if (!locks) return resolve(true)
      let isHeld = false
      locks
        .request(name, options, () => {
          isHeld = true
          resolve(true)
          // For as long as the page is there.
          return new Promise<never>(() => undefined)
        })
        .catch(() => (isHeld ? onLost() : resolve(false)))
    })
  const isInUse = async (): Promise<boolean> =>
    (await locks?.query())?.held?.some((lock) => lock.name === name) ?? false
  return {
    async take() {
      const patience = new AbortController()
      const timer = setTimeout(async () => {
        // Nobody has it: a slow browser gives it late. Whoever has been given it keeps it.
        if (await isInUse()) patience.abort()
      }, RELOAD_MS)
      const isTaken = await hold({ signal: patience.signal })
      clearTimeout(timer)
      return isTaken
    },
    async steal() {
      await hold({ steal: true })
    },
  }
}
