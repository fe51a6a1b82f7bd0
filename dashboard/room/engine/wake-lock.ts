/** Keeps the screen on: a phone that sleeps freezes the page, and the page falls out of the room. */
export class ScreenLock {
  #wanted = false
  #sentinel: WakeLockSentinel | undefined

  constructor() {
    // The browser lets it go with the page, and does not take it again.
    document.addEventListener('visibilitychange', () => void this.#settle())
  }

  want(wanted: boolean): void {
    if (wanted === this.#wanted) return
    this.#wanted = wanted
    void this.#settle()
  }

  async #settle(): Promise<void> {
    const { wakeLock } = navigator as { wakeLock?: WakeLock }
    if (!this.#wanted) {
      void this.#sentinel?.release().catch(() => undefined)
      this.#sentinel = undefined
      return
    }
    if (!wakeLock || document.visibilityState !== 'visible' || this.#sentinel?.released === false) return
    // Refused when the battery is low: nothing more can be done.
    this.#sentinel = await wakeLock.request('screen').catch(() => undefined)
    if (!this.#wanted) void this.#settle()
  }
}
