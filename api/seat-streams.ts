/** Of one seat: a page, and what a reload of it has left behind. */
const AT_ONCE = 3

/** Event streams of seats in this process: past a few, the oldest of a seat gives way, so that no browser can hold many. */
export class SeatStreams {
  readonly #open = new Map<string, Set<() => void>>()

  /** @returns to be called when the stream has ended */
  add(seatId: string, end: () => void): () => void {
    const streams = this.#open.get(seatId) ?? new Set()
    this.#open.set(seatId, streams.add(end))
    if (streams.size > AT_ONCE) {
      const [oldest] = streams
      if (oldest) streams.delete(oldest)
      oldest?.()
    }
    return () => {
      streams.delete(end)
      if (streams.size === 0 && this.#open.get(seatId) === streams) this.#open.delete(seatId)
    }
  }
}
